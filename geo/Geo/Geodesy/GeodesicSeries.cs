namespace QhdHomeMap.Geo.Geodesy;

/// <summary>
/// The integrals along a geodesic as Fourier series in the arc length σ on the auxiliary sphere, to order 6 in the expansion
/// parameter ε. Source: Karney, Algorithms for geodesics, J. Geodesy 87 (2013), equations 15 to 25 and 40 to 43; the
/// coefficients were expanded again from the integrands with a computer algebra system and agree.
/// </summary>
internal static class GeodesicSeries
{
    private const int Order = 6;

    // A3 and C3 are polynomials in ε whose coefficients are polynomials in n, constant for this ellipsoid.
    private static readonly double[] A3Terms =
    [
        1,
        -1 / 2d + (1 / 2d * Ellipsoid.N),
        -1 / 4d - (1 / 8d * Ellipsoid.N) + (3 / 8d * Ellipsoid.N * Ellipsoid.N),
        -1 / 16d - (3 / 16d * Ellipsoid.N) - (1 / 16d * Ellipsoid.N * Ellipsoid.N),
        -3 / 64d - (1 / 32d * Ellipsoid.N),
        -3 / 128d,
    ];

    private static readonly double[][] C3Terms =
    [
        [
            1 / 4d - (1 / 4d * Ellipsoid.N),
            1 / 8d - (1 / 8d * Ellipsoid.N * Ellipsoid.N),
            3 / 64d + (3 / 64d * Ellipsoid.N) - (1 / 64d * Ellipsoid.N * Ellipsoid.N),
            5 / 128d + (1 / 64d * Ellipsoid.N),
            3 / 128d,
        ],
        [
            1 / 16d - (3 / 32d * Ellipsoid.N) + (1 / 32d * Ellipsoid.N * Ellipsoid.N),
            3 / 64d - (1 / 32d * Ellipsoid.N) - (3 / 64d * Ellipsoid.N * Ellipsoid.N),
            3 / 128d + (1 / 128d * Ellipsoid.N),
            5 / 256d,
        ],
        [
            5 / 192d - (3 / 64d * Ellipsoid.N) + (5 / 192d * Ellipsoid.N * Ellipsoid.N),
            3 / 128d - (5 / 192d * Ellipsoid.N),
            7 / 512d,
        ],
        [7 / 512d - (7 / 256d * Ellipsoid.N), 7 / 512d],
        [21 / 2560d],
    ];

    /// <summary>The distance integral I₁(σ₂) − I₁(σ₁): the length of the arc divided by the polar semi-axis.</summary>
    public static double Distance(double epsilon, Angle sigma1, Angle sigma2) =>
        A1(epsilon) * (sigma1.To(sigma2).Radians + C1Difference(epsilon, sigma1, sigma2));

    /// <summary>J(σ₂) − J(σ₁) = (I₁ − I₂)(σ₂) − (I₁ − I₂)(σ₁), equation 40: what the reduced length needs.</summary>
    public static double LengthDifference(double epsilon, Angle sigma1, Angle sigma2)
    {
        Span<double> c2 = stackalloc double[Order];
        C2(epsilon, c2);
        var (a1, a2) = (A1(epsilon), A2(epsilon));
        return ((a1 - a2) * sigma1.To(sigma2).Radians)
            + (a1 * C1Difference(epsilon, sigma1, sigma2))
            - (a2 * (SineSum(c2, sigma2) - SineSum(c2, sigma1)));
    }

    /// <summary>The longitude integral I₃(σ₂) − I₃(σ₁), equation 23.</summary>
    public static double Longitude(double epsilon, Angle sigma1, Angle sigma2)
    {
        Span<double> c3 = stackalloc double[Order - 1];
        var power = epsilon;
        for (var l = 0; l < c3.Length; l++, power *= epsilon)
        {
            c3[l] = power * Polynomial(C3Terms[l], epsilon);
        }

        return A3(epsilon) * (sigma1.To(sigma2).Radians + SineSum(c3, sigma2) - SineSum(c3, sigma1));
    }

    /// <summary>A₃, equation 24.</summary>
    public static double A3(double epsilon) => Polynomial(A3Terms, epsilon);

    private static double C1Difference(double epsilon, Angle sigma1, Angle sigma2)
    {
        Span<double> c1 = stackalloc double[Order];
        C1(epsilon, c1);
        return SineSum(c1, sigma2) - SineSum(c1, sigma1);
    }

    // Equation 17.
    private static double A1(double e)
    {
        var e2 = e * e;
        return (1 + (e2 * (1 / 4d + (e2 * (1 / 64d + (e2 / 256d)))))) / (1 - e);
    }

    // Equation 18.
    private static void C1(double e, Span<double> c)
    {
        var e2 = e * e;
        var power = e;
        c[0] = power * (-1 / 2d + (e2 * (3 / 16d - (e2 / 32d))));
        c[1] = (power *= e) * (-1 / 16d + (e2 * (1 / 32d - (e2 * 9 / 2048d))));
        c[2] = (power *= e) * (-1 / 48d + (e2 * 3 / 256d));
        c[3] = (power *= e) * (-5 / 512d + (e2 * 3 / 512d));
        c[4] = (power *= e) * (-7 / 1280d);
        c[5] = power * e * (-7 / 2048d);
    }

    // Equation 42.
    private static double A2(double e)
    {
        var e2 = e * e;
        return (1 + (e2 * (1 / 4d + (e2 * (9 / 64d + (e2 * 25 / 256d)))))) * (1 - e);
    }

    // Equation 43.
    private static void C2(double e, Span<double> c)
    {
        var e2 = e * e;
        var power = e;
        c[0] = power * (1 / 2d + (e2 * (1 / 16d + (e2 / 32d))));
        c[1] = (power *= e) * (3 / 16d + (e2 * (1 / 32d + (e2 * 35 / 2048d))));
        c[2] = (power *= e) * (5 / 48d + (e2 * 5 / 256d));
        c[3] = (power *= e) * (35 / 512d + (e2 * 7 / 512d));
        c[4] = (power *= e) * (63 / 1280d);
        c[5] = power * e * (77 / 2048d);
    }

    private static double Polynomial(double[] terms, double x)
    {
        var sum = 0d;
        for (var i = terms.Length - 1; i >= 0; i--)
        {
            sum = (sum * x) + terms[i];
        }

        return sum;
    }

    // The sum of c[l - 1] sin(2 l σ) by Clenshaw's recurrence.
    private static double SineSum(ReadOnlySpan<double> c, Angle sigma)
    {
        var twoCosine = 2 * (sigma.Cos - sigma.Sin) * (sigma.Cos + sigma.Sin);
        var (next, afterNext) = (0d, 0d);
        for (var l = c.Length - 1; l >= 0; l--)
        {
            (next, afterNext) = ((twoCosine * next) - afterNext + c[l], next);
        }

        return 2 * sigma.Sin * sigma.Cos * next;
    }
}
