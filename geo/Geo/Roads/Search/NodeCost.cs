namespace QhdHomeMap.Geo.Roads.Search;

/// <summary>A node and the least cost to it.</summary>
/// <param name="Node">The node's index in its <see cref="RoadNetwork"/>.</param>
/// <param name="Cost">Metres or seconds, as the graph counts.</param>
public readonly record struct NodeCost(int Node, double Cost);
