namespace QhdHomeMap.Geo.Roads.Search;

/// <summary>
/// The pieces into which a network falls for a profile when directions are disregarded (weakly connected components), so that a
/// place on a piece joined to nothing else can be named.
/// </summary>
public sealed class RoadComponents
{
    /// <summary>A piece with a smaller share of the largest one's nodes is cut off.</summary>
    public const double CutOffShare = 0.05;

    private readonly int[] _of;
    private readonly int[] _nodeCounts;
    private readonly int _largest;

    private RoadComponents(int[] of, int[] nodeCounts) =>
        (_of, _nodeCounts, _largest) = (of, nodeCounts, nodeCounts.DefaultIfEmpty().Max());

    /// <summary>How many pieces; a node without a usable edge is one.</summary>
    public int Count => _nodeCounts.Length;

    /// <summary>Finds the pieces. Nearly O(nodes + edges).</summary>
    public static RoadComponents Find(RoadNetwork network, TravelProfile profile)
    {
        var parents = Enumerable.Range(0, network.Nodes.Length).ToArray();
        foreach (ref readonly var edge in network.Edges)
        {
            if (profile.MayGoForward(edge) || profile.MayGoBackward(edge))
            {
                var (a, b) = (RootOf(parents, edge.From), RootOf(parents, edge.To));
                parents[Math.Max(a, b)] = Math.Min(a, b);
            }
        }

        // Roots are the lowest nodes of their pieces, so a piece's number is there before it is asked for.
        var of = new int[parents.Length];
        var counts = new List<int>();
        for (var node = 0; node < of.Length; node++)
        {
            var root = RootOf(parents, node);
            if (root == node)
            {
                counts.Add(0);
            }

            of[node] = root == node ? counts.Count - 1 : of[root];
            counts[of[node]]++;
        }

        return new(of, [.. counts]);
    }

    /// <summary>The piece that a node belongs to, numbered by their lowest nodes. O(1).</summary>
    public int Of(int node) => _of[node];

    /// <summary>How many nodes a piece has. O(1).</summary>
    public int NodeCount(int component) => _nodeCounts[component];

    /// <summary>Whether a node is on a piece smaller than <see cref="CutOffShare"/> of the largest. O(1).</summary>
    public bool IsCutOff(int node) => _nodeCounts[_of[node]] < CutOffShare * _largest;

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
