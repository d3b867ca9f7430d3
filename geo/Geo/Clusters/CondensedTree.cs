namespace QhdHomeMap.Geo.Clusters;

/// <summary>
/// The clusters of a dendrogram that are ever large enough, each inside its parent, and how long each lives: density is λ = 1 /
/// distance, a cluster is born where its parent splits into two or more that are large enough, and its stability is the sum over
/// its heads of λ where they leave it minus λ at its birth.
/// Source: Campello, Moulavi, Zimek and Sander, ACM TKDD 10 (2015), sections 3.3 and 5; a point without a large neighbour lives, as
/// there, down to its own core distance.
/// </summary>
internal sealed class CondensedTree
{
    private const int Nowhere = -1;

    private readonly Dendrogram _dendrogram;
    private readonly double[] _squaredCores;
    private readonly double _minClusterSize;
    private readonly List<int> _parents = [];
    private readonly List<double> _births = [];
    private readonly List<double> _stabilities = [];
    private readonly List<int> _large = [];

    /// <summary>The smallest cluster each leaf was ever in.</summary>
    private readonly int[] _clusterOfLeaf;

    /// <summary>O(n).</summary>
    public CondensedTree(Dendrogram dendrogram, double[] squaredCores, double minClusterSize)
    {
        (_dendrogram, _squaredCores, _minClusterSize) = (dendrogram, squaredCores, minClusterSize);
        _clusterOfLeaf = new int[dendrogram.LeafCount];
        var open = new Stack<(int Node, int Cluster)>();
        open.Push((dendrogram.Root, Add(Nowhere, birth: 0)));
        while (open.TryPop(out var next))
        {
            Follow(next.Node, next.Cluster, open);
        }
    }

    /// <summary>
    /// Each leaf's cluster after selection, or -1: of all ways to choose clusters none of which holds another, the one whose
    /// stabilities sum to most; between a cluster and its children that sum to as much, the cluster. The root is no choice.
    /// </summary>
    /// <param name="mergeBelowM">A chosen cluster born at a shorter distance gives way to its first ancestor that was not. 0: none does.</param>
    public int[] Select(double mergeBelowM)
    {
        var isChosen = ChooseByStability();
        for (var cluster = 1; cluster < _parents.Count; cluster++)
        {
            if (isChosen[cluster])
            {
                var ancestor = cluster;
                while (1 / _births[ancestor] < mergeBelowM && _parents[ancestor] > 0)
                {
                    ancestor = _parents[ancestor];
                }

                isChosen[ancestor] = true;
            }
        }

        // Parents come before their children, so what holds a cluster is settled before it.
        var holder = new int[_parents.Count];
        holder[0] = Nowhere;
        for (var cluster = 1; cluster < _parents.Count; cluster++)
        {
            var above = holder[_parents[cluster]];
            holder[cluster] =
                above != Nowhere ? above
                : isChosen[cluster] ? cluster
                : Nowhere;
        }

        return [.. _clusterOfLeaf.Select(cluster => holder[cluster])];
    }

    private bool[] ChooseByStability()
    {
        // Sums that differ by their rounding alone are the same.
        const double Rounding = 1e-12;
        var (isChosen, best) = (new bool[_parents.Count], new double[_parents.Count]);
        for (var cluster = _parents.Count - 1; cluster > 0; cluster--)
        {
            isChosen[cluster] = _stabilities[cluster] >= best[cluster] * (1 - Rounding);
            best[cluster] = Math.Max(best[cluster], _stabilities[cluster]);
            best[_parents[cluster]] += best[cluster];
        }

        return isChosen;
    }

    private void Follow(int node, int cluster, Stack<(int Node, int Cluster)> open)
    {
        if (_dendrogram.IsLeaf(node))
        {
            Leave(node, cluster, LambdaAt(_squaredCores[node]));
            return;
        }

        var squared = _dendrogram.SquaredDistance(node);
        var lambda = LambdaAt(squared);
        _large.Clear();
        foreach (var child in _dendrogram.Children(node))
        {
            if (LivesOn(child, squared))
            {
                _large.Add(child);
            }
            else
            {
                Leave(child, cluster, lambda);
            }
        }

        if (_large is [var only])
        {
            open.Push((only, cluster));
            return;
        }

        foreach (var child in _large)
        {
            AddStability(cluster, _dendrogram.Weight(child), lambda);
            open.Push((child, Add(cluster, lambda)));
        }
    }

    // Coincident points are never told apart, and a point alone is dense no further than its core distance.
    private bool LivesOn(int node, double squared) =>
        squared > 0
        && _dendrogram.Weight(node) >= _minClusterSize * Dbscan.WeightTolerance
        && (!_dendrogram.IsLeaf(node) || _squaredCores[node] < squared);

    private void Leave(int node, int cluster, double lambda)
    {
        AddStability(cluster, _dendrogram.Weight(node), lambda);
        var open = new Stack<int>([node]);
        while (open.TryPop(out var next))
        {
            if (_dendrogram.IsLeaf(next))
            {
                _clusterOfLeaf[next] = cluster;
                continue;
            }

            foreach (var child in _dendrogram.Children(next))
            {
                open.Push(child);
            }
        }
    }

    private void AddStability(int cluster, double weight, double lambda)
    {
        if (weight > 0)
        {
            _stabilities[cluster] += weight * (lambda - _births[cluster]);
        }
    }

    private int Add(int parent, double birth)
    {
        _parents.Add(parent);
        _births.Add(birth);
        _stabilities.Add(0);
        return _parents.Count - 1;
    }

    private static double LambdaAt(double squared) => 1 / Math.Sqrt(squared);
}
