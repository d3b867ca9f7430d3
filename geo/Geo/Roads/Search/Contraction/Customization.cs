namespace QhdHomeMap.Geo.Roads.Search.Contraction;

/// <summary>
/// Gives the arcs of an <see cref="EliminationGraph"/> their costs, up and down, from the bottom to the top by all triangles below each
/// arc; then finds, from the top, which of them a way over more important nodes undercuts: those are on no cheapest way and go.
/// Source: Dibbelt, Strasser, Wagner (2014), sections 5 and 7.
/// </summary>
internal sealed class Customization
{
    private readonly EliminationGraph _graph;
    private readonly double[] _up;
    private readonly double[] _down;
    private readonly int[] _arcTo;

    /// <summary>Costs the triangles of the graph. O(triangles).</summary>
    public Customization(EliminationGraph graph, ArcRows away)
    {
        (_graph, _arcTo) = (graph, new int[graph.Places.Length]);
        (_up, _down) = (Infinite(graph.Heads.Length), Infinite(graph.Heads.Length));
        TakeArcs(away);
        IsSymmetric = _up.AsSpan().SequenceEqual(_down);
        _down = IsSymmetric ? _up : _down;
        FromBelow();
        var (up, down) = FromAbove();
        Up = Kept(_up, up);
        Down = IsSymmetric ? Up : Kept(_down, down);
    }

    /// <summary>Whether every way back costs what the way there does; then <see cref="Down"/> is <see cref="Up"/>.</summary>
    public bool IsSymmetric { get; }

    /// <summary>Arcs to more important nodes that cheapest ways use.</summary>
    public UpwardRows Up { get; }

    /// <summary>Arcs from more important nodes that cheapest ways use, turned round.</summary>
    public UpwardRows Down { get; }

    private void TakeArcs(ArcRows away)
    {
        for (var slot = 0; slot < _graph.Places.Length; slot++)
        {
            var tail = _graph.Places[slot];
            foreach (ref readonly var arc in away.Arcs.AsSpan(away.Starts[slot]..away.Starts[slot + 1]))
            {
                var head = _graph.Places[arc.Head];
                if (head != tail)
                {
                    var costs = head > tail ? _up : _down;
                    ref var known = ref costs[_graph.ArcTo(Math.Min(tail, head), Math.Max(tail, head))];
                    known = Math.Min(known, arc.Cost);
                }
            }
        }
    }

    // The arc between two neighbours of a lower node is no dearer than the way over that node. All arcs of lower nodes are final by then.
    private void FromBelow()
    {
        var (starts, heads, arcTo) = (_graph.Starts, _graph.Heads, _arcTo);
        var lower = LowerArcs();
        for (var place = 0; place < starts.Length - 1; place++)
        {
            Note(place);
            foreach (var (arc, end) in lower[place] ?? [])
            {
                var (toLower, fromLower) = (_down[arc], _up[arc]);
                for (var other = arc + 1; other < end; other++)
                {
                    ref var up = ref _up[arcTo[heads[other]]];
                    up = Math.Min(up, toLower + _up[other]);
                    if (!IsSymmetric)
                    {
                        ref var down = ref _down[arcTo[heads[other]]];
                        down = Math.Min(down, _down[other] + fromLower);
                    }
                }
            }
        }
    }

    // An arc from a node to another may be undercut by a way over a third above it, whose costs are true by then.
    private (double[] Up, double[] Down) FromAbove()
    {
        var (starts, heads, arcTo) = (_graph.Starts, _graph.Heads, _arcTo);
        var up = _up.AsSpan().ToArray();
        var down = IsSymmetric ? up : _down.AsSpan().ToArray();
        for (var place = starts.Length - 2; place >= 0; place--)
        {
            for (var near = starts[place]; near < starts[place + 1]; near++)
            {
                Note(heads[near]);
                for (var far = near + 1; far < starts[place + 1]; far++)
                {
                    var between = arcTo[heads[far]];
                    up[near] = Math.Min(up[near], up[far] + down[between]);
                    up[far] = Math.Min(up[far], up[near] + up[between]);
                    if (!IsSymmetric)
                    {
                        down[near] = Math.Min(down[near], down[far] + up[between]);
                        down[far] = Math.Min(down[far], down[near] + down[between]);
                    }
                }
            }
        }

        return (up, down);
    }

    private void Note(int place)
    {
        for (var arc = _graph.Starts[place]; arc < _graph.Starts[place + 1]; arc++)
        {
            _arcTo[_graph.Heads[arc]] = arc;
        }
    }

    /// <summary>For each place the arcs that come to it from below, and where the row of each ends.</summary>
    private List<(int Arc, int End)>?[] LowerArcs()
    {
        var lower = new List<(int, int)>?[_graph.Places.Length];
        for (var place = 0; place < lower.Length; place++)
        {
            var end = _graph.Starts[place + 1];
            for (var arc = _graph.Starts[place]; arc < end; arc++)
            {
                (lower[_graph.Heads[arc]] ??= []).Add((arc, end));
            }
        }

        return lower;
    }

    private UpwardRows Kept(double[] costs, double[] least)
    {
        var starts = new int[_graph.Starts.Length];
        var arcs = new List<Arc>();
        for (var place = 0; place < starts.Length - 1; place++)
        {
            for (var arc = _graph.Starts[place]; arc < _graph.Starts[place + 1]; arc++)
            {
                if (double.IsFinite(costs[arc]) && costs[arc] <= least[arc])
                {
                    arcs.Add(new(_graph.Heads[arc], costs[arc]));
                }
            }

            starts[place + 1] = arcs.Count;
        }

        return new(starts, [.. arcs]);
    }

    private static double[] Infinite(int length)
    {
        var costs = new double[length];
        Array.Fill(costs, double.PositiveInfinity);
        return costs;
    }
}
