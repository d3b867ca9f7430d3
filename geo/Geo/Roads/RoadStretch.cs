namespace QhdHomeMap.Geo.Roads;

/// <summary>A part of an edge, such as what of it is within reach.</summary>
/// <param name="Edge">The edge.</param>
/// <param name="Start">Where the part begins, as a fraction of the edge's length from <see cref="RoadEdge.From"/>, 0 to 1.</param>
/// <param name="End">Where it ends, at least <see cref="Start"/>, at most 1.</param>
public readonly record struct RoadStretch(int Edge, double Start, double End);
