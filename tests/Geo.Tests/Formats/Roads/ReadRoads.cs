using QhdHomeMap.Formats.Roads;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Geo.Tests.Formats.Roads;

/// <summary>Short ways to read roads in a test.</summary>
internal static class ReadRoads
{
    public static RoadImport From(byte[] file, int threads = 2) =>
        From(RoadSource.OsmPbf(new MemoryStream(file, writable: false)), new() { Threads = threads });

    public static RoadImport From(RoadSource source, RoadImportOptions? options = null) =>
        RoadFile.Read(source, options, cancellation: TestContext.Current.CancellationToken);

    public static RoadImport From(PbfFile file) => From(file.ToArray());

    public static RoadFileException Refusal(Action read)
    {
        var refusal = Assert.Throws<RoadFileException>(read);
        Assert.Contains(refusal.Message, character => character >= '\u4e00');
        return refusal;
    }

    /// <summary>Each edge as "from-to class access name", sorted.</summary>
    public static string[] Describe(RoadNetwork network) =>
        [
            .. network
                .Edges.ToArray()
                .Select(edge =>
                    $"{network.NodeIds[edge.From]}-{network.NodeIds[edge.To]} {edge.Class} {edge.Access} {network.Names[edge.Name]}".TrimEnd()
                )
                .Order(StringComparer.Ordinal),
        ];

    public static byte[] Bytes(RoadNetwork network)
    {
        using var stream = new MemoryStream();
        RoadNetworkFile.Write(network, stream);
        return stream.ToArray();
    }
}
