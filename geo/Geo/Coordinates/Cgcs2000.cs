namespace QhdHomeMap.Geo.Coordinates;

/// <summary>
/// A point in CGCS2000 (EPSG:4490), the national datum that surveyors use. It and WGS-84 are realised within centimetres
/// of each other and their ellipsoids differ by 0.1 mm at the pole, so here the numbers are taken over unchanged.
/// </summary>
/// <param name="Lon">Longitude in degrees, east positive.</param>
/// <param name="Lat">Geodetic latitude in degrees, north positive.</param>
public readonly record struct Cgcs2000(double Lon, double Lat)
{
    /// <summary>The same place in CGCS2000.</summary>
    public static Cgcs2000 FromWgs84(Wgs84 point) => new(point.Lon, point.Lat);

    /// <summary>The same place in WGS-84.</summary>
    public Wgs84 ToWgs84() => new(Lon, Lat);
}
