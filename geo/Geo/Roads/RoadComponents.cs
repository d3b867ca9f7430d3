namespace QhdHomeMap.Geo.Roads;

/// <summary>
/// The parts of a network that hang together when direction is left aside (weak components), so that a place on a part joined to
/// nothing else can be named. A node without an edge is a part.
/// </summary>
public sealed class RoadComponents
{
    /// <summary>A component with a smaller share of the largest one's nodes is cut off.</summary>
    public const double CutOffShare = 0.05;

    private readonly int[] _ofNode;
    private readonly int[] _nodeCounts;
    private readonly double[] _lengthM;
    private readonly int _largestCount;

    private RoadComponents(int[] ofNode, int[] nodeCounts, double[] lengthM)
    {
        (_ofNode, _nodeCounts, _lengthM) = (ofNode, nodeCounts, lengthM);
        _largestCount = nodeCounts.DefaultIfEmpty().Max();
    }

    /// <summary>How many there are.</summary>
    public int Count => _nodeCounts.Length;

    /// <summary>The component of each node, numbered from 0 in the order of their first nodes.</summary>
    public ReadOnlySpan<int> OfNode => _ofNode;

    /// <summary>How many nodes each component has.</summary>
    public ReadOnlySpan<int> NodeCounts => _nodeCounts;

    /// <summary>Metres of road in each component.</summary>
    public ReadOnlySpan<double> LengthM => _lengthM;

    /// <summary>Metres of road in the longest component; 0 where there is none.</summary>
    public double LongestM => _lengthM.DefaultIfEmpty().Max();

    /// <summary>Finds them by joining sets of nodes. O(edges α(nodes)).</summary>
    /// <param name="network">The roads.</param>
    /// <param name="profile">Only edges that it may use in at least one direction join nodes; null: every edge does.</param>
    public static RoadComponents Of(RoadNetwork network, TravelProfile? profile = null)
    {
        var parents = new int[network.Nodes.Length];
        for (var node = 0; node < parents.Length; node++)
        {
            parents[node] = node;
        }

        foreach (ref readonly var edge in network.Edges)
        {
            if (profile?.MayUse(edge) ?? true)
            {
                var (a, b) = (RootOf(parents, edge.From), RootOf(parents, edge.To));
                // The smaller number stays the root, so that the root is the component's first node.
                parents[Math.Max(a, b)] = Math.Min(a, b);
            }
        }

        var (ofNode, nodeCounts) = Number(parents);
        var lengthM = new double[nodeCounts.Length];
        foreach (ref readonly var edge in network.Edges)
        {
            if (profile?.MayUse(edge) ?? true)
            {
                lengthM[ofNode[edge.From]] += edge.LengthM;
            }
        }

        return new(ofNode, nodeCounts, lengthM);
    }

    /// <summary>Whether a node is in a component smaller than <see cref="CutOffShare"/> of the largest. O(1).</summary>
    public bool IsCutOff(int node) => _nodeCounts[_ofNode[node]] < CutOffShare * _largestCount;

    private static (int[] OfNode, int[] NodeCounts) Number(int[] parents)
    {
        var (ofNode, nodeCounts) = (new int[parents.Length], new List<int>());
        for (var node = 0; node < parents.Length; node++)
        {
            var root = RootOf(parents, node);
            if (root == node)
            {
                nodeCounts.Add(0);
            }

            // The root comes first, so its number is there before it is asked for.
            ofNode[node] = root == node ? nodeCounts.Count - 1 : ofNode[root];
            nodeCounts[ofNode[node]]++;
        }

        return (ofNode, [.. nodeCounts]);
    }

    // Halves the way to the root as it goes.
    private static int RootOf(int[] parents, int node)
    {
        while (parents[node] != node)
        {
            node = parents[node] = parents[parents[node]];
        }

        return node;
    }
}
