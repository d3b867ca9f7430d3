namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>The ground of one edge, ready to be drawn: cells whose shared sides are the same on both sides, to the bit.</summary>
/// <param name="Cells">The cells. What a side is shared with has the same side, the other way round.</param>
/// <param name="Threats">Who may take ground of a cell when reach ends near by.</param>
/// <param name="Neighbours">All other edges that a cell borders on or is threatened by.</param>
/// <param name="Limits">The sides that nobody shares, linked: all that is to be drawn of an edge in the middle of a service area.</param>
/// <param name="Concerns">By slice the edges that it borders on or is threatened by, itself too: a bit for each, see <see cref="Bit"/>.</param>
internal sealed record EdgeGround(Cells Cells, Threats Threats, int[] Neighbours, Chains Limits, ulong[] Concerns)
{
    /// <summary>Stands for the edge itself.</summary>
    public const ulong Own = 1;

    /// <summary>Stands for the i-th neighbour; those past the 62nd share one.</summary>
    public static ulong Bit(int neighbour) => 2UL << Math.Min(neighbour, 62);
}

/// <summary>Lines from point to point, without points that do not matter.</summary>
/// <param name="Start">By chain its first point; one more entry ends the last.</param>
/// <param name="X">Where the points are.</param>
/// <param name="Y">Where the points are.</param>
internal sealed record Chains(int[] Start, double[] X, double[] Y)
{
    public int Count => Start.Length - 1;
}
