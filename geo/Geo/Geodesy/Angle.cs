namespace QhdHomeMap.Geo.Geodesy;

/// <summary>
/// An angle by its sine and cosine, so that quadrants and quarter turns stay exact and no digits are lost near them.
/// </summary>
internal readonly record struct Angle(double Sin, double Cos)
{
    /// <summary>The direction of (cos, sin), of any length but zero.</summary>
    public static Angle Of(double sin, double cos)
    {
        var length = double.Hypot(sin, cos);
        return new(sin / length, cos / length);
    }

    /// <summary>
    /// From degrees; multiples of 90 are exact. (So they are by the framework's SinCosPi, but near 0 that ends its series early
    /// and is 10 nm off on the ground.)
    /// </summary>
    public static Angle FromDegrees(double degrees)
    {
        var quarters = Math.Round(degrees / 90);
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(degrees - (90 * quarters)));
        return ((int)quarters & 3) switch
        {
            0 => new(sin, cos),
            1 => new(cos, -sin),
            2 => new(-sin, -cos),
            _ => new(-cos, sin),
        };
    }

    /// <summary>From radians.</summary>
    public static Angle FromRadians(double radians)
    {
        var (sin, cos) = Math.SinCos(radians);
        return new(sin, cos);
    }

    /// <summary>The way from this angle to <paramref name="later"/>, which is at most half a turn on.</summary>
    public Angle To(Angle later) =>
        new(Math.Max(0, (Cos * later.Sin) - (Sin * later.Cos)), (Cos * later.Cos) + (Sin * later.Sin));

    /// <summary>In radians, −π to π.</summary>
    public double Radians => Math.Atan2(Sin, Cos);

    /// <summary>This angle turned on by another.</summary>
    public Angle Plus(Angle turn) => Of((Sin * turn.Cos) + (Cos * turn.Sin), (Cos * turn.Cos) - (Sin * turn.Sin));
}
