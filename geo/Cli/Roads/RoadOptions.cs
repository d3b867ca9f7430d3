using System.CommandLine;
using System.Globalization;
using QhdHomeMap.Cli.Files;
using QhdHomeMap.Formats.Roads;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.Roads.Search;

namespace QhdHomeMap.Cli.Roads;

/// <summary>What <c>reach</c> and <c>matrix</c> are both told: which roads, how one travels, how far.</summary>
internal static class RoadOptions
{
    public static readonly Option<string> Roads = CallOptions.Optional(
        "--roads",
        "文件",
        "OpenStreetMap 的 .osm.pbf；或者用 --nodes 与 --edges"
    );

    public static readonly Option<string> Nodes = CallOptions.Optional(
        "--nodes",
        "文件",
        "节点 csv：id,lon,lat（WGS84）；- 表示标准输入"
    );

    public static readonly Option<string> Edges = CallOptions.Optional(
        "--edges",
        "文件",
        "路段 csv：source,target,length_m[,reverse_m]；负数表示该方向不通，不写 reverse_m 则双向同长"
    );

    /// <summary>For a command that takes several ranges.</summary>
    public static readonly Option<string> Metres = MetresOption("；几个值用半角逗号分开");

    public static readonly Option<string> Minutes = MinutesOption("；几个值用半角逗号分开");

    /// <summary>For a command that takes one.</summary>
    public static readonly Option<string> OneMetres = MetresOption("，只写一个值");

    public static readonly Option<string> OneMinutes = MinutesOption("，只写一个值");

    public static readonly Option<string> Profile = CallOptions.Optional(
        "--profile",
        "方式",
        "walk 步行（缺省）或 ebike 电动自行车"
    );

    public static readonly Option<bool> Json = CallOptions.Json("只有摘要");

    /// <summary>Reads the roads that the call names.</summary>
    /// <exception cref="CliException">It names none or two, or they cannot be read.</exception>
    public static TravelNetwork ReadNetwork(ParseResult call, Terminal terminal, CancellationToken cancelled)
    {
        var (roads, nodes, edges) = (call.GetValue(Roads), call.GetValue(Nodes), call.GetValue(Edges));
        return (roads, nodes, edges) switch
        {
            ({ } file, null, null) => ReadOsm(file, cancelled),
            (null, { } nodeFile, { } edgeFile) => EdgeTables.Read(nodeFile, edgeFile, terminal, cancelled),
            (null, _, _) => throw CliException.CallRefused("missing_option", "请给出 --roads，或者 --nodes 与 --edges"),
            _ => throw CliException.CallRefused("conflicting_options", "--roads 与 --nodes、--edges 只能用一种"),
        };
    }

    public static TravelProfile ProfileOf(ParseResult call)
    {
        var code = call.GetValue(Profile) ?? "walk";
        return TravelProfiles.Default.FirstOrDefault(profile => profile.Code == code)
            ?? throw CliException.CallRefused(
                "unknown_profile",
                $"不认识出行方式“{code}”，可用：{string.Join('、', TravelProfiles.Default.Select(profile => profile.Code))}"
            );
    }

    /// <summary>The ranges asked for; none when the call has neither option.</summary>
    /// <exception cref="CliException"><c>conflicting_options</c>, <c>bad_number</c>, <c>bad_range</c>, <c>repeated_value</c>.</exception>
    public static Ranges RangesOf(ParseResult call) => RangesOf(call, Metres, Minutes);

    /// <summary>The range asked for; none when the call has neither option.</summary>
    /// <exception cref="CliException">As for several; <c>bad_range</c> when it has several.</exception>
    public static Ranges RangeOf(ParseResult call) =>
        RangesOf(call, OneMetres, OneMinutes) is { Values.Length: <= 1 } ranges
            ? ranges
            : throw CliException.CallRefused("bad_range", "矩阵只能有一个范围：--metres 或 --minutes 只写一个值");

    private static Ranges RangesOf(ParseResult call, Option<string> metresOption, Option<string> minutesOption) =>
        (NumbersOf(call, metresOption), NumbersOf(call, minutesOption)) switch
        {
            ({ } metres, null) => new(TravelCost.Metres, metres),
            (null, { } minutes) => new(TravelCost.Seconds, minutes),
            (null, null) => new(TravelCost.Metres, []),
            _ => throw CliException.CallRefused("conflicting_options", "--metres 与 --minutes 只能用一种"),
        };

    private static Option<string> MetresOption(string howMany) =>
        CallOptions.Optional("--metres", "米", $"沿路多少米以内，连同到路边的距离{howMany}");

    private static Option<string> MinutesOption(string howMany) =>
        CallOptions.Optional("--minutes", "分钟", $"路上多少分钟以内{howMany}");

    private static double[]? NumbersOf(ParseResult call, Option<string> option) =>
        call.Numbers(option, number => number > 0, "应大于 0", "bad_range");

    private static TravelNetwork ReadOsm(string path, CancellationToken cancelled)
    {
        try
        {
            if (RoadFile.KindOf(path) != RoadFileKind.OsmPbf)
            {
                throw CliException.CallRefused("file_type_unknown", $"--roads 只读 .osm.pbf，不是 {path}");
            }

            using var file = File.OpenRead(path);
            var network = RoadFile.Read(RoadSource.OsmPbf(file), cancellation: cancelled).Network;
            var ids = network.NodeIds.ToArray().Select(id => id.ToString(CultureInfo.InvariantCulture));
            return new(network, Ids.Of(ids), path);
        }
        catch (RoadFileException e)
        {
            throw CliException.WorkFailed(e.Code, $"{path}：{e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CliException.WorkFailed("unreadable_file", $"读不了 {path}：{Reason.Of(e)}", e);
        }
    }
}

/// <summary>How far, as people write it: metres or minutes.</summary>
internal sealed record Ranges(TravelCost Cost, double[] Values)
{
    private const double SecondsPerMinute = 60;

    /// <summary>In what the search adds up: metres or seconds.</summary>
    public double[] Limits => Cost == TravelCost.Metres ? Values : Array.ConvertAll(Values, v => v * SecondsPerMinute);

    /// <summary>The property that says so in answers.</summary>
    public string Unit => Cost == TravelCost.Metres ? "metres" : "minutes";
}
