using System.Numerics;

namespace QhdHomeMap.Geo.Coordinates;

/// <summary>
/// The transverse Mercator projection of an ellipsoid, by Krüger's series in the third flattening to order 6. Within 40° of
/// the central meridian its error is that of rounding, 10 nm; it grows to 0.2 µm at 50° and 4 mm at 70° (against the exact
/// projection by elliptic functions).
/// Source: Karney, Transverse Mercator with an accuracy of a few nanometers, J. Geodesy 85 (2011), equations 7 to 11, 35, 36.
/// </summary>
internal sealed class TransverseMercator
{
    private readonly double _eccentricitySquared;
    private readonly double _eccentricity;
    private readonly double _rectifyingRadius;
    private readonly double[] _alpha;
    private readonly double[] _beta;

    /// <summary>The projection with scale 1 on the central meridian.</summary>
    /// <param name="semiMajorAxis">Metres.</param>
    /// <param name="flattening">(a − b) / a.</param>
    public TransverseMercator(double semiMajorAxis, double flattening)
    {
        _eccentricitySquared = flattening * (2 - flattening);
        _eccentricity = Math.Sqrt(_eccentricitySquared);
        var n = flattening / (2 - flattening);
        var n2 = n * n;
        _rectifyingRadius = semiMajorAxis / (1 + n) * (1 + (n2 * (1 / 4d + (n2 * (1 / 64d + (n2 / 256d))))));
        _alpha =
        [
            Series(n, 1, 1 / 2d, -2 / 3d, 5 / 16d, 41 / 180d, -127 / 288d, 7891 / 37800d),
            Series(n, 2, 13 / 48d, -3 / 5d, 557 / 1440d, 281 / 630d, -1983433 / 1935360d),
            Series(n, 3, 61 / 240d, -103 / 140d, 15061 / 26880d, 167603 / 181440d),
            Series(n, 4, 49561 / 161280d, -179 / 168d, 6601661 / 7257600d),
            Series(n, 5, 34729 / 80640d, -3418889 / 1995840d),
            Series(n, 6, 212378941 / 319334400d),
        ];
        _beta =
        [
            Series(n, 1, -1 / 2d, 2 / 3d, -37 / 96d, 1 / 360d, 81 / 512d, -96199 / 604800d),
            Series(n, 2, -1 / 48d, -1 / 15d, 437 / 1440d, -46 / 105d, 1118711 / 3870720d),
            Series(n, 3, -17 / 480d, 37 / 840d, 209 / 4480d, -5569 / 90720d),
            Series(n, 4, -4397 / 161280d, 11 / 504d, 830251 / 7257600d),
            Series(n, 5, -4583 / 161280d, 108847 / 3991680d),
            Series(n, 6, -20648693 / 638668800d),
        ];
    }

    /// <summary>Metres east of the central meridian and north of the equator.</summary>
    /// <param name="lon">Degrees from the central meridian.</param>
    /// <param name="lat">Degrees.</param>
    public (double EastM, double NorthM) Project(double lon, double lat)
    {
        var (sinLon, cosLon) = Math.SinCos(double.DegreesToRadians(lon));
        var tauConformal = Conformal(Math.Tan(double.DegreesToRadians(lat)));
        var sphere = new Complex(
            Math.Atan2(tauConformal, cosLon),
            Math.Asinh(sinLon / double.Hypot(tauConformal, cosLon))
        );
        var zeta = (sphere + SineSum(_alpha, sphere)) * _rectifyingRadius;
        return (zeta.Imaginary, zeta.Real);
    }

    /// <summary>The inverse of <see cref="Project"/>: degrees from the central meridian, and latitude.</summary>
    public (double Lon, double Lat) Unproject(double eastM, double northM)
    {
        var zeta = new Complex(northM, eastM) / _rectifyingRadius;
        var sphere = zeta + SineSum(_beta, zeta);
        var (sinXi, cosXi) = Math.SinCos(sphere.Real);
        var sinhEta = Math.Sinh(sphere.Imaginary);
        var tau = Geodetic(sinXi / double.Hypot(sinhEta, cosXi));
        return (double.RadiansToDegrees(Math.Atan2(sinhEta, cosXi)), double.RadiansToDegrees(Math.Atan(tau)));
    }

    // tan(latitude) to tan(conformal latitude), equations 7 and 9.
    private double Conformal(double tau)
    {
        var secant = double.Hypot(1, tau);
        var sigma = Math.Sinh(_eccentricity * Math.Atanh(_eccentricity * tau / secant));
        return (tau * double.Hypot(1, sigma)) - (sigma * secant);
    }

    // The inverse of Conformal by Newton's method, equations 19 to 21; each round doubles the digits, two are usual.
    private double Geodetic(double tauConformal)
    {
        var tau = tauConformal / (1 - _eccentricitySquared);
        for (var round = 0; round < 5; round++)
        {
            var reached = Conformal(tau);
            var step =
                (tauConformal - reached)
                / double.Hypot(1, reached)
                * (1 + ((1 - _eccentricitySquared) * tau * tau))
                / ((1 - _eccentricitySquared) * double.Hypot(1, tau));
            tau += step;
            if (!(Math.Abs(step) > 1e-15 * Math.Max(1, Math.Abs(tau))))
            {
                break;
            }
        }

        return tau;
    }

    // The sum of c[j - 1] sin(2 j z) by Clenshaw's recurrence.
    private static Complex SineSum(double[] coefficients, Complex z)
    {
        var twoCosine = 2 * Complex.Cos(2 * z);
        var (next, afterNext) = (Complex.Zero, Complex.Zero);
        for (var j = coefficients.Length - 1; j >= 0; j--)
        {
            (next, afterNext) = ((twoCosine * next) - afterNext + coefficients[j], next);
        }

        return next * Complex.Sin(2 * z);
    }

    // coefficients[0] n^power + coefficients[1] n^(power + 1) + …
    private static double Series(double n, int power, params ReadOnlySpan<double> coefficients)
    {
        var sum = 0d;
        for (var i = coefficients.Length - 1; i >= 0; i--)
        {
            sum = (sum * n) + coefficients[i];
        }

        return sum * Math.Pow(n, power);
    }
}
