using QhdHomeMap.Geo.Roads.Search;

namespace QhdHomeMap.Geo.Roads.Nearest;

/// <summary>How many metres ways and parts of ways are, whatever they cost.</summary>
internal static class RouteLength
{
    /// <summary>Between a place and the first or second end of its edge.</summary>
    public static double OfEnd(RoutingGraph graph, RoadPlace place, bool isFirst, bool isArrival)
    {
        if (place.IsNode)
        {
            return 0;
        }

        var point = place.Point;
        ref readonly var edge = ref graph.Network.Edges[point.Edge];
        // One comes to a place from the first end along the edge and leaves it for that end against the edge.
        var wholeM = isFirst == isArrival ? edge.ForwardM : edge.BackwardM;
        var share = isFirst ? point.Fraction : 1 - point.Fraction;
        return point.DistanceM + (share == 0 ? 0 : wholeM * share);
    }

    /// <summary>From a place straight along its edge to another on the same edge.</summary>
    public static double OfDirect(RoutingGraph graph, RoadPlace from, RoadPlace to)
    {
        var share = to.Point.Fraction - from.Point.Fraction;
        ref readonly var edge = ref graph.Network.Edges[from.Point.Edge];
        var along = share == 0 ? 0 : Math.Abs(share) * (share > 0 ? edge.ForwardM : edge.BackwardM);
        return from.Point.DistanceM + along + to.Point.DistanceM;
    }

    /// <summary>Along an arc.</summary>
    public static double OfArc(RoutingGraph graph, int arc)
    {
        ref readonly var edge = ref graph.Network.Edges[graph.Away.EdgeOf(arc)];
        return graph.Away.IsBackward(arc) ? edge.BackwardM : edge.ForwardM;
    }
}
