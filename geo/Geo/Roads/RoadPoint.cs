using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Geo.Roads;

/// <summary>Where a place meets the roads: the nearest point of the nearest edge that its traveller may use.</summary>
/// <param name="Edge">The edge.</param>
/// <param name="Fraction">How far along the edge's line, 0 at <see cref="RoadEdge.From"/>, 1 at <see cref="RoadEdge.To"/>, by length.</param>
/// <param name="Foot">The point of the edge.</param>
/// <param name="DistanceM">Geodesic metres from the place to <see cref="Foot"/>.</param>
public readonly record struct RoadPoint(int Edge, double Fraction, Wgs84 Foot, double DistanceM);
