namespace QhdHomeMap.Geo.Coordinates;

/// <summary>
/// A point in BD-09, Baidu's datum: a second, smaller shift on top of GCJ-02. Where GCJ-02 is not shifted, neither is this.
/// </summary>
/// <param name="Lon">Longitude in degrees, east positive.</param>
/// <param name="Lat">Latitude in degrees, north positive.</param>
public readonly record struct Bd09(double Lon, double Lat)
{
    // Not pi: the ripple's angle is per degree times 3000. Taking pi itself is a known error of 82 m.
    private const double RippleAngle = Math.PI * 3000 / 180;

    /// <summary>The same place in BD-09.</summary>
    public static Bd09 FromWgs84(Wgs84 point) =>
        ChinaShift.Applies(point.Lon, point.Lat) ? Shifted(Gcj02.Shifted(point)) : new(point.Lon, point.Lat);

    /// <summary>
    /// The same place in WGS-84, exact to well below a millimetre. The usual closed inverse, which puts the shifted point into
    /// the ripple, is only near; this one is solved.
    /// </summary>
    public Wgs84 ToWgs84() =>
        ChinaShift.Undo(
            Lon,
            Lat,
            static point =>
            {
                var shifted = Shifted(Gcj02.Shifted(point));
                return (shifted.Lon, shifted.Lat);
            }
        );

    private static Bd09 Shifted(Gcj02 point)
    {
        var (x, y) = point;
        var radius = Math.Sqrt((x * x) + (y * y)) + (0.00002 * Math.Sin(y * RippleAngle));
        var angle = Math.Atan2(y, x) + (0.000003 * Math.Cos(x * RippleAngle));
        return new((radius * Math.Cos(angle)) + 0.0065, (radius * Math.Sin(angle)) + 0.006);
    }
}
