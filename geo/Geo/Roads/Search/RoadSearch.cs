namespace QhdHomeMap.Geo.Roads.Search;

/// <summary>
/// The least costs from one place to all nodes within a limit, exact. For one thread at a time; made by <see cref="RoutingGraph.Rent"/>, and
/// between two runs only what the last one touched is cleared.
/// </summary>
public sealed class RoadSearch : IDisposable
{
    /// <summary>What a limit lets pass beyond itself, so that ways that are as long as it on paper are within it.</summary>
    public const double LimitTolerance = 1e-6;

    private readonly RoutingGraph _graph;
    private readonly BucketQueue _queue;
    private readonly double[] _costs;
    private readonly int[] _reached;
    private int _reachedCount;
    private RoadPlace _from = RoadPlace.AtNode(0);
    private double _limit = -1;
    private bool _isArrival;

    internal RoadSearch(RoutingGraph graph)
    {
        (_graph, _queue) = (graph, new(graph.Pace));
        (_costs, _reached) = (new double[graph.Nodes.Length], new int[graph.Nodes.Length]);
        Array.Fill(_costs, double.PositiveInfinity);
    }

    /// <summary>How many nodes are within the limit.</summary>
    public int ReachedCount => _reachedCount;

    internal RoutingGraph Graph => _graph;

    internal RoadPlace From => _from;

    internal double Limit => _limit;

    /// <summary>Whether the last run was towards <see cref="From"/>.</summary>
    internal bool IsArrival => _isArrival;

    internal ReadOnlySpan<int> ReachedSlots => _reached.AsSpan(0, _reachedCount);

    /// <summary>Costs by slot, infinite where nothing was reached.</summary>
    internal ReadOnlySpan<double> Costs => _costs;

    /// <summary>
    /// Finds the nodes within a limit of a place, its way to the road counted. The last run's outcome is gone. O(nodes + arcs within the limit).
    /// </summary>
    /// <param name="from">Where it begins.</param>
    /// <param name="limit">The greatest cost, inclusive; at least 0, may be infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative or not a number.</exception>
    public void Run(RoadPlace from, double limit) => Run(from, limit, default(NoWatch));

    /// <summary>The least cost to a node of the network; infinite past the limit. O(1).</summary>
    public double CostAt(int node) => _costs[_graph.Slots[node]];

    /// <summary>
    /// The least cost to a place, by either end of its edge or straight along the one where the search began, the place's own way to the
    /// road counted; infinite past the limit. O(1).
    /// </summary>
    public double CostTo(RoadPlace target) =>
        Within(new PlaceEnds(_graph, target, isArrival: true), PlaceEnds.Direct(_graph, _from, target));

    /// <summary>All nodes within the limit, by node. O(n log n).</summary>
    public NodeCost[] Nodes()
    {
        var nodes = new int[_reachedCount];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = _graph.Nodes[_reached[i]];
        }

        Array.Sort(nodes);
        var costs = new NodeCost[nodes.Length];
        for (var i = 0; i < costs.Length; i++)
        {
            costs[i] = new(nodes[i], CostAt(nodes[i]));
        }

        return costs;
    }

    /// <summary>
    /// The parts of edges within a limit that is no greater than that of the run: by edge and start, those of one edge apart from each
    /// other. The edge where the search began is part of it. After a run towards a place, those from which one comes there. O(n log n).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is greater than that of the run.</exception>
    public RoadStretch[] Stretches(double limit)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, _limit);
        return ReachedStretches.Of(this, limit);
    }

    /// <summary>Gives the arrays back to the graph; the search may not be used any more.</summary>
    public void Dispose() => _graph.Return(this);

    /// <summary>
    /// As <see cref="Run(RoadPlace, double)"/>, told of each step to somebody who may draw the limit closer. The watch is a struct, so that the
    /// search is compiled around it and one that watches nothing costs nothing.
    /// </summary>
    internal void Run<TWatch>(RoadPlace from, double limit, TWatch watch)
        where TWatch : struct, ISearchWatch => Run(from, limit, _graph.Away, isArrival: false, watch);

    /// <summary>As <see cref="Run(RoadPlace, double)"/>, but of the costs to a place; then <see cref="CostFrom"/> applies and not <see cref="CostTo"/>.</summary>
    internal void RunTowards(RoadPlace to, double limit) =>
        Run(to, limit, _graph.Towards, isArrival: true, default(NoWatch));

    /// <summary>After <see cref="RunTowards"/>, the least cost from a place; infinite past the limit. O(1).</summary>
    internal double CostFrom(RoadPlace origin) =>
        Within(new PlaceEnds(_graph, origin, isArrival: false), PlaceEnds.Direct(_graph, origin, _from));

    private double Within(PlaceEnds ends, double direct)
    {
        var byEnds = Math.Min(_costs[ends.FirstSlot] + ends.FirstCost, _costs[ends.SecondSlot] + ends.SecondCost);
        var cost = Math.Min(byEnds, direct);
        return cost <= _limit ? cost : double.PositiveInfinity;
    }

    private void Run<TWatch>(RoadPlace place, double limit, ArcRows rows, bool isArrival, TWatch watch)
        where TWatch : struct, ISearchWatch
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        ArgumentOutOfRangeException.ThrowIfEqual(double.IsNaN(limit), true, nameof(limit));
        foreach (var slot in ReachedSlots)
        {
            _costs[slot] = double.PositiveInfinity;
        }

        (_reachedCount, _from, _limit, _isArrival) = (0, place, limit + LimitTolerance, isArrival);
        var ends = new PlaceEnds(_graph, place, isArrival);
        _queue.Begin(Math.Min(ends.FirstCost, ends.SecondCost));
        Improve(ends.FirstSlot, ends.FirstCost, ISearchWatch.FirstEnd, ref watch);
        Improve(ends.SecondSlot, ends.SecondCost, ISearchWatch.SecondEnd, ref watch);
        Settle(rows, ref watch);
    }

    private void Improve<TWatch>(int slot, double cost, int arc, ref TWatch watch)
        where TWatch : struct, ISearchWatch
    {
        if (cost <= _limit && cost < _costs[slot])
        {
            if (double.IsPositiveInfinity(_costs[slot]))
            {
                _reached[_reachedCount++] = slot;
            }

            _costs[slot] = cost;
            watch.Reached(slot, arc);
            _queue.Push(slot, cost);
        }
    }

    private void Settle<TWatch>(ArcRows rows, ref TWatch watch)
        where TWatch : struct, ISearchWatch
    {
        var (starts, arcs, costs) = (rows.Starts, rows.Arcs, _costs);
        while (_queue.TryPop(out var slot, out var cost))
        {
            if (cost > costs[slot] || cost > _limit)
            {
                continue;
            }

            _limit = Math.Min(_limit, watch.Settled(slot, cost));
            for (var arc = starts[slot]; arc < starts[slot + 1]; arc++)
            {
                ref readonly var road = ref arcs[arc];
                Improve(road.Head, cost + road.Cost, arc, ref watch);
            }
        }
    }
}
