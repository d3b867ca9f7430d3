using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Geo.Roads;

/// <summary>
/// Roads as a graph: nodes at junctions and dead ends, edges between them with their shape. Immutable, in parallel arrays, so that a
/// million edges are a few allocations. Nothing here depends on who travels: see <see cref="TravelProfile"/>.
/// </summary>
public sealed class RoadNetwork
{
    private readonly Wgs84[] _nodes;
    private readonly long[] _nodeIds;
    private readonly RoadEdge[] _edges;
    private readonly int[] _shapeStart;
    private readonly Wgs84[] _shape;
    private readonly string[] _names;

    /// <summary>Takes the arrays as they are; nobody may change them afterwards. O(edges).</summary>
    /// <param name="nodes">Where each node is.</param>
    /// <param name="nodeIds">What the source calls each node, such as OpenStreetMap's number.</param>
    /// <param name="edges">The edges.</param>
    /// <param name="shapeStart">For each edge the index in <paramref name="shape"/> of its first point between the two nodes; one more entry ends the last.</param>
    /// <param name="shape">The points between the nodes, edge after edge, from <see cref="RoadEdge.From"/> to <see cref="RoadEdge.To"/>.</param>
    /// <param name="names">Names of roads; the first is empty.</param>
    /// <exception cref="ArgumentException">The arrays do not fit each other.</exception>
    public RoadNetwork(Wgs84[] nodes, long[] nodeIds, RoadEdge[] edges, int[] shapeStart, Wgs84[] shape, string[] names)
    {
        (_nodes, _nodeIds, _edges, _shapeStart, _shape, _names) = (nodes, nodeIds, edges, shapeStart, shape, names);
        Require(nodeIds.Length == nodes.Length, "Each node has one id.");
        Require(shapeStart.Length == edges.Length + 1, "Each edge has a start of its shape, and the last an end.");
        Require(shapeStart[0] == 0 && shapeStart[^1] == shape.Length, "The shapes are all of the points.");
        Require(names.Length > 0 && names[0].Length == 0, "The first name is empty.");
        for (var i = 0; i < edges.Length; i++)
        {
            ref readonly var edge = ref edges[i];
            Require((uint)edge.From < nodes.Length && (uint)edge.To < nodes.Length, "An edge joins two nodes.");
            Require(edge.ForwardM >= 0 && edge.BackwardM >= 0, "A length is not negative.");
            Require((uint)edge.Name < names.Length, "An edge's name is in the list.");
            Require(shapeStart[i] <= shapeStart[i + 1], "Shapes follow one another.");
        }
    }

    /// <summary>Where each node is.</summary>
    public ReadOnlySpan<Wgs84> Nodes => _nodes;

    /// <summary>What the source calls each node.</summary>
    public ReadOnlySpan<long> NodeIds => _nodeIds;

    /// <summary>The edges.</summary>
    public ReadOnlySpan<RoadEdge> Edges => _edges;

    /// <summary>Names of roads; the first is empty.</summary>
    public ReadOnlySpan<string> Names => _names;

    /// <summary>For each edge the index of its first point in <see cref="ShapePoints"/>; one more entry ends the last.</summary>
    public ReadOnlySpan<int> ShapeStarts => _shapeStart;

    /// <summary>The points between the nodes, edge after edge.</summary>
    public ReadOnlySpan<Wgs84> ShapePoints => _shape;

    /// <summary>The points of an edge between its two nodes, in the direction of the edge.</summary>
    public ReadOnlySpan<Wgs84> Shape(int edge) => _shape.AsSpan(_shapeStart[edge].._shapeStart[edge + 1]);

    /// <summary>How many points an edge's line has, its two nodes included.</summary>
    public int PointCount(int edge) => _shapeStart[edge + 1] - _shapeStart[edge] + 2;

    /// <summary>A point of an edge's line: 0 is the node where it begins, <see cref="PointCount"/> − 1 the node where it ends.</summary>
    public Wgs84 Point(int edge, int index)
    {
        var between = _shapeStart[edge] + index - 1;
        return index == 0 ? _nodes[_edges[edge].From]
            : between == _shapeStart[edge + 1] ? _nodes[_edges[edge].To]
            : _shape[between];
    }

    private static void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw new ArgumentException(rule);
        }
    }
}
