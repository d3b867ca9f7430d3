using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using QhdHomeMap.Cli.Files;
using QhdHomeMap.Cli.Roads;
using QhdHomeMap.Geo.Roads.Search;
using QhdHomeMap.Geo.Roads.Search.Contraction;

namespace QhdHomeMap.Cli.Commands;

/// <summary><c>qhd geo matrix</c>: metres or seconds along the road between all pairs of two lists of places.</summary>
internal static class Matrix
{
    /// <summary>Rows are computed in blocks of so many pairs, so that memory does not grow with the matrix.</summary>
    private const int PairsInABlock = 10_000_000;

    private const string Explanation = """
        沿路的距离矩阵：每个起点到每个终点的最短路程或用时，到路边的距离也计入；走不到的不写。
        用 --metres 或 --minutes 只算多远以内的；写了 --minutes，结果就以秒计，否则以米计。
        """;

    private static readonly Option<string> From = CallOptions.Required(
        "--from",
        "文件",
        "起点 csv：id,lon,lat（WGS84）或 id,node"
    );

    private static readonly Option<string> To = CallOptions.Required("--to", "文件", "终点 csv，格式同上");

    private static readonly Option<string> Out = CallOptions.Required(
        "--out",
        "文件",
        "写到哪里：from,to,cost；- 表示标准输出"
    );

    public static Command Create(Terminal terminal)
    {
        var command = new Command("matrix", Explanation)
        {
            RoadOptions.Roads,
            RoadOptions.Nodes,
            RoadOptions.Edges,
            From,
            To,
            RoadOptions.OneMetres,
            RoadOptions.OneMinutes,
            RoadOptions.Profile,
            Out,
            RoadOptions.Json,
        };
        command.SetAction((call, cancelled) => Task.Run(() => Run(call, terminal, cancelled), cancelled));
        return command;
    }

    private static int Run(ParseResult call, Terminal terminal, CancellationToken cancelled)
    {
        Answer.RefuseUnlessAsked(call, RoadOptions.Json, Out);
        var (ranges, profile) = (RoadOptions.RangeOf(call), RoadOptions.ProfileOf(call));
        var network = RoadOptions.ReadNetwork(call, terminal, cancelled);
        var graph = RoutingGraph.Build(network.Network, profile, ranges.Cost);
        var places = new PlacesFile(network, graph);
        var from = places.Read(call.GetRequiredValue(From), terminal, cancelled);
        var to = places.Read(call.GetRequiredValue(To), terminal, cancelled);
        var rows = Rows(graph, Matched(from), Matched(to), ranges.Limits, cancelled);
        using var output = OutputFile.Create(call.GetRequiredValue(Out), terminal);
        var pairs = 0L;
        output.Write(() => pairs = Answer.WriteRows(output.Stream, ["from", "to", "cost"], rows));
        output.Commit();

        Unmatched.Tell(terminal, "起点", from);
        Unmatched.Tell(terminal, "终点", to);
        if (call.GetValue(RoadOptions.Json))
        {
            Answer.WriteJson(terminal, json => WriteSummary(json, ranges, from, to, pairs));
        }
        else
        {
            Unmatched.Done(terminal, [("起点", from), ("终点", to)], $"{pairs} 对", call.GetValue(Out));
        }

        return ExitCodes.Done;
    }

    private static IEnumerable<string[]> Rows(
        RoutingGraph graph,
        NamedPlace[] origins,
        NamedPlace[] targets,
        double[] limits,
        CancellationToken cancelled
    )
    {
        var places = Array.ConvertAll(targets, target => target.Match.Place!.Value);
        var limit = limits is [var only] ? only : double.PositiveInfinity;
        var isWorthIt =
            double.IsInfinity(limit)
            && Math.Min(origins.Length, targets.Length) >= CostMatrix.PlacesThatPayForAHierarchy;
        var hierarchy = isWorthIt ? ContractionHierarchy.Build(graph) : null;
        foreach (var block in origins.Chunk(Math.Max(1, PairsInABlock / Math.Max(1, targets.Length))))
        {
            cancelled.ThrowIfCancellationRequested();
            var starts = Array.ConvertAll(block, origin => origin.Match.Place!.Value);
            var costs = CostMatrix.Compute(graph, starts, places, limit, hierarchy);
            for (var i = 0; i < costs.Length; i++)
            {
                if (double.IsFinite(costs[i]))
                {
                    yield return
                    [
                        block[i / targets.Length].Name,
                        targets[i % targets.Length].Name,
                        costs[i].ToString(ReachAnswer.CostFormat, CultureInfo.InvariantCulture),
                    ];
                }
            }
        }
    }

    private static void WriteSummary(Utf8JsonWriter json, Ranges ranges, NamedPlace[] from, NamedPlace[] to, long pairs)
    {
        json.WriteString("cost", ranges.Cost == TravelCost.Metres ? "metres" : "seconds");
        json.WriteNumber("from", from.Length);
        json.WriteNumber("to", to.Length);
        json.WriteNumber("pairs", pairs);
        Unmatched.Write(json, "unmatchedFrom", from);
        Unmatched.Write(json, "unmatchedTo", to);
    }

    private static NamedPlace[] Matched(NamedPlace[] places) =>
        [.. places.Where(place => place.Match.Place is not null)];
}
