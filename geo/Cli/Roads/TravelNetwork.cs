using QhdHomeMap.Cli.Files;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Cli.Roads;

/// <summary>Roads as a call names them, and what their file calls the nodes.</summary>
/// <param name="Network">The roads.</param>
/// <param name="NodeIds">The id of each node.</param>
/// <param name="File">The file that the ids are from.</param>
internal sealed record TravelNetwork(RoadNetwork Network, Ids NodeIds, string File);
