using System.CommandLine;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Seed.Sample;

namespace QhdHomeMap.Seed.Commands;

/// <summary>`seed sample`: the sample city, for a database without homes.</summary>
internal static class Sample
{
    public static Command Command()
    {
        var ifEmpty = new Option<bool>("--if-empty") { Description = "已有职工之家时什么也不做，算成功" };
        var command = new Command(
            "sample",
            "装入示例城市：按 2023 年任务分解表的共享职工之家和一些工会驿站，均为示例数据"
        )
        {
            ifEmpty,
        };
        command.SetAction((call, cancellation) => RunAsync(call.GetValue(ifEmpty), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(bool ifEmpty, CancellationToken cancellation)
    {
        await using var db = QhdDbContext.Open(Connection.String("qhd sample"));
        var homes = await SampleCity.LoadAsync(db, TimeProvider.System, cancellation);
        if (homes is not null)
        {
            Console.WriteLine(Summary(homes));
            return 0;
        }
        const string NotEmpty = "数据库里已有职工之家，示例城市只装入没有职工之家的数据库：未作改动";
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
