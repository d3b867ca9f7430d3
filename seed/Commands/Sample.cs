using System.CommandLine;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Seed.Sample;

namespace QhdHomeMap.Seed.Commands;

/// <summary>`seed sample`: the sample city, for a database without real homes.</summary>
internal static class Sample
{
    public static Command Command()
    {
        var ifEmpty = new Option<bool>("--if-empty") { Description = "已有职工之家时什么也不做，算成功" };
        var command = new Command(
            "sample",
            "装入示例城市：按 2023 年任务分解表的共享职工之家和一些工会驿站，以及虚构的路网和职工分布，均为示例数据"
        )
        {
            ifEmpty,
        };
        command.SetAction((call, cancellation) => RunAsync(call.GetValue(ifEmpty), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(bool ifEmpty, CancellationToken cancellation)
    {
        var connectionString = Connection.String("qhd sample");
        await using var db = QhdDbContext.Open(connectionString);
        var loaded = await SampleData.LoadAsync(db, connectionString, TimeProvider.System, cancellation);
        if (!loaded.IsNothing)
        {
            foreach (var line in Summary(loaded))
            {
                Console.WriteLine(line);
            }
            return 0;
        }
        const string NotEmpty = "数据库里已有职工之家，示例城市只装入没有真实数据的数据库：未作改动";
        if (!ifEmpty)
        {
            await Console.Error.WriteLineAsync(NotEmpty);
        }
        else
        {
            Console.WriteLine(NotEmpty);
        }

        return ifEmpty ? 0 : 1;
    }

    private static IEnumerable<string> Summary(LoadedSample loaded)
    {
        if (loaded.Homes is { } homes)
        {
            yield return Summary(homes);
        }
        if (loaded.Roads is { } roads)
        {
            yield return $"已装入示例路网：{roads.EdgeCount} 段路、{roads.NodeCount} 个路口，都是虚构的；首次导入真实的路网时自动替换";
        }
        if (loaded.Workers is { } workers)
        {
            yield return $"已装入示例职工：{workers.Workplaces} 个单位共 {workers.HeadCount} 人，{workers.Cells} 个骑手活动网格；按第七次人口普查长表（约一成住户）的行业分布分摊，首次导入真实数据时自动移除";
        }
    }

    private static string Summary(IReadOnlyList<Home> homes) =>
        $"""
            已装入示例城市：共享职工之家 {homes.Count(h => h.Kind is HomeKind.Home)} 个（本级 {homes.Count(h =>
                h.Level is HomeLevel.County
            )} 个，乡镇、街道 {homes.Count(h => h.Level is HomeLevel.Town)} 个；其中示范型 {homes.Count(h =>
                h.Grade is HomeGrade.Demonstration
            )} 个），工会驿站 {homes.Count(h => h.Kind is HomeKind.Station)} 个
            这些都是示例数据，不是真实站点：名称以{Home.SampleNamePrefix}开头，没有电话；首次导入真实的职工之家时自动移除
            """;
}
