namespace QhdHomeMap.Geo.Roads.Search;

/// <summary>Where a search begins or ends: a node, or a place beside the road, whose way to it is counted.</summary>
public readonly record struct RoadPlace
{
    private readonly int _node;

    private RoadPlace(int node, RoadPoint point) => (_node, Point) = (node, point);

    /// <summary>Whether it is a node; otherwise <see cref="Point"/> says where.</summary>
    public bool IsNode => Point.Edge < 0;

    /// <summary>The node's index in its network.</summary>
    /// <exception cref="InvalidOperationException">It is not a node.</exception>
    public int Node => IsNode ? _node : throw new InvalidOperationException("The place is on an edge.");

    /// <summary>Where the place meets the road.</summary>
    public RoadPoint Point { get; }

    /// <summary>A node, at no cost.</summary>
    public static RoadPlace AtNode(int node) => new(node, new RoadPoint(-1, 0, default, 0));

    /// <summary>A place beside the road; <see cref="RoadPoint.DistanceM"/> is counted.</summary>
    public static RoadPlace At(RoadPoint point)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(point.Edge, nameof(point));
        return new(-1, point);
    }

    /// <inheritdoc/>
    public override string ToString() => IsNode ? $"node {_node}" : Point.ToString();
}
