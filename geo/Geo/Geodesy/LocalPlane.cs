using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Geo.Geodesy;

/// <summary>
/// A plane in ground metres for one city: the transverse Mercator projection of the WGS-84 ellipsoid on a central meridian of the
/// city's own. Its scale is 1 on that meridian and 1 + d²/2R² at d east or west of it, whatever the latitude: distances under 1 km
/// are right to 1e-5 within 28 km, and to 4e-5 within 57 km, which is all of Qinhuangdao. It serves clusters and drawings; a
/// decision about a radius is geodesic.
/// </summary>
public sealed class LocalPlane
{
    private static readonly TransverseMercator Projection = new(Ellipsoid.A, Ellipsoid.F);
    private readonly double _centralMeridian;

    private LocalPlane(double centralMeridian) => _centralMeridian = centralMeridian;

    /// <summary>The plane whose central meridian halves the points' span of longitudes; that of Greenwich for none. O(n).</summary>
    public static LocalPlane Around(ReadOnlySpan<Wgs84> points)
    {
        var (west, east) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var point in points)
        {
            (west, east) = (Math.Min(west, point.Lon), Math.Max(east, point.Lon));
        }

        return new(points.IsEmpty ? 0 : (west + east) / 2);
    }

    /// <summary>Metres east of the central meridian and north of the equator. O(1).</summary>
    public (double EastM, double NorthM) ToPlane(Wgs84 point) =>
        Projection.Project(point.Lon - _centralMeridian, point.Lat);

    /// <summary>Back to degrees. O(1).</summary>
    public Wgs84 ToWgs84(double eastM, double northM)
    {
        var (lon, lat) = Projection.Unproject(eastM, northM);
        return new(lon + _centralMeridian, lat);
    }
}
