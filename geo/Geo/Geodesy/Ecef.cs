using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Geo.Geodesy;

/// <summary>
/// A point on the surface of the WGS-84 ellipsoid in earth-centred, earth-fixed coordinates, metres: x towards 0° E, y
/// towards 90° E, z towards the north pole.
/// </summary>
/// <param name="X">Metres.</param>
/// <param name="Y">Metres.</param>
/// <param name="Z">Metres.</param>
public readonly record struct Ecef(double X, double Y, double Z)
{
    /// <summary>The point on the ellipsoid at height 0, within a nanometre or two.</summary>
    public static Ecef FromWgs84(Wgs84 point)
    {
        var (sinLat, cosLat) = Angle.FromDegrees(point.Lat);
        var (sinLon, cosLon) = Angle.FromDegrees(point.Lon);
        var primeVerticalRadius = Ellipsoid.A / Math.Sqrt(1 - (Ellipsoid.E2 * sinLat * sinLat));
        return new(
            primeVerticalRadius * cosLat * cosLon,
            primeVerticalRadius * cosLat * sinLon,
            primeVerticalRadius * (1 - Ellipsoid.E2) * sinLat
        );
    }

    /// <summary>Back to degrees. The point must lie on the ellipsoid, as <see cref="FromWgs84"/> makes them.</summary>
    public Wgs84 ToWgs84() =>
        new(
            double.RadiansToDegrees(Math.Atan2(Y, X)),
            double.RadiansToDegrees(Math.Atan2(Z, (1 - Ellipsoid.E2) * Math.Sqrt((X * X) + (Y * Y))))
        );

    /// <summary>
    /// The square of the straight line through the earth, m². A chord is never longer than the geodesic over it, so comparing
    /// chords with a distance prunes exactly, up to the rounding of the coordinates (4 nm).
    /// </summary>
    public static double ChordSquaredM2(in Ecef a, in Ecef b)
    {
        var (x, y, z) = (b.X - a.X, b.Y - a.Y, b.Z - a.Z);
        return (x * x) + (y * y) + (z * z);
    }
}
