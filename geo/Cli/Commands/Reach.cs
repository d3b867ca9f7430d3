using System.CommandLine;
using QhdHomeMap.Cli.Files;
using QhdHomeMap.Cli.Roads;
using QhdHomeMap.Geo.Roads.Search;
using QhdHomeMap.Geo.ServiceAreas;

namespace QhdHomeMap.Cli.Commands;

/// <summary><c>qhd geo reach</c>: what is within so many metres or minutes along the road of each origin.</summary>
internal static class Reach
{
    private const string Explanation = """
        沿路能到哪里：每个起点在若干米或若干分钟以内能到的节点与范围（等时圈）。
        起点吸附到最近的路段，到路边的距离也计入；离路太远或在孤立路网上的起点会指名，不影响其余。
        """;

    private static readonly Option<string> Origins = CallOptions.Required(
        "--origins",
        "文件",
        "起点 csv：id,lon,lat（WGS84）或 id,node"
    );

    private static readonly Option<string> OutNodes = CallOptions.Optional(
        "--out-nodes",
        "文件",
        "能到的节点：origin,node,cost（--metres 为米，--minutes 为秒），取最大的范围；- 表示标准输出"
    );

    private static readonly Option<string> Out = CallOptions.Optional(
        "--out",
        "文件",
        "范围的多边形，GeoJSON（WGS84）"
    );

    public static Command Create(Terminal terminal)
    {
        var command = new Command("reach", Explanation)
        {
            RoadOptions.Roads,
            RoadOptions.Nodes,
            RoadOptions.Edges,
            Origins,
            RoadOptions.Metres,
            RoadOptions.Minutes,
            RoadOptions.Profile,
            OutNodes,
            Out,
            RoadOptions.Json,
        };
        command.SetAction((call, cancelled) => Task.Run(() => Run(call, terminal, cancelled), cancelled));
        return command;
    }

    private static int Run(ParseResult call, Terminal terminal, CancellationToken cancelled)
    {
        Answer.RefuseUnlessAsked(call, RoadOptions.Json, OutNodes, Out);
        var (ranges, profile) = (RoadOptions.RangesOf(call), RoadOptions.ProfileOf(call));
        if (ranges.Values.Length == 0)
        {
            throw CliException.CallRefused("missing_option", "缺少 --metres 或 --minutes");
        }

        var network = RoadOptions.ReadNetwork(call, terminal, cancelled);
        var graph = RoutingGraph.Build(network.Network, profile, ranges.Cost);
        var origins = new PlacesFile(network, graph).Read(call.GetRequiredValue(Origins), terminal, cancelled);
        var matched = origins.Where(origin => origin.Match.Place is not null).ToArray();
        var places = Array.ConvertAll(matched, origin => origin.Match.Place!.Value);
        var reached = Geo.Roads.Search.Reach.Compute(graph, places, ranges.Limits);
        cancelled.ThrowIfCancellationRequested();

        var answer = new ReachAnswer(network, ranges, matched, reached);
        using var nodes = call.GetValue(OutNodes) is { } nodesPath ? OutputFile.Create(nodesPath, terminal) : null;
        nodes?.Write(() => answer.WriteNodes(nodes.Stream));
        using var areas = call.GetValue(Out) is { } areasPath ? OutputFile.Create(areasPath, terminal) : null;
        areas?.Write(() =>
        {
            var cells = GroundCells.For(network.Network, profile);
            Answer.WriteJson(areas.Stream, json => answer.WriteAreas(json, cells, cancelled));
        });
        nodes?.Commit();
        areas?.Commit();

        Unmatched.Tell(terminal, "起点", origins);
        if (call.GetValue(RoadOptions.Json))
        {
            Answer.WriteJson(terminal, json => answer.WriteSummary(json, origins));
        }
        else
        {
            var found =
                $"{reached.Sum(origin => (long)origin.Nodes.Length)} 行节点、{reached.Sum(origin => origin.Stretches.Length)} 个范围";
            Unmatched.Done(terminal, [("起点", origins)], found, call.GetValue(OutNodes), call.GetValue(Out));
        }

        return ExitCodes.Done;
    }
}
