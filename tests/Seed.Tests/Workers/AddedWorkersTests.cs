using QhdHomeMap.Seed.Tables;
using static QhdHomeMap.Seed.Tests.Workers.WorkerLists;

namespace QhdHomeMap.Seed.Tests.Workers;

/// <summary>What <c>--add</c> keeps: all that the list does not name.</summary>
public class AddedWorkersTests
{
    [Fact]
    public async Task List_Added_LeavesTheOthers()
    {
        await using var scene = await SeedScene.CreateAsync();
        await ImportAsync(scene, Workplaces);

        var result = await ImportAsync(scene, "名称,经度,纬度,人数\n丙站,119.6,39.95,8\n", add: true);

        Assert.Equal((1, 0, 0), (result.New, result.Changed, result.Gone));
        Assert.Equal("丙站 8|乙饭店 30|甲工地 1200", await NamesAsync(scene));
    }

    [Fact]
    public async Task Cells_AddedOntoOthers_AreRefused()
    {
        await using var scene = await SeedScene.CreateAsync();
        await ImportAsync(scene, Riders);

        // 0.001° beside a cell of 500 m.
        var result = await ImportAsync(scene, "经度,纬度,网格边长,小时,人数\n119.571,39.94,500,12,40\n", add: true);

        Assert.Equal(["2 经度、纬度 cells_overlap"], Told(result));
        Assert.Equal(2, await scene.AskAsync<long>("select count(*) from rider_cells"));
    }

    [Fact]
    public async Task Hours_AddedToACell_LeaveItsOtherHours()
    {
        await using var scene = await SeedScene.CreateAsync();
        const string header = "经度,纬度,网格边长,小时,人数,日类型\n";
        await ImportAsync(scene, header + "119.57,39.94,250,7,12,工作日\n119.57,39.94,250,8,13,工作日\n");

        await ImportAsync(scene, header + "119.57,39.94,250,8,20,工作日\n119.57,39.94,250,9,14,工作日\n", add: true);

        const string hours = "select string_agg(hour || ' ' || people, '|' order by hour) from rider_hours";
        Assert.Equal("7 12|8 20|9 14", await scene.AskAsync<string>(hours));
    }

    [Fact]
    public async Task Hours_AddedToACellOfAnotherSize_AreRefused()
    {
        await using var scene = await SeedScene.CreateAsync();
        await ImportAsync(scene, "经度,纬度,网格边长,小时,人数\n119.57,39.94,500,7,12\n");

        var result = await ImportAsync(scene, "经度,纬度,网格边长,小时,人数\n119.57,39.94,250,8,12\n", add: true);

        Assert.Equal(["2 网格边长 cell_size_differs"], Told(result));
        Assert.Equal(500, await scene.AskAsync<int>("select cell_m from rider_cells"));
    }

    [Fact]
    public async Task SkipBad_WritesTheGoodRows_AndTheBadOnesCorrectedAreAddedLater()
    {
        await using var scene = await SeedScene.CreateAsync();

        var result = await ImportAsync(
            scene,
            "名称,经度,纬度,人数\n甲,119.57,39.94,9\n乙,119.58,39.94,无数\n",
            skipBad: true
        );

        Assert.Equal(ImportOutcome.Written, result.Outcome);
        Assert.Equal("甲 9", await NamesAsync(scene));
        var bad = await File.ReadAllTextAsync(scene.PathOf("list.bad.csv"), TestContext.Current.CancellationToken);
        Assert.Contains("乙,119.58,39.94,无数", bad, StringComparison.Ordinal);

        await ImportAsync(scene, bad.Replace("无数", "7", StringComparison.Ordinal), add: true);
        Assert.Equal("乙 7|甲 9", await NamesAsync(scene));
    }
}
