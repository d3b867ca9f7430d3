namespace QhdHomeMap.Geo.Clusters;

/// <summary>
/// How components grow as the distance does: the leaves are the points, by the tree's order, and each inner node joins all that a
/// distance joins at once, however many. So it is the same for every minimum spanning tree.
/// </summary>
internal sealed class Dendrogram
{
    private const int None = -1;

    private readonly List<double> _squared = [];
    private readonly List<double> _weights;
    private readonly List<int> _firstChild = [];
    private readonly List<int> _lastChild = [];
    private readonly List<int> _nextSibling;

    /// <summary>O(n log n).</summary>
    public Dendrogram(PointTree tree, List<TreeEdge> edges)
    {
        LeafCount = tree.Count;
        _weights = [.. tree.Weights];
        _nextSibling = [.. Enumerable.Repeat(None, LeafCount)];
        edges.Sort((a, b) => a.Squared.CompareTo(b.Squared));
        var sets = new DisjointSets(LeafCount);
        int[] top = [.. Enumerable.Range(0, LeafCount)];
        foreach (var (from, to, squared) in edges)
        {
            var (a, b) = (top[sets.Find(from)], top[sets.Find(to)]);
            sets.Join(from, to);
            top[sets.Find(from)] = Join(a, b, squared);
        }

        Root = top[sets.Find(0)];
    }

    public int LeafCount { get; }

    public int Root { get; }

    public bool IsLeaf(int node) => node < LeafCount;

    /// <summary>The squared distance at which an inner node's children become one.</summary>
    public double SquaredDistance(int node) => _squared[node - LeafCount];

    public double Weight(int node) => _weights[node];

    public IEnumerable<int> Children(int node)
    {
        for (var child = _firstChild[node - LeafCount]; child != None; child = _nextSibling[child])
        {
            yield return child;
        }
    }

    private int Join(int a, int b, double squared)
    {
        var (isGrowing, isGrowingToo) = (IsAt(a, squared), IsAt(b, squared));
        if (!isGrowing && !isGrowingToo)
        {
            _squared.Add(squared);
            _weights.Add(_weights[a] + _weights[b]);
            _firstChild.Add(a);
            _lastChild.Add(b);
            _nextSibling[a] = b;
            _nextSibling.Add(None);
            return LeafCount + _squared.Count - 1;
        }

        // A node of this very distance takes the other, or the other's children, for its own.
        var (node, other) = isGrowing ? (a, b) : (b, a);
        var isMerging = isGrowing && isGrowingToo;
        _nextSibling[_lastChild[node - LeafCount]] = isMerging ? _firstChild[other - LeafCount] : other;
        _lastChild[node - LeafCount] = isMerging ? _lastChild[other - LeafCount] : other;
        _weights[node] += _weights[other];
        return node;
    }

    private bool IsAt(int node, double squared) => !IsLeaf(node) && SquaredDistance(node) == squared;
}
