using System.Globalization;
using System.Text.Json;
using QhdHomeMap.Cli.Files;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.Roads.Search;
using QhdHomeMap.Geo.ServiceAreas;

namespace QhdHomeMap.Cli.Roads;

/// <summary>What <c>reach</c> found, in the forms in which it is handed out.</summary>
internal sealed class ReachAnswer(TravelNetwork network, Ranges ranges, NamedPlace[] origins, OriginReach[] reached)
{
    /// <summary>A micrometre, a microsecond: finer than any length that is fed in.</summary>
    public const string CostFormat = "0.######";

    /// <summary><c>origin,node,cost</c>, by origin as they were read, then by node likewise.</summary>
    public void WriteNodes(Stream output) =>
        Answer.WriteRows(
            output,
            ["origin", "node", "cost"],
            origins.Zip(reached).SelectMany(pair => pair.Second.Nodes, (pair, node) => Row(pair.First, node))
        );

    /// <summary>A feature for each origin and range.</summary>
    public void WriteAreas(Utf8JsonWriter json, GroundCells cells, CancellationToken cancelled)
    {
        IReadOnlyList<RoadStretch>[] stretches = [.. reached.SelectMany(origin => origin.Stretches)];
        var areas = ServiceArea.DrawAll(cells, stretches, cancel: cancelled);
        json.WriteString("type", "FeatureCollection");
        json.WriteString("datum", "wgs84");
        json.WriteStartArray("features");
        for (var i = 0; i < areas.Length; i++)
        {
            var (origin, range) = (origins[i / ranges.Values.Length], ranges.Values[i % ranges.Values.Length]);
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteStartObject("properties");
            json.WriteString("origin", origin.Name);
            json.WriteNumber(ranges.Unit, range);
            json.WriteNumber("areaM2", Math.Round(areas[i].AreaM2, 1));
            json.WriteEndObject();
            json.WritePropertyName("geometry");
            AreaJson.Write(json, areas[i].Shape);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>How much each origin reaches, and which could not be placed.</summary>
    public void WriteSummary(Utf8JsonWriter json, IEnumerable<NamedPlace> all)
    {
        json.WriteString("unit", ranges.Unit);
        json.WriteStartArray("origins");
        for (var i = 0; i < origins.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("id", origins[i].Name);
            json.WriteStartArray("ranges");
            for (var range = 0; range < ranges.Values.Length; range++)
            {
                var limit = ranges.Limits[range] + RoadSearch.LimitTolerance;
                json.WriteStartObject();
                json.WriteNumber(ranges.Unit, ranges.Values[range]);
                json.WriteNumber("nodes", reached[i].Nodes.Count(node => node.Cost <= limit));
                json.WriteNumber("roadM", Math.Round(RoadM(reached[i].Stretches[range]), 1));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Unmatched.Write(json, "unmatched", all);
    }

    private string[] Row(NamedPlace origin, NodeCost node) =>
        [origin.Name, network.NodeIds.All[node.Node], node.Cost.ToString(CostFormat, CultureInfo.InvariantCulture)];

    private double RoadM(RoadStretch[] stretches) =>
        stretches.Sum(s => (s.End - s.Start) * network.Network.Edges[s.Edge].LengthM);
}
