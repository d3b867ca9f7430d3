namespace QhdHomeMap.Geo.Roads.Search;

/// <summary>
/// Costs as multiples of 2⁻³⁰, about a nanometre or a nanosecond. A double holds such sums without any rounding up to 2²³ (8,388
/// kilometres, 97 days), so the order of adding does not matter: every algorithm returns the same bits, equal ways are equal,
/// and the triangle inequality holds exactly. An edge is off by half a nanometre, ten kilometres in a thousand edges by half a micrometre.
/// </summary>
internal static class ExactCost
{
    private const double Grain = 1d / (1 << 30);

    /// <summary>The nearest multiple; infinite stays infinite.</summary>
    public static double Of(double cost) => Math.Round(cost * (1 << 30)) * Grain;
}
