namespace QhdHomeMap.Geo.Coordinates;

/// <summary>
/// A point in EPSG:4549, the 3-degree Gauss-Krüger zone of CGCS2000 with central meridian 120° E that holds Qinhuangdao:
/// no zone number in the easting, false easting 500 km, scale 1.
/// </summary>
/// <param name="Easting">Metres; the surveyors' y.</param>
/// <param name="Northing">Metres; the surveyors' x.</param>
public readonly record struct GaussKruger120(double Easting, double Northing)
{
    private const double CentralMeridian = 120;
    private const double FalseEasting = 500_000;

    // CGCS2000's own ellipsoid.
    private static readonly TransverseMercator Projection = new(6378137, 1 / 298.257222101);

    /// <summary>
    /// How far from the central meridian a point may lie, in degrees. The zone is meant for 1.5; all of China lies within 47,
    /// where the projection is still right to a micrometre.
    /// </summary>
    public const double ReachDegrees = 50;

    /// <summary>Whether a point is near enough to the central meridian for the numbers to mean something.</summary>
    public static bool Reaches(Wgs84 point) => Math.Abs(point.Lon - CentralMeridian) <= ReachDegrees;

    /// <summary>The same place projected; meaningful where <see cref="Reaches"/> holds.</summary>
    public static GaussKruger120 FromWgs84(Wgs84 point)
    {
        var (eastM, northM) = Projection.Project(point.Lon - CentralMeridian, point.Lat);
        return new(eastM + FalseEasting, northM);
    }

    /// <summary>The same place in WGS-84.</summary>
    public Wgs84 ToWgs84()
    {
        var (lon, lat) = Projection.Unproject(Easting - FalseEasting, Northing);
        return new(lon + CentralMeridian, lat);
    }
}
