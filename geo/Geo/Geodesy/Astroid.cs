namespace QhdHomeMap.Geo.Geodesy;

/// <summary>The envelope of the geodesics that meet near an antipode; Karney 2013, section 5.</summary>
internal static class Astroid
{
    /// <summary>
    /// The positive root κ of κ⁴ + 2κ³ − (x² + y² − 1)κ² − 2y²κ − y² = 0 (equation 55), in closed form; 0 on the cut within.
    /// </summary>
    public static double Root(double x, double y)
    {
        var (p, q) = (x * x, y * y);
        var r = (p + q - 1) / 6;
        if (q == 0 && r <= 0)
        {
            return 0;
        }

        var s = p * q / 4;
        var r3 = r * r * r;
        var discriminant = s * (s + (2 * r3));
        var u = r;
        if (discriminant >= 0)
        {
            var t3 = s + r3;
            var t = Math.Cbrt(t3 + (t3 < 0 ? -Math.Sqrt(discriminant) : Math.Sqrt(discriminant)));
            u += t + (t != 0 ? r * r / t : 0);
        }
        else
        {
            u += 2 * r * Math.Cos(Math.Atan2(Math.Sqrt(-discriminant), -(s + r3)) / 3);
        }

        var v = Math.Sqrt((u * u) + q);
        var uv = u < 0 ? q / (v - u) : u + v;
        var w = (uv - q) / (2 * v);
        return uv / (Math.Sqrt(uv + (w * w)) + w);
    }
}
