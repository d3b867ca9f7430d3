namespace QhdHomeMap.Geo.Coordinates;

/// <summary>
/// A point in GCJ-02, the shifted datum of published maps in China: WeChat, Tencent and Amap speak it. In Qinhuangdao it
/// lies about 500 m from WGS-84. Outside the box of <see cref="ChinaShift"/> nothing is shifted.
/// </summary>
/// <param name="Lon">Longitude in degrees, east positive.</param>
/// <param name="Lat">Latitude in degrees, north positive.</param>
public readonly record struct Gcj02(double Lon, double Lat)
{
    /// <summary>The same place in GCJ-02.</summary>
    public static Gcj02 FromWgs84(Wgs84 point) =>
        ChinaShift.Applies(point.Lon, point.Lat) ? Shifted(point) : new(point.Lon, point.Lat);

    /// <summary>
    /// The same place in WGS-84, exact to well below a millimetre; see <see cref="ChinaShift.Undo"/> for the edge.
    /// </summary>
    public Wgs84 ToWgs84() =>
        ChinaShift.Undo(
            Lon,
            Lat,
            static point =>
            {
                var shifted = Shifted(point);
                return (shifted.Lon, shifted.Lat);
            }
        );

    /// <summary>The shift without asking whether it applies.</summary>
    internal static Gcj02 Shifted(Wgs84 point)
    {
        var (dLon, dLat) = ChinaShift.At(point.Lon, point.Lat);
        return new(point.Lon + dLon, point.Lat + dLat);
    }
}
