namespace QhdHomeMap.Geo.Roads;

/// <summary>The parts of a network that hang together when direction and rights are left aside (weak components).</summary>
public sealed class RoadComponents
{
    private readonly int[] _componentOf;

    private RoadComponents(int[] componentOf, double[] lengthM) => (_componentOf, LengthM) = (componentOf, lengthM);

    /// <summary>The component of each node, numbered from 0 in the order of their first nodes.</summary>
    public ReadOnlySpan<int> OfNode => _componentOf;

    /// <summary>Metres of road in each component.</summary>
    public IReadOnlyList<double> LengthM { get; }

    /// <summary>Finds them by joining sets of nodes. O(edges α(nodes)).</summary>
    public static RoadComponents Of(RoadNetwork network)
    {
        var parent = new int[network.Nodes.Length];
        for (var i = 0; i < parent.Length; i++)
        {
            parent[i] = i;
        }

        foreach (ref readonly var edge in network.Edges)
        {
            var (a, b) = (RootOf(parent, edge.From), RootOf(parent, edge.To));
            // The smaller number stays the root, so that the root is the component's first node.
            (parent[a], parent[b]) = (Math.Min(a, b), Math.Min(a, b));
        }

        var count = 0;
        var componentOf = new int[parent.Length];
        for (var i = 0; i < parent.Length; i++)
        {
            var root = RootOf(parent, i);
            componentOf[i] = root == i ? count++ : componentOf[root];
        }

        var lengthM = new double[count];
        foreach (ref readonly var edge in network.Edges)
        {
            lengthM[componentOf[edge.From]] += RoadReport.LengthM(edge);
        }

        return new(componentOf, lengthM);
    }

    private static int RootOf(int[] parent, int node)
    {
        while (parent[node] != node)
        {
            node = parent[node] = parent[parent[node]];
        }

        return node;
    }
}
