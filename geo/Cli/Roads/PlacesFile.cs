using QhdHomeMap.Cli.Files;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Roads.Search;
using QhdHomeMap.Geo.Roads.Snapping;

namespace QhdHomeMap.Cli.Roads;

/// <summary>A place of a file: its name, and where it meets the roads.</summary>
internal readonly record struct NamedPlace(string Name, RoadMatch Match);

/// <summary>Places by <c>id,lon,lat</c> (WGS-84), snapped to the nearest road, or by <c>id,node</c>.</summary>
internal static class PlacesFile
{
    /// <exception cref="CliException">The file cannot be read, or names a node that is not there (<c>unknown_id</c>).</exception>
    public static NamedPlace[] Read(
        string path,
        TravelNetwork network,
        RoutingGraph graph,
        Lazy<EdgeIndex> index,
        Terminal terminal
    )
    {
        using var input = CsvInput.Open(path, terminal);
        var id = new IdColumn(input, Header.Id);
        return input.Headers.Any(Header.Node.Is)
            ? ReadNodes(input, id, network, graph)
            : ReadPoints(input, id, graph, index);
    }

    private static NamedPlace[] ReadNodes(CsvInput input, IdColumn id, TravelNetwork network, RoutingGraph graph)
    {
        var column = input.Column(Header.Node);
        var places = new List<NamedPlace>();
        while (input.Read())
        {
            if (!id.TryTakeNew(out var name))
            {
                continue;
            }

            var node = input.Text(column);
            places.Add(
                network.TryFind(node, out var found)
                    ? new(name, PlaceMatching.Check(graph, RoadPlace.AtNode(found)))
                    : throw CliException.CallRefused("unknown_id", $"{name}：路网里没有节点“{node}”")
            );
        }

        input.Problems.ThrowIfAny();
        return [.. places];
    }

    private static NamedPlace[] ReadPoints(CsvInput input, IdColumn id, RoutingGraph graph, Lazy<EdgeIndex> index)
    {
        var columns = new LonLatColumns(input);
        var (names, points) = (new List<string>(), new List<Wgs84>());
        while (input.Read())
        {
            var (isNamed, isPlaced) = (id.TryTakeNew(out var name), columns.TryRead(out var point));
            if (isNamed && isPlaced)
            {
                names.Add(name);
                points.Add(point);
            }
        }

        input.Problems.ThrowIfAny();
        var matches = PlaceMatching.Match(graph, index.Value, points.ToArray());
        return [.. names.Zip(matches, (name, match) => new NamedPlace(name, match))];
    }
}
