namespace QhdHomeMap.Geo.Roads.Nearest;

/// <summary>A target and the cheapest way to it.</summary>
/// <param name="Target">Its number in the <see cref="RoadTargets"/>.</param>
/// <param name="Cost">Metres or seconds, as the graph counts; the ways between both places and the road are part of it.</param>
/// <param name="LengthM">How long that way is, metres; those parts included.</param>
public readonly record struct RoadNeighbour(int Target, double Cost, double LengthM);
