using QhdHomeMap.Cli.Files;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Roads.Search;
using QhdHomeMap.Geo.Roads.Snapping;

namespace QhdHomeMap.Cli.Roads;

/// <summary>A place of a file: its name, and where it meets the roads.</summary>
internal readonly record struct NamedPlace(string Name, RoadMatch Match);

/// <summary>Brings the places of csv files onto one network: by <c>id,lon,lat</c> (WGS-84) to the nearest road, or by <c>id,node</c>.</summary>
internal sealed class PlacesFile(TravelNetwork network, RoutingGraph graph)
{
    private readonly Lazy<EdgeIndex> _index = new(() => EdgeIndex.Build(graph.Network, graph.Profile));

    /// <exception cref="CliException">
    /// <c>missing_column</c>, <c>duplicate_column</c>, <c>unknown_id</c>; <c>bad_rows</c> with <c>empty_id</c>, <c>duplicate_id</c>,
    /// <c>bad_number</c>, <c>out_of_range</c> for each row.
    /// </exception>
    public NamedPlace[] Read(string path, Terminal terminal, CancellationToken cancelled)
    {
        using var input = CsvInput.Open(path, terminal);
        var (id, ids) = (input.Column(Header.Id), new Ids());
        IReadOnlyList<RoadMatch> matches = input.OptionalColumn(Header.Node) is { } node
            ? ReadNodes(input, () => ids.TryAdd(input, id), node, terminal, cancelled)
            : ReadPoints(input, () => ids.TryAdd(input, id), terminal, cancelled);
        return [.. ids.All.Zip(matches, (name, match) => new NamedPlace(name, match))];
    }

    private List<RoadMatch> ReadNodes(
        CsvInput input,
        Func<bool> takeId,
        int column,
        Terminal terminal,
        CancellationToken cancelled
    )
    {
        var matches = new List<RoadMatch>();
        input.ReadAll(
            terminal,
            () =>
            {
                var node = network.NodeIds.IndexOf(input, column, network.File);
                if (takeId())
                {
                    matches.Add(PlaceMatching.Check(graph, RoadPlace.AtNode(node)));
                }
            },
            cancelled
        );
        return matches;
    }

    private RoadMatch[] ReadPoints(CsvInput input, Func<bool> takeId, Terminal terminal, CancellationToken cancelled)
    {
        var (place, points) = (new LonLatColumns(input), new List<Wgs84>());
        input.ReadAll(
            terminal,
            () =>
            {
                var isNew = takeId();
                if (place.TryRead(out var point) && isNew)
                {
                    points.Add(point);
                }
            },
            cancelled
        );
        return PlaceMatching.Match(graph, _index.Value, points.ToArray());
    }
}
