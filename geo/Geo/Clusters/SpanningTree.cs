namespace QhdHomeMap.Geo.Clusters;

/// <summary>An edge of a spanning tree, between two places of the tree's order.</summary>
/// <param name="From">One end.</param>
/// <param name="To">The other.</param>
/// <param name="Squared">Squared mutual reachability: the largest of both core distances and their distance, squared.</param>
internal readonly record struct TreeEdge(int From, int To, double Squared);

/// <summary>
/// The minimum spanning tree of mutual reachability, by Borůvka's rounds: each component finds its nearest foreign point in the box
/// tree and joins it. Where distances tie there are several such trees; which one comes out does not matter, since at every
/// distance all of them have the same components.
/// Source: Campello, Moulavi, Zimek and Sander, ACM TKDD 10 (2015); March, Ram and Gray, Fast Euclidean minimum spanning tree (2010).
/// </summary>
internal sealed class SpanningTree
{
    private const int PointsInAChunk = 1 << 10;
    private const int MostLevels = 64;
    private const int Mixed = -1;

    private readonly PointTree _tree;
    private readonly double[] _squaredCores;
    private readonly int _threads;
    private readonly DisjointSets _sets;
    private readonly List<TreeEdge> _edges = [];

    /// <summary>Each point's component, and each node's, or <see cref="Mixed"/>.</summary>
    private readonly int[] _components;
    private readonly int[] _nodeComponents;

    /// <summary>The smallest core distance under each node: nothing there is nearer than that.</summary>
    private readonly double[] _nodeCores;

    /// <summary>The foreign point last found nearest to each point, and how near; -1 where none was nearer than that.</summary>
    private readonly int[] _nearest;
    private readonly double[] _squaredToNearest;

    /// <summary>The nearest that each component's points have found in this round, as the bits of a double: their order is the same.</summary>
    private readonly long[] _componentBest;

    private SpanningTree(PointTree tree, double[] squaredCores, int threads)
    {
        (_tree, _squaredCores, _threads, _sets) = (tree, squaredCores, threads, new DisjointSets(tree.Count));
        _components = [.. Enumerable.Range(0, tree.Count)];
        _nodeComponents = new int[tree.NodeCount];
        _nodeCores = new double[tree.NodeCount];
        _nearest = [.. Enumerable.Repeat(-1, tree.Count)];
        _squaredToNearest = [.. squaredCores];
        _componentBest = new long[tree.Count];
        for (var node = tree.NodeCount - 1; node > 0; node--)
        {
            var (from, to) = node < tree.FirstLeaf ? (0, 0) : tree.Points(node);
            _nodeCores[node] =
                node < tree.FirstLeaf ? Math.Min(_nodeCores[2 * node], _nodeCores[(2 * node) + 1])
                : from == to ? double.PositiveInfinity
                : squaredCores.AsSpan(from, to - from).ToArray().Min();
        }
    }

    /// <summary>The tree's n − 1 edges, in no order. O(n log² n) for points spread as people are.</summary>
    /// <param name="tree">The points.</param>
    /// <param name="squaredCores">Squared core distances in the tree's order, all finite.</param>
    /// <param name="threads">How many to use.</param>
    public static List<TreeEdge> Build(PointTree tree, double[] squaredCores, int threads)
    {
        var spanning = new SpanningTree(tree, squaredCores, threads);
        while (spanning._edges.Count < tree.Count - 1)
        {
            spanning.Round();
        }

        return spanning._edges;
    }

    private void Round()
    {
        FindNodeComponents();
        Array.Fill(_componentBest, BitConverter.DoubleToInt64Bits(double.PositiveInfinity));

        // What is known from earlier rounds comes first; it spares most of the searches.
        Chunks.For(_tree.Count, PointsInAChunk, _threads, OfferKnown);
        Chunks.For(_tree.Count, PointsInAChunk, _threads, SearchOthers);
        for (var i = 0; i < _tree.Count; i++)
        {
            if (IsKnown(i) && BitConverter.DoubleToInt64Bits(_squaredToNearest[i]) == _componentBest[_components[i]])
            {
                // One edge is enough for each component: none is that far any more.
                _componentBest[_components[i]] = -1;
                if (_sets.Join(i, _nearest[i]))
                {
                    _edges.Add(new(i, _nearest[i], _squaredToNearest[i]));
                }
            }
        }

        for (var i = 0; i < _tree.Count; i++)
        {
            _components[i] = _sets.Find(i);
        }
    }

    private bool IsKnown(int point) => _nearest[point] >= 0 && _components[_nearest[point]] != _components[point];

    private void OfferKnown(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (IsKnown(i))
            {
                Offer(_components[i], _squaredToNearest[i]);
            }
        }
    }

    private void SearchOthers(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            // No foreign point is nearer than the one that was nearest before.
            if (!IsKnown(i) && _squaredToNearest[i] < Best(_components[i]))
            {
                Search(i);
            }
        }
    }

    private double Best(int component) => BitConverter.Int64BitsToDouble(Volatile.Read(ref _componentBest[component]));

    private void Offer(int component, double squared)
    {
        var bits = BitConverter.DoubleToInt64Bits(squared);
        for (var seen = Volatile.Read(ref _componentBest[component]); bits < seen; )
        {
            var before = Interlocked.CompareExchange(ref _componentBest[component], bits, seen);
            seen = before == seen ? bits : before;
        }
    }

    private void Search(int point)
    {
        var (x, y, core, component) = (_tree.X[point], _tree.Y[point], _squaredCores[point], _components[point]);
        var (bound, nearest) = (Best(component), -1);
        Span<(int Node, double Squared)> stack = stackalloc (int, double)[MostLevels];
        stack[0] = (1, 0);
        for (var depth = 1; depth > 0 && core < bound; )
        {
            var (node, squared) = stack[--depth];
            if (squared >= bound || _nodeCores[node] >= bound || _nodeComponents[node] == component)
            {
                continue;
            }

            if (node < _tree.FirstLeaf)
            {
                _tree.PushChildren(node, x, y, stack, ref depth);
                continue;
            }

            var (from, to) = _tree.Points(node);
            for (var i = from; i < to; i++)
            {
                var distance = new Disc(x, y, 0).SquaredDistanceTo(_tree.X[i], _tree.Y[i]);
                var reach = Math.Max(Math.Max(core, _squaredCores[i]), distance);
                if (reach < bound && _components[i] != component)
                {
                    (bound, nearest) = (reach, i);
                }
            }
        }

        (_nearest[point], _squaredToNearest[point]) = (nearest, bound);
        if (nearest >= 0)
        {
            Offer(component, bound);
        }
    }

    private void FindNodeComponents()
    {
        for (var node = _tree.NodeCount - 1; node > 0; node--)
        {
            if (node < _tree.FirstLeaf)
            {
                var (left, right) = (_nodeComponents[2 * node], _nodeComponents[(2 * node) + 1]);
                _nodeComponents[node] = left == right ? left : Mixed;
                continue;
            }

            var (from, to) = _tree.Points(node);
            _nodeComponents[node] =
                from < to && !_components.AsSpan(from, to - from).ContainsAnyExcept(_components[from])
                    ? _components[from]
                    : Mixed;
        }
    }
}
