using QhdHomeMap.Seed.Tables;
using static QhdHomeMap.Seed.Tests.Workers.WorkerLists;

namespace QhdHomeMap.Seed.Tests.Workers;

/// <summary>A bad row says of what it names that it is there: <c>--skip-bad</c> does not delete it.</summary>
public class NamedBadlyTests
{
    private const string Header = "经度,纬度,网格边长,日类型,小时,人数\n";

    [Theory]
    [InlineData("乙饭店,119.58,39.93,无数", "丙站 8|乙饭店 30")]
    [InlineData("乙饭店,119.58,三十九,31", "丙站 8|乙饭店 30")]
    [InlineData("乙饭店,119.59,39.93,无数", "丙站 8")]
    [InlineData(",119.58,39.93,31", "丙站 8")]
    public async Task Workplace_NamedByABadRow_Stays(string badRow, string expected)
    {
        await using var scene = await SeedScene.CreateAsync();
        await ImportAsync(scene, Workplaces);

        var result = await ImportAsync(scene, $"名称,经度,纬度,人数\n丙站,119.6,39.95,8\n{badRow}\n", skipBad: true);

        Assert.Equal(ImportOutcome.Written, result.Outcome);
        Assert.Equal(expected, await NamesAsync(scene));
        var isKept = expected.Contains('|', StringComparison.Ordinal);
        Assert.Equal((isKept ? 1 : 0, isKept ? 1 : 2), (result.Kept, result.Gone));
        Assert.Equal(
            isKept,
            result.Lines.Contains("只在有问题的行里出现的 1 个：保留了原来的，没有当作已不存在而删去。")
        );
    }

    [Theory]
    [InlineData("119.570,39.94,500,周日,12,4", "sunday 12 9|workday 12 50")]
    [InlineData("119.570,39.94,500,周日,正午,9", "sunday 12 9|workday 12 50|workday 18 35")]
    [InlineData("119.570,39.94,500,周日,13,4", "workday 12 50")]
    [InlineData("119.576,39.94,500,每天,11,4", "daily 11 5|workday 12 50")]
    public async Task Figure_NamedByABadRow_Stays(string badRow, string expected)
    {
        await using var scene = await SeedScene.CreateAsync();
        await ImportAsync(scene, Riders);

        await ImportAsync(scene, $"{Header}119.570,39.94,500,工作日,12,50\n{badRow}\n", skipBad: true);

        Assert.Equal(expected, await FiguresAsync(scene));
    }

    [Fact]
    public async Task Cell_NamedByABadRowOnly_GoesWhereItLiesOnCellsOfTheList()
    {
        await using var scene = await SeedScene.CreateAsync();
        await ImportAsync(scene, Riders);

        // 0.003° are 256 m, less than the 500 m of two cells side by side.
        await ImportAsync(scene, $"{Header}119.579,39.94,500,每天,11,60\n119.576,39.94,500,每天,11,4\n", skipBad: true);

        Assert.Equal("daily 11 60", await FiguresAsync(scene));
    }

    private static Task<string> FiguresAsync(SeedScene scene) =>
        scene.AskAsync<string>(
            "select string_agg(concat_ws(' ', day, hour, people), '|' order by day::text, hour) from rider_hours"
        );
}
