namespace QhdHomeMap.Geo.Roads.Nearest;

/// <summary>A part of an edge along which a cost changes evenly. Both costs are infinite, or neither is.</summary>
/// <param name="Start">Where it begins, as a fraction of the edge, 0 to 1.</param>
/// <param name="End">Where it ends, above <see cref="Start"/>, at most 1.</param>
/// <param name="StartCost">The cost where it begins.</param>
/// <param name="EndCost">The cost where it ends.</param>
public readonly record struct CostPiece(double Start, double End, double StartCost, double EndCost)
{
    /// <summary>The cost at a fraction within it.</summary>
    public double At(double fraction) =>
        double.IsPositiveInfinity(StartCost) || fraction <= Start ? StartCost
        : fraction >= End ? EndCost
        : StartCost + ((EndCost - StartCost) * ((fraction - Start) / (End - Start)));
}
