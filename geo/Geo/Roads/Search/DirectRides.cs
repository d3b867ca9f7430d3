namespace QhdHomeMap.Geo.Roads.Search;

/// <summary>Rides that begin and end on the same edge and pass no node, which a search from node to node does not see.</summary>
internal sealed class DirectRides(RoutingGraph graph, RoadPlace[] targets)
{
    private readonly ILookup<int, int> _targetsOnEdge = Enumerable
        .Range(0, targets.Length)
        .Where(target => !targets[target].IsNode)
        .ToLookup(target => targets[target].Point.Edge);

    /// <summary>Lowers the costs from an origin to the targets of its own edge.</summary>
    public void Improve(RoadPlace from, Span<double> row)
    {
        if (from.IsNode)
        {
            return;
        }

        foreach (var target in _targetsOnEdge[from.Point.Edge])
        {
            row[target] = Math.Min(row[target], PlaceEnds.Direct(graph, from, targets[target]));
        }
    }
}
