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
    public static TravelNetwork Read(string nodesPath, string edgesPath, Terminal terminal, CancellationToken cancelled)
    {
        var (names, places) = ReadNodes(nodesPath, terminal, cancelled);
        var nodeOf = new Dictionary<string, int>(names.Count, StringComparer.Ordinal);
        for (var node = 0; node < names.Count; node++)
        {
            nodeOf.Add(names[node], node);
        }

        var edges = ReadEdges(edgesPath, nodeOf, terminal, cancelled);
        long[] ids = [.. Enumerable.Range(0, names.Count)];
        var network = new RoadNetwork([.. places], ids, edges, new int[edges.Length + 1], [], [""]);
        return new(network, [.. names]);
    }

    private static (List<string> Names, List<Wgs84> Places) ReadNodes(
        string path,
        Terminal terminal,
        CancellationToken cancelled
    )
    {
        using var input = CsvInput.Open(path, terminal);
        var (id, place) = (new IdColumn(input, Header.Id), new LonLatColumns(input));
        var (names, places) = (new List<string>(), new List<Wgs84>());
        while (input.Read())
        {
            cancelled.ThrowIfCancellationRequested();
            var (isNamed, isPlaced) = (id.TryTakeNew(out var name), place.TryRead(out var point));
            if (isNamed && isPlaced)
            {
                names.Add(name);
                places.Add(point);
            }
        }

        input.Problems.ThrowIfAny();
        return (names, places);
    }

    private static RoadEdge[] ReadEdges(
        string path,
        Dictionary<string, int> nodeOf,
        Terminal terminal,
        CancellationToken cancelled
    )
    {
        using var input = CsvInput.Open(path, terminal);
        var (source, target) = (input.Column(Header.Source), input.Column(Header.Target));
        var length = input.Column(Header.LengthM);
        int? reverse = input.Headers.Any(Header.ReverseM.Is) ? input.Column(Header.ReverseM) : null;
        var edges = new List<RoadEdge>();
        while (input.Read())
        {
            cancelled.ThrowIfCancellationRequested();
            var (isFrom, isTo) = (TryNode(source, out var from), TryNode(target, out var to));
            var isLength = input.TryNumber(length, out var forwardM);
            var backwardM = forwardM;
            var isReverse =
                reverse is not { } back || input.Bytes(back).IsEmpty || input.TryNumber(back, out backwardM);
            if (isFrom && isTo && isLength && isReverse)
            {
                edges.Add(new(from, to, LengthOf(forwardM), LengthOf(backwardM), 0, RoadClass.Unknown, RoadAccess.All));
            }
        }

        input.Problems.ThrowIfAny();
        return [.. edges];

        bool TryNode(int column, out int node)
        {
            if (nodeOf.TryGetValue(input.Text(column), out node))
            {
                return true;
            }

            input.AddProblem(column, "节点文件里没有这个编号", "unknown_node");
            return false;
        }
    }

    private static double LengthOf(double lengthM) => lengthM < 0 ? double.PositiveInfinity : lengthM;
}
