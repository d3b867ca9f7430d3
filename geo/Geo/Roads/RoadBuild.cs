namespace QhdHomeMap.Geo.Roads;

/// <summary>What <see cref="RoadNetworkBuilder"/> made of ways.</summary>
/// <param name="Network">The network.</param>
/// <param name="WaysByFate">How many ways met each <see cref="RoadDrop"/>, by its number; <see cref="RoadDrop.None"/> are those kept.</param>
public sealed record RoadBuild(RoadNetwork Network, IReadOnlyList<int> WaysByFate);
