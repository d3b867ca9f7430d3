using QhdHomeMap.Geo.Roads.Search;

namespace QhdHomeMap.Geo.Layouts;

/// <summary>
/// Demand points brought onto the roads, and by node who leaves by it at what cost: a search towards a home walks the rows of the nodes that it
/// reached instead of asking for every point. Immutable, shared by all layouts of one demand; memory about 60 bytes a point.
/// </summary>
public sealed class DemandOnRoads
{
    private readonly RoutingGraph _graph;
    private readonly RoadMatch[] _matches;
    private readonly int[] _offRoads;
    private readonly int[] _nodeStarts;
    private readonly Leaving[] _leaving;
    private readonly int[] _edgeStarts;
    private readonly int[] _onEdges;

    /// <summary>Sorts matched points into rows. O(points + nodes + edges).</summary>
    /// <param name="graph">The roads as a rule counts them.</param>
    /// <param name="matches">Where each demand point meets the roads.</param>
    internal DemandOnRoads(RoutingGraph graph, RoadMatch[] matches)
    {
        (_graph, _matches) = (graph, matches);
        _offRoads =
        [
            .. Enumerable.Range(0, matches.Length).Where(point => matches[point].Fault is not MatchFault.None),
        ];
        var (edges, slots, costs) = (
            new int[matches.Length],
            new int[2 * matches.Length],
            new double[2 * matches.Length]
        );
        for (var point = 0; point < matches.Length; point++)
        {
            (edges[point], slots[2 * point], slots[(2 * point) + 1]) = (-1, -1, -1);
            if (matches[point] is not { Fault: MatchFault.None, Place: { } place })
            {
                continue;
            }

            var ends = new PlaceEnds(graph, place, isArrival: false);
            edges[point] = place.Point.Edge;
            (costs[2 * point], costs[(2 * point) + 1]) = (ends.FirstCost, ends.SecondCost);
            slots[2 * point] = double.IsFinite(ends.FirstCost) ? ends.FirstSlot : -1;
            slots[(2 * point) + 1] = double.IsFinite(ends.SecondCost) ? ends.SecondSlot : -1;
        }

        (_edgeStarts, _onEdges) = Rows(graph.Network.Edges.Length, edges);
        (_nodeStarts, var ordered) = Rows(graph.Nodes.Length, slots);
        _leaving = Array.ConvertAll(ordered, end => new Leaving(end / 2, costs[end]));
    }

    /// <summary>Where each demand point meets the roads, or why it does not.</summary>
    public ReadOnlySpan<RoadMatch> Matches => _matches;

    /// <summary>The demand points that are too far from a road or cut off, ascending: no home covers them by road.</summary>
    public ReadOnlySpan<int> OffRoads => _offRoads;

    /// <summary>Adds the points from which a finished search towards a home is within its limit. O(points at reached nodes).</summary>
    internal void Collect(RoadSearch search, PointSet found)
    {
        var costs = search.Costs;
        foreach (var slot in search.ReachedSlots)
        {
            foreach (ref readonly var end in _leaving.AsSpan(_nodeStarts[slot].._nodeStarts[slot + 1]))
            {
                if (costs[slot] + end.Cost <= search.Limit)
                {
                    found.Add(end.Point);
                }
            }
        }

        if (!search.From.IsNode)
        {
            CollectBeside(search, found);
        }
    }

    // Along the home's own edge one need not pass a node.
    private void CollectBeside(RoadSearch search, PointSet found)
    {
        var edge = search.From.Point.Edge;
        foreach (var point in _onEdges.AsSpan(_edgeStarts[edge].._edgeStarts[edge + 1]))
        {
            if (PlaceEnds.Direct(_graph, _matches[point].Place!.Value, search.From) <= search.Limit)
            {
                found.Add(point);
            }
        }
    }

    // Numbers from 0 by the row that each is in; −1 is in none. Within a row they ascend.
    private static (int[] Starts, int[] Items) Rows(int count, int[] rowOf)
    {
        var starts = new int[count + 1];
        foreach (var row in rowOf)
        {
            if (row >= 0)
            {
                starts[row + 1]++;
            }
        }

        for (var row = 0; row < count; row++)
        {
            starts[row + 1] += starts[row];
        }

        var (next, items) = (starts.AsSpan(0, count).ToArray(), new int[starts[count]]);
        for (var item = 0; item < rowOf.Length; item++)
        {
            if (rowOf[item] >= 0)
            {
                items[next[rowOf[item]]++] = item;
            }
        }

        return (starts, items);
    }

    private readonly record struct Leaving(int Point, double Cost);
}
