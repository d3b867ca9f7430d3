namespace QhdHomeMap.Geo.Geodesy;

/// <summary>
/// The inverse geodesic problem in canonical form: latitude 1 south and the larger, −|lat1| ≤ lat2 ≤ |lat1|, longitude
/// difference λ₁₂ within 0 to π. It is solved for the azimuth α₁ at which the geodesic that first reaches latitude 2 has gone
/// λ₁₂ eastward. Lengths are in units of the polar semi-axis. Equation numbers are of Karney 2013.
/// </summary>
internal readonly struct InverseProblem
{
    private const double Epsilon = 2.220446049250313e-16;

    /// <summary>Stands for zero where a sign or a direction must survive: the root of the smallest normal number.</summary>
    public const double Tiny = 1.4916681462400413e-154;

    // Newton's method needs two to four rounds; a bisection would need 52 + 10.
    private const int NewtonRounds = 20;
    private const int AllRounds = NewtonRounds + 52 + 10;

    private readonly Angle _beta1;
    private readonly Angle _beta2;
    private readonly Angle _lambda;
    private readonly double _lambdaRadians;

    /// <summary>Latitudes in degrees; the longitude difference in radians and as an angle.</summary>
    public InverseProblem(double lat1, double lat2, double lambdaRadians, Angle lambda)
    {
        _beta1 = ReducedLatitude(lat1);
        _beta2 = ReducedLatitude(lat2);
        _lambda = lambda;
        _lambdaRadians = lambdaRadians;

        // Where the latitudes are equal in one of sine and cosine, rounding must not keep the other apart: Departure's
        // square root would magnify it.
        if (_beta1.Cos < -_beta1.Sin && _beta2.Cos == _beta1.Cos)
        {
            _beta2 = _beta2 with { Sin = Math.CopySign(_beta1.Sin, _beta2.Sin) };
        }
        else if (_beta1.Cos >= -_beta1.Sin && Math.Abs(_beta2.Sin) == -_beta1.Sin)
        {
            _beta2 = _beta2 with { Cos = _beta1.Cos };
        }
    }

    /// <summary>The length when both points lie on one meridian or one is a pole.</summary>
    public double AlongMeridian() =>
        GeodesicSeries.Distance(Ellipsoid.N, new(_beta1.Sin, _lambda.Cos * _beta1.Cos), _beta2);

    /// <summary>The length in all other cases.</summary>
    public double Solve()
    {
        // Up to about half a radian, a sphere of the radius in between is a good picture of the ellipsoid.
        var cosBeta12 = (_beta2.Cos * _beta1.Cos) + (_beta2.Sin * _beta1.Sin);
        var isShort = cosBeta12 >= 0 && SinBetaDifference < 0.5 && _beta2.Cos * _lambdaRadians < 0.5;
        var scale = isShort ? MeanScale() : 1;
        var omega = isShort ? Angle.FromRadians(_lambdaRadians / ((1 - Ellipsoid.F) * scale)) : _lambda;

        var (sin, cos) = SphericalDirection(omega);
        var sinSigma = double.Hypot(sin, cos);
        var cosSigma = (_beta1.Sin * _beta2.Sin) + (_beta1.Cos * _beta2.Cos * omega.Cos);

        // Below about 20 cm the sphere is exact.
        if (isShort && sinSigma < 3.6e-8)
        {
            return Math.Atan2(sinSigma, cosSigma) * scale;
        }

        if (cosSigma < 0 && sinSigma < 6 * Ellipsoid.N * Math.PI * _beta1.Cos * _beta1.Cos)
        {
            (sin, cos) = AntipodalDirection();
        }

        return FindAzimuth(sin > 0 ? Angle.Of(sin, cos) : new(1, 0));
    }

    // Newton's method on α₁ (section 4), fenced by a bracket that is halved whenever Newton leaves it or is slow.
    private double FindAzimuth(Angle alpha)
    {
        var bracket = new AzimuthBracket();
        var (isLastNewton, isDone) = (false, false);
        for (var round = 0; ; round++)
        {
            var trial = Shoot(alpha);
            var isSettled = !(Math.Abs(trial.Miss) >= (isLastNewton ? 8 : 1) * Epsilon);
            if (isSettled || isDone || round == AllRounds)
            {
                return GeodesicSeries.Distance(trial.Expansion, trial.Sigma1, trial.Sigma2);
            }

            bracket.Narrow(alpha, trial.Miss, isSure: round > NewtonRounds);
            var step = -trial.Miss / trial.Slope;
            if (round < NewtonRounds && trial.Slope > 0 && Math.Abs(step) < Math.PI)
            {
                var next = alpha.Plus(Angle.FromRadians(step));
                if (next.Sin > 0)
                {
                    isLastNewton = Math.Abs(trial.Miss) <= 16 * Epsilon;
                    alpha = next;
                    continue;
                }
            }

            (alpha, isDone) = bracket.Halve();
            isLastNewton = false;
        }
    }

    private readonly record struct Trial(double Miss, double Slope, double Expansion, Angle Sigma1, Angle Sigma2);

    // Follows the geodesic at azimuth α₁ to latitude 2: by how much it misses λ₁₂, and the change of that with α₁.
    private Trial Shoot(Angle alpha1)
    {
        if (_beta1.Sin == 0 && alpha1.Cos == 0)
        {
            // Along the equator the azimuth decides nothing: lean towards the bulge.
            alpha1 = new(alpha1.Sin, -Tiny);
        }

        var sinAlpha0 = alpha1.Sin * _beta1.Cos;
        var cosAlpha0 = double.Hypot(alpha1.Cos, alpha1.Sin * _beta1.Sin);
        var departure = Departure(alpha1);
        var sigma1 = Angle.Of(_beta1.Sin, alpha1.Cos * _beta1.Cos);
        var sigma2 = Angle.Of(_beta2.Sin, departure);
        var omega = new Angle(sinAlpha0 * _beta1.Sin, alpha1.Cos * _beta1.Cos).To(
            new(sinAlpha0 * _beta2.Sin, departure)
        );
        var eta = Math.Atan2(
            (omega.Sin * _lambda.Cos) - (omega.Cos * _lambda.Sin),
            (omega.Cos * _lambda.Cos) + (omega.Sin * _lambda.Sin)
        );

        var k2 = cosAlpha0 * cosAlpha0 * Ellipsoid.Ep2;
        var expansion = k2 / ((2 * (1 + Math.Sqrt(1 + k2))) + k2);
        var miss = eta - (Ellipsoid.F * sinAlpha0 * GeodesicSeries.Longitude(expansion, sigma1, sigma2));
        var slope =
            departure == 0
                ? -2 * (1 - Ellipsoid.F) * Scale(_beta1) / _beta1.Sin
                : (1 - Ellipsoid.F) * ReducedLength(expansion, sigma1, sigma2) / departure;
        return new(miss, slope, expansion, sigma1, sigma2);
    }

    // cos α₂ cos β₂, equation 45, in the form that keeps its digits when the latitudes are nearly equal.
    private double Departure(Angle alpha1)
    {
        var start = alpha1.Cos * _beta1.Cos;
        if (_beta2.Cos == _beta1.Cos && Math.Abs(_beta2.Sin) == -_beta1.Sin)
        {
            return Math.Abs(start);
        }

        var difference =
            _beta1.Cos < -_beta1.Sin
                ? (_beta2.Cos - _beta1.Cos) * (_beta1.Cos + _beta2.Cos)
                : (_beta1.Sin - _beta2.Sin) * (_beta1.Sin + _beta2.Sin);
        return Math.Sqrt((start * start) + difference);
    }

    // m₁₂ / b, equation 38.
    private double ReducedLength(double expansion, Angle sigma1, Angle sigma2) =>
        (Scale(_beta2) * sigma1.Cos * sigma2.Sin)
        - (Scale(_beta1) * sigma1.Sin * sigma2.Cos)
        - (sigma1.Cos * sigma2.Cos * GeodesicSeries.LengthDifference(expansion, sigma1, sigma2));

    // The azimuth at point 1 towards point 2 on the auxiliary sphere, times sin σ₁₂; equation 49 without cancellation.
    private (double Sin, double Cos) SphericalDirection(Angle omega)
    {
        var sag = _beta2.Cos * _beta1.Sin * omega.Sin * omega.Sin;
        return (
            _beta2.Cos * omega.Sin,
            omega.Cos >= 0 ? SinBetaDifference + (sag / (1 + omega.Cos)) : SinBetaSum - (sag / (1 - omega.Cos))
        );
    }

    // The starting azimuth near the antipode, where geodesics envelop an astroid; section 5, equations 53 to 57.
    private (double Sin, double Cos) AntipodalDirection()
    {
        var k2 = _beta1.Sin * _beta1.Sin * Ellipsoid.Ep2;
        var expansion = k2 / ((2 * (1 + Math.Sqrt(1 + k2))) + k2);
        var lambdaScale = Ellipsoid.F * _beta1.Cos * GeodesicSeries.A3(expansion) * Math.PI;
        var x = Math.Atan2(-_lambda.Sin, -_lambda.Cos) / lambdaScale;
        var y = SinBetaSum / (lambdaScale * _beta1.Cos);
        if (y > -200 * Epsilon && x > -1 - 1.5e-5)
        {
            // On the cut locus itself.
            var sin = Math.Min(1, -x);
            return (sin, -Math.Sqrt(1 - (sin * sin)));
        }

        var kappa = Astroid.Root(x, y);
        var (sinOmega, cosOmega) = Math.SinCos(lambdaScale * -x * kappa / (1 + kappa));
        return SphericalDirection(new(sinOmega, -cosOmega));
    }

    private double SinBetaDifference => (_beta2.Sin * _beta1.Cos) - (_beta2.Cos * _beta1.Sin);

    private double SinBetaSum => (_beta2.Sin * _beta1.Cos) + (_beta2.Cos * _beta1.Sin);

    // √(1 + e'² sin² β): how much longer than b sin σ a step is at this latitude.
    private static double Scale(Angle beta) => Math.Sqrt(1 + (Ellipsoid.Ep2 * beta.Sin * beta.Sin));

    // The same at the latitude in the middle.
    private double MeanScale()
    {
        var (sin, cos) = (_beta1.Sin + _beta2.Sin, _beta1.Cos + _beta2.Cos);
        return Math.Sqrt(1 + (Ellipsoid.Ep2 * sin * sin / ((sin * sin) + (cos * cos))));
    }

    private static Angle ReducedLatitude(double lat)
    {
        var (sin, cos) = Angle.FromDegrees(lat);
        var beta = Angle.Of((1 - Ellipsoid.F) * sin, cos);
        return beta with { Cos = Math.Max(Tiny, beta.Cos) };
    }
}
