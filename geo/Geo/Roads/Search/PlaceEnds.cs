namespace QhdHomeMap.Geo.Roads.Search;

/// <summary>
/// The one or two nodes by which a place is left or come to, with what lies between. At a fraction of 0 or 1 a place is at the node
/// itself, whichever way the edge is open.
/// </summary>
internal readonly ref struct PlaceEnds
{
    public PlaceEnds(RoutingGraph graph, RoadPlace place, bool isArrival)
    {
        var slots = graph.Slots;
        if (place.IsNode)
        {
            (FirstSlot, FirstCost) = (slots[place.Node], 0);
            (SecondSlot, SecondCost) = (FirstSlot, double.PositiveInfinity);
            return;
        }

        var point = place.Point;
        ref readonly var edge = ref graph.Network.Edges[point.Edge];
        var access = graph.AccessCost(point.DistanceM);
        var (forward, backward) = (graph.ForwardCost(point.Edge), graph.BackwardCost(point.Edge));
        var (overFrom, overTo) = isArrival ? (forward, backward) : (backward, forward);
        (FirstSlot, FirstCost) = (slots[edge.From], access + Part(overFrom, point.Fraction));
        (SecondSlot, SecondCost) = (slots[edge.To], access + Part(overTo, 1 - point.Fraction));
    }

    /// <summary>The slot of the edge's beginning, or of the node.</summary>
    public int FirstSlot { get; }

    public double FirstCost { get; }

    public int SecondSlot { get; }

    /// <summary>Infinite where there is no second way.</summary>
    public double SecondCost { get; }

    /// <summary>From one place of an edge straight to another of the same; infinite on different edges or against the direction.</summary>
    public static double Direct(RoutingGraph graph, RoadPlace from, RoadPlace to)
    {
        if (from.IsNode || to.IsNode || from.Point.Edge != to.Point.Edge)
        {
            return double.PositiveInfinity;
        }

        var share = to.Point.Fraction - from.Point.Fraction;
        var whole = share >= 0 ? graph.ForwardCost(from.Point.Edge) : graph.BackwardCost(from.Point.Edge);
        return graph.AccessCost(from.Point.DistanceM)
            + Part(whole, Math.Abs(share))
            + graph.AccessCost(to.Point.DistanceM);
    }

    private static double Part(double whole, double share) => share == 0 ? 0 : ExactCost.Of(whole * share);
}
