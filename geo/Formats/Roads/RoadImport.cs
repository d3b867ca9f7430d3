using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Formats.Roads;

/// <summary>A file of roads, read.</summary>
/// <param name="Network">The network.</param>
/// <param name="Report">What became of the file.</param>
public sealed record RoadImport(RoadNetwork Network, RoadReport Report);
