using QhdHomeMap.Cli.Files;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Cli.Roads;

/// <summary>
/// A network of two plain tables: nodes <c>id,lon,lat</c> and edges <c>source,target,length_m[,reverse_m]</c>. A negative length closes
/// that way; without a length back, an edge is as long both ways. Edges are straight and open to everyone.
/// </summary>
internal static class EdgeTables
{
    /// <exception cref="CliException">
    /// <c>missing_column</c>, <c>duplicate_column</c>, <c>unknown_id</c>; <c>bad_rows</c> with <c>empty_id</c>, <c>duplicate_id</c>,
    /// <c>bad_number</c>, <c>out_of_range</c> for each row.
    /// </exception>
    public static TravelNetwork Read(string nodesPath, string edgesPath, Terminal terminal, CancellationToken cancelled)
    {
        var (ids, places) = ReadNodes(nodesPath, terminal, cancelled);
        var edges = ReadEdges(edgesPath, ids, nodesPath, terminal, cancelled);
        long[] numbers = [.. Enumerable.Range(0, places.Length)];
        return new(new(places, numbers, edges, new int[edges.Length + 1], [], [""]), ids, nodesPath);
    }

    private static (Ids Ids, Wgs84[] Places) ReadNodes(string path, Terminal terminal, CancellationToken cancelled)
    {
        using var input = CsvInput.Open(path, terminal);
        var (id, place) = (input.Column(Header.Id), new LonLatColumns(input));
        var (ids, places) = (new Ids(), new List<Wgs84>());
        input.ReadAll(
            terminal,
            () =>
            {
                var isNew = ids.TryAdd(input, id);
                if (place.TryRead(out var point) && isNew)
                {
                    places.Add(point);
                }
            },
            cancelled
        );
        return (ids, [.. places]);
    }

    private static RoadEdge[] ReadEdges(
        string path,
        Ids nodes,
        string nodesPath,
        Terminal terminal,
        CancellationToken cancelled
    )
    {
        using var input = CsvInput.Open(path, terminal);
        var (source, target) = (input.Column(Header.Source), input.Column(Header.Target));
        var (length, reverse) = (input.Column(Header.LengthM), input.OptionalColumn(Header.ReverseM));
        var edges = new List<RoadEdge>();
        input.ReadAll(
            terminal,
            () =>
            {
                var (from, to) = (nodes.IndexOf(input, source, nodesPath), nodes.IndexOf(input, target, nodesPath));
                var isForward = input.TryNumber(length, out var forwardM);
                var backwardM = forwardM;
                var isBackward =
                    reverse is not { } back || input.Text(back).Length == 0 || input.TryNumber(back, out backwardM);
                if (isForward && isBackward)
                {
                    edges.Add(
                        new(from, to, LengthOf(forwardM), LengthOf(backwardM), 0, RoadClass.Unknown, RoadAccess.All)
                    );
                }
            },
            cancelled
        );
        return [.. edges];
    }

    private static double LengthOf(double lengthM) => lengthM < 0 ? double.PositiveInfinity : lengthM;
}
