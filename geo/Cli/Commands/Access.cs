using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using QhdHomeMap.Cli.Files;
using QhdHomeMap.Geo.Accessibility;

namespace QhdHomeMap.Cli.Commands;

/// <summary><c>qhd geo access</c>: how much supply there is for each head, by floating catchment areas.</summary>
internal static class Access
{
    private const string Explanation = """
        两步与三步移动搜索法：每个需求点人均能得到多少供给。
        每处供给的容量由够得着它的人分享，每个需求点把够得着的各处份额加起来；人均 × 人数之和等于够得着的全部容量。
        2sfca：缺省不衰减（binary）。e2sfca：按距离衰减，缺省把 max-cost 三等分，权重 1、0.68、0.22。
        3sfca：人们还会在各处之间选择（Wan 等 2012），缺省衰减同 e2sfca；选择权重按文件里该需求点的全部供给点计算。
        写出 id,access；没有人够得着的供给点会列出来。成本用什么单位都行，只要都一样；没有列出的一对就是到不了。
        """;

    private static readonly string[] Methods = ["2sfca", "e2sfca", "3sfca"];

    private static readonly Option<string> Demand = CallOptions.Required(
        "--demand",
        "文件",
        "csv，表头含 id,population（编号,人口）；- 表示标准输入"
    );

    private static readonly Option<string> Supply = CallOptions.Required(
        "--supply",
        "文件",
        "csv，表头含 id,capacity（编号,容量）"
    );

    private static readonly Option<string> Costs = CallOptions.Required(
        "--costs",
        "文件",
        "csv，表头含 demand,supply,cost（需求点,供给点,成本）"
    );

    private static readonly Option<string> Method = CallOptions.Required(
        "--method",
        "方法",
        string.Join('、', Methods)
    );

    private static readonly Option<string> MaxCost = CallOptions.Required(
        "--max-cost",
        "成本",
        "最远到哪里（含），大于 0"
    );

    private static readonly Option<string> Decay = CallOptions.Optional(
        "--decay",
        "衰减",
        "binary、inverse（1/成本）、gravity:B（成本的 -B 次方）、gaussian:S（exp(-成本²/2S²)）、step:10=1,20=.68"
    );

    private static readonly Option<string> Out = CallOptions.Optional("--out", "文件", "写到哪里；- 表示标准输出");

    private static readonly Option<bool> Json = CallOptions.Json();

    public static Command Create(Terminal terminal)
    {
        var command = new Command("access", Explanation) { Demand, Supply, Costs, Method, MaxCost, Decay, Out, Json };
        command.SetAction((call, cancelled) => Task.Run(() => Run(call, terminal, cancelled), cancelled));
        return command;
    }

    private static int Run(ParseResult call, Terminal terminal, CancellationToken cancelled)
    {
        var (path, isJson) = (call.GetValue(Out), call.GetValue(Json));
        Answer.RefuseUnlessAsked(call, Json, Out);
        var (method, decay) = (call.GetRequiredValue(Method), call.GetValue(Decay));
        if (!Methods.Contains(method))
        {
            throw CliException.CallRefused(
                "unknown_method",
                $"不认识方法“{method}”，可用：{string.Join('、', Methods)}"
            );
        }

        var maxCost = call.Number(MaxCost, number => number > 0, "应大于 0", "bad_max_cost")!.Value;
        var weigh =
            decay is not null ? DecayText.Read(decay)
            : method == "2sfca" ? new CostDecay.Binary()
            : CostDecay.Steps.OfThirds(maxCost);
        var city = AccessFiles.Read(
            (call.GetRequiredValue(Demand), call.GetRequiredValue(Supply), call.GetRequiredValue(Costs)),
            isZeroGood: double.IsFinite(weigh.WeightAt(0)),
            terminal,
            cancelled
        );
        var found =
            method == "3sfca"
                ? FloatingCatchment.ThreeStep(city.Population, city.Capacity, city.Costs, maxCost, weigh)
                : FloatingCatchment.TwoStep(city.Population, city.Capacity, city.Costs, maxCost, weigh);
        if (path is not null)
        {
            Answer.WriteRows(path, terminal, ["id", "access"], Rows(city, found));
        }

        if (isJson)
        {
            Answer.WriteJson(terminal, json => Write(json, city, found, hasRows: path is null));
        }
        else
        {
            terminal.SayWritten(Sentence(city, found), path!);
        }

        return ExitCodes.Done;
    }

    private static IEnumerable<string[]> Rows(AccessFiles city, CatchmentAccess found) =>
        city.DemandIds.Select((id, i) => (string[])[id, found.Access[i].ToString("R", CultureInfo.InvariantCulture)]);

    private static string Sentence(AccessFiles city, CatchmentAccess found)
    {
        var unreached =
            found.Unreached.Count == 0
                ? ""
                : $"；没有人够得着的供给点：{string.Join('、', found.Unreached.Select(supply => city.SupplyIds[supply]))}";
        var unserved = found.Unserved.Count == 0 ? "" : $"；{found.Unserved.Count} 个需求点够不着任何供给";
        return $"算出 {city.DemandIds.Count} 个需求点的可达性{unserved}{unreached}；写到";
    }

    private static void Write(Utf8JsonWriter json, AccessFiles city, CatchmentAccess found, bool hasRows)
    {
        var supply = city.Capacity.Sum();
        json.WriteNumber("population", city.Population.Sum());
        json.WriteNumber("supply", supply);
        json.WriteNumber("supplyReached", supply - found.Unreached.Sum(unreached => city.Capacity[unreached]));
        json.WriteArray("unreached", found.Unreached, unreached => json.WriteStringValue(city.SupplyIds[unreached]));
        json.WriteArray("unserved", found.Unserved, unserved => json.WriteStringValue(city.DemandIds[unserved]));
        if (hasRows)
        {
            json.WriteArray(
                "access",
                Enumerable.Range(0, city.DemandIds.Count),
                i =>
                {
                    json.WriteStartObject();
                    json.WriteString("id", city.DemandIds[i]);
                    json.WriteNumber("access", found.Access[i]);
                    json.WriteEndObject();
                }
            );
        }
    }
}
