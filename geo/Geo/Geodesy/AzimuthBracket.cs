namespace QhdHomeMap.Geo.Geodesy;

/// <summary>
/// The azimuths between which the wanted one lies. The longitude that a geodesic reaches grows with its azimuth.
/// </summary>
internal struct AzimuthBracket()
{
    // Below the digits of a double, so that only a bracket that cannot be halved any more counts as closed.
    private const double ClosedWidth = 3.3e-24;

    private Angle _low = new(InverseProblem.Tiny, 1);
    private Angle _high = new(InverseProblem.Tiny, -1);

    /// <summary>Takes a tried azimuth for an end, by the sign of the longitude it missed by.</summary>
    /// <param name="tried">The azimuth.</param>
    /// <param name="miss">Reached minus wanted longitude.</param>
    /// <param name="isSure">It lies inside the bracket, so its cotangent need not be compared.</param>
    public void Narrow(Angle tried, double miss, bool isSure)
    {
        if (miss > 0 && (isSure || Cotangent(tried) > Cotangent(_high)))
        {
            _high = tried;
        }
        else if (miss < 0 && (isSure || Cotangent(tried) < Cotangent(_low)))
        {
            _low = tried;
        }
    }

    /// <summary>The azimuth in the middle, and whether it can no longer be told from an end.</summary>
    public readonly (Angle Middle, bool IsClosed) Halve()
    {
        var middle = Angle.Of((_low.Sin + _high.Sin) / 2, (_low.Cos + _high.Cos) / 2);
        return (middle, Width(_low, middle) < ClosedWidth || Width(middle, _high) < ClosedWidth);
    }

    private static double Cotangent(Angle angle) => angle.Cos / angle.Sin;

    private static double Width(Angle smaller, Angle larger) =>
        Math.Abs(smaller.Sin - larger.Sin) + (smaller.Cos - larger.Cos);
}
