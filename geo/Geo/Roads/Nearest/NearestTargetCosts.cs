using QhdHomeMap.Geo.Roads.Search;

namespace QhdHomeMap.Geo.Roads.Nearest;

/// <summary>
/// What it costs from anywhere on the roads to the cheapest of some targets, exact: one search from all targets at once, against the
/// direction of travel. Along an edge the cost is piecewise linear, since one goes forward to what is ahead or back to what is
/// behind. Immutable and safe for any number of threads. Memory: 8 bytes a node.
/// Source: network Voronoi diagrams, Erwig, The graph Voronoi diagram with applications (2000).
/// </summary>
public sealed class NearestTargetCosts
{
    private readonly RoutingGraph _graph;
    private readonly double[] _costs;
    private readonly Dictionary<int, Stop[]> _stops;

    private NearestTargetCosts(RoutingGraph graph, ReadOnlySpan<RoadPlace> targets)
    {
        (_graph, _costs) = (graph, new double[graph.Nodes.Length]);
        Array.Fill(_costs, double.PositiveInfinity);
        var queue = new BucketQueue(graph.Pace);
        var ends = EndsOf(targets);
        queue.Begin(ends.Count == 0 ? 0 : ends.Min(end => end.Cost));
        foreach (var (slot, cost) in ends)
        {
            Improve(queue, slot, cost);
        }

        Settle(queue);
        _stops = targets
            .ToArray()
            .Where(target => !target.IsNode)
            .GroupBy(target => target.Point.Edge)
            .ToDictionary(
                group => group.Key,
                group =>
                    group
                        .Select(target => new Stop(target.Point.Fraction, graph.AccessCost(target.Point.DistanceM)))
                        .OrderBy(stop => stop.At)
                        .ToArray()
            );
    }

    /// <summary>Searches. O(nodes + arcs + targets log targets).</summary>
    /// <param name="graph">How one travels, and what is added up.</param>
    /// <param name="targets">What is gone to; the way from the road to a place beside it is counted.</param>
    public static NearestTargetCosts Of(RoutingGraph graph, ReadOnlySpan<RoadPlace> targets) => new(graph, targets);

    /// <summary>The cost from a node of the network; infinite where no target can be reached. O(1).</summary>
    public double CostFrom(int node) => _costs[_graph.Slots[node]];

    /// <summary>
    /// The costs from the points of an edge that may be used, in pieces from its beginning to its end: two between neighbouring targets or ends.
    /// At a target on a one-way road the cost may jump. O(targets on the edge).
    /// </summary>
    /// <param name="edge">The edge.</param>
    /// <param name="pieces">Where the pieces are added.</param>
    public void AddPieces(int edge, List<CostPiece> pieces)
    {
        ref readonly var road = ref _graph.Network.Edges[edge];
        var (forward, backward) = (_graph.ForwardCost(edge), _graph.BackwardCost(edge));
        ReadOnlySpan<Stop> stops = _stops.TryGetValue(edge, out var found) ? found : [];

        // What lies ahead at each stop and at the end: reached going forward from what is before it.
        Span<double> ahead = stops.Length < 64 ? stackalloc double[stops.Length + 1] : new double[stops.Length + 1];
        ahead[^1] = CostFrom(road.To);
        for (var i = stops.Length - 1; i >= 0; i--)
        {
            var next = i + 1 < stops.Length ? stops[i + 1].At : 1;
            ahead[i] = Math.Min(stops[i].Cost, ahead[i + 1] + Part(forward, next - stops[i].At));
        }

        var (start, behind) = (0d, CostFrom(road.From));
        for (var i = 0; i <= stops.Length; i++)
        {
            var end = i < stops.Length ? stops[i].At : 1;
            AddBetween(new(start, behind), new(end, ahead[i]), forward, backward, pieces);
            if (i < stops.Length)
            {
                behind = Math.Min(stops[i].Cost, behind + Part(backward, end - start));
                start = end;
            }
        }
    }

    // Between two stops the way back grows and the way on shrinks: the cheaper of both has its peak where they are equal.
    private static void AddBetween(Stop behind, Stop ahead, double forward, double backward, List<CostPiece> pieces)
    {
        var (start, end) = (behind.At, ahead.At);
        if (end <= start)
        {
            return;
        }

        var (isOnOpen, isBackOpen) = (double.IsFinite(ahead.Cost + forward), double.IsFinite(behind.Cost + backward));
        var peak =
            !isOnOpen ? end
            : !isBackOpen ? start
            : forward + backward > 0
                ? (ahead.Cost - behind.Cost + (end * forward) + (start * backward)) / (forward + backward)
            : ahead.Cost < behind.Cost ? start
            : end;
        peak = Math.Clamp(peak, start, end);
        if (!isOnOpen && !isBackOpen)
        {
            pieces.Add(new(start, end, double.PositiveInfinity, double.PositiveInfinity));
            return;
        }

        if (peak > start)
        {
            pieces.Add(new(start, peak, behind.Cost, behind.Cost + (backward * (peak - start))));
        }

        if (peak < end)
        {
            pieces.Add(new(peak, end, ahead.Cost + (forward * (end - peak)), ahead.Cost));
        }
    }

    private List<(int Slot, double Cost)> EndsOf(ReadOnlySpan<RoadPlace> targets)
    {
        var ends = new List<(int, double)>(2 * targets.Length);
        foreach (var target in targets)
        {
            var by = new PlaceEnds(_graph, target, isArrival: true);
            ends.Add((by.FirstSlot, by.FirstCost));
            ends.Add((by.SecondSlot, by.SecondCost));
        }

        ends.RemoveAll(end => double.IsPositiveInfinity(end.Item2));
        return ends;
    }

    private void Improve(BucketQueue queue, int slot, double cost)
    {
        if (cost < _costs[slot])
        {
            _costs[slot] = cost;
            queue.Push(slot, cost);
        }
    }

    // Targets far from their road may begin beyond the ring of buckets and be taken too early; they are then taken again, cheaper.
    private void Settle(BucketQueue queue)
    {
        var (starts, arcs) = (_graph.Towards.Starts, _graph.Towards.Arcs);
        while (queue.TryPop(out var slot, out var cost))
        {
            if (cost > _costs[slot])
            {
                continue;
            }

            for (var arc = starts[slot]; arc < starts[slot + 1]; arc++)
            {
                Improve(queue, arcs[arc].Head, cost + arcs[arc].Cost);
            }
        }
    }

    private static double Part(double whole, double share) => share == 0 ? 0 : whole * share;

    private readonly record struct Stop(double At, double Cost);
}
