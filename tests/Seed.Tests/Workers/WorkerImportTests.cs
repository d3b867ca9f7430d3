using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Seed.Tables;
using QhdHomeMap.Seed.Workers;
using static QhdHomeMap.Seed.Tests.Workers.WorkerLists;

namespace QhdHomeMap.Seed.Tests.Workers;

public class WorkerImportTests
{
    [Fact]
    public async Task Workplaces_GoodList_AreWrittenWithWhatItSays()
    {
        await using var scene = await SeedScene.CreateAsync();

        var result = await ImportAsync(scene, Workplaces);

        Assert.Equal((ImportOutcome.Written, "单位", 2), (result.Outcome, result.Kind, result.New));
        Assert.Equal(
            "乙饭店 30 catering_hotels - 130302 f|甲工地 1200 construction 每天 7:00-18:00 130302 f",
            await scene.AskAsync<string>(
                """
                select string_agg(concat_ws(' ', name, head_count, trade, coalesce(hours, '-'), area_code, is_sample), '|' order by name)
                from workplaces
                """
            )
        );
        Assert.Contains(result.Lines, line => line.Contains("2 个单位，共 1230 人", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Riders_GoodList_AreWrittenByCellDayAndHour()
    {
        await using var scene = await SeedScene.CreateAsync();

        var result = await ImportAsync(scene, Riders);

        Assert.Equal((ImportOutcome.Written, "骑手活动网格", 2), (result.Outcome, result.Kind, result.New));
        Assert.Equal(
            "500 sunday 12 9|500 workday 12 40|500 workday 18 35|500 daily 11 5",
            await scene.AskAsync<string>(
                """
                select string_agg(concat_ws(' ', cell_m, day, hour, people), '|' order by st_x(location::geometry), day, hour)
                from rider_cells c join rider_hours h on h.cell_id = c.id
                """
            )
        );
    }

    [Theory]
    [InlineData(Workplaces)]
    [InlineData(Riders)]
    public async Task List_ImportedTwice_ChangesNothing(string csv)
    {
        await using var scene = await SeedScene.CreateAsync();
        await ImportAsync(scene, csv);
        var before = await ContentAsync(scene);

        var again = await ImportAsync(scene, csv);

        Assert.Equal((0, 0, 2, 0), (again.New, again.Changed, again.Unchanged, again.Gone));
        Assert.Equal(before, await ContentAsync(scene));
    }

    [Fact]
    public async Task List_OfTheSameKind_ReplacesWhatWasThere_AndAWorkplaceKeepsItsNumber()
    {
        await using var scene = await SeedScene.CreateAsync();
        await ImportAsync(scene, Workplaces);
        var number = await scene.AskAsync<int>("select id from workplaces where name = '甲工地'");

        var result = await ImportAsync(scene, "名称,经度,纬度,人数\n甲工地,119.57,39.94,900\n丙站,119.6,39.95,8\n");

        Assert.Equal((1, 1, 0, 1), (result.New, result.Changed, result.Unchanged, result.Gone));
        Assert.Equal("丙站 8|甲工地 900", await NamesAsync(scene));
        Assert.Equal(number, await scene.AskAsync<int>("select id from workplaces where name = '甲工地'"));
    }

    [Theory]
    [InlineData("119.57,39.94,100,12,40", "2 网格边长 cell_too_fine")]
    [InlineData("119.57,39.94,249,12,40", "2 网格边长 cell_too_fine")]
    [InlineData("119.57,39.94,20公里,12,40", "2 网格边长 cell_out_of_range")]
    [InlineData("119.57,39.94,大,12,40", "2 网格边长 cell_unreadable")]
    [InlineData("119.57,39.94,500,12,4", "2 人数 people_too_few")]
    [InlineData("119.57,39.94,500,12,0", "2 人数 people_too_few")]
    [InlineData("119.57,39.94,500,12,许多", "2 人数 people_unreadable")]
    [InlineData("119.57,39.94,500,24,40", "2 小时 hour_unreadable")]
    [InlineData("119.57,39.94,500,8-12,40", "2 小时 hour_unreadable")]
    [InlineData("119.57,39.94,500,12,", "2 人数 value_missing")]
    [InlineData("39.94,119.57,500,12,40", "2 经度、纬度 lon_lat_swapped")]
    [InlineData("119.57,39.94,500,12,40\n119.57,39.94,500,12,41", "3 小时 row_repeated")]
    [InlineData("119.57,39.94,500,12,40\n119.57,39.94,250,13,41", "3 网格边长 cell_size_differs")]
    [InlineData("119.57,39.94,500,12,40\n119.573,39.94,500,12,41", "3 经度、纬度 cells_overlap")]
    public async Task RiderRow_ThatMayNotBe_IsToldAndNothingIsWritten(string rows, string told)
    {
        await using var scene = await SeedScene.CreateAsync();

        var result = await ImportAsync(scene, $"经度,纬度,网格边长,小时,人数\n{rows}\n");

        Assert.Equal(ImportOutcome.BadRows, result.Outcome);
        Assert.Equal([told], Told(result));
        Assert.Equal(0, await scene.AskAsync<long>("select count(*) from rider_cells"));
    }

    [Theory]
    [InlineData("甲,119.57,39.94,0", "2 人数 people_out_of_range")]
    [InlineData("甲,119.57,39.94,", "2 人数 value_missing")]
    [InlineData(",119.57,39.94,9", "2 名称 value_missing")]
    [InlineData("（示例）甲,119.57,39.94,9", "2 名称 sample_name")]
    [InlineData("甲,121.57,39.94,9", "2 经度、纬度 point_outside")]
    [InlineData("甲,119.57,39.94,9\n甲,119.57,39.94,10", "3 名称 row_repeated")]
    public async Task WorkplaceRow_ThatMayNotBe_IsToldAndNothingIsWritten(string rows, string told)
    {
        await using var scene = await SeedScene.CreateAsync();

        var result = await ImportAsync(scene, $"名称,经度,纬度,人数\n{rows}\n");

        Assert.Equal(ImportOutcome.BadRows, result.Outcome);
        Assert.Equal([told], Told(result));
        Assert.Equal(0, await scene.AskAsync<long>("select count(*) from workplaces"));
    }

    [Theory]
    [InlineData("positions_personal", "骑手姓名,经度,纬度,时间\n张三,119.57,39.94,12\n")]
    [InlineData("positions_personal", "手机号,经度,纬度,网格边长,小时,人数\n1,119.57,39.94,500,12,9\n")]
    [InlineData("positions_personal", "订单号,经度,纬度\n1,119.57,39.94\n")]
    [InlineData("kind_unknown", "名称,经度,纬度\n甲,119.57,39.94\n")]
    [InlineData("columns_missing", "经度,纬度,小时,人数\n119.57,39.94,12,9\n")]
    public async Task List_OfPersonsOrOfNeitherKind_IsRefusedAsAWhole(string code, string csv)
    {
        await using var scene = await SeedScene.CreateAsync();

        var refusal = await Assert.ThrowsAsync<ImportException>(() => ImportAsync(scene, csv));

        Assert.Equal(code, refusal.Code);
    }

    [Fact]
    public async Task DryRun_TellsWhatWouldBe_AndWritesNothing()
    {
        await using var scene = await SeedScene.CreateAsync();

        var result = await ImportAsync(scene, Workplaces, dryRun: true);

        Assert.Equal((ImportOutcome.Checked, 2), (result.Outcome, result.New));
        Assert.Equal(0, await scene.AskAsync<long>("select count(*) from workplaces"));
    }

    [Fact]
    public async Task FirstRealImport_RemovesTheSampleOfItsKindOnly_AndSaysSo()
    {
        await using var scene = await SeedScene.CreateAsync();
        await scene.ExecuteAsync(
            """
            insert into workplaces (name, location, area_code, head_count, source, is_sample)
            values ('（示例）某厂', st_point(119.6, 39.93, 4326)::geography, '130302', 10, 'x', true);
            insert into rider_cells (location, cell_m, area_code, source, is_sample)
            values (st_point(119.6, 39.93, 4326)::geography, 500, '130302', 'x', true);
            """
        );

        var result = await ImportAsync(scene, Workplaces);

        Assert.Equal(1, result.SamplesRemoved);
        Assert.Contains(result.Lines, line => line.StartsWith("已删去示例单位 1 个", StringComparison.Ordinal));
        Assert.Equal(0, await scene.AskAsync<long>("select count(*) from workplaces where is_sample"));
        Assert.Equal(1, await scene.AskAsync<long>("select count(*) from rider_cells where is_sample"));
    }

    [Fact]
    public async Task Datum_IsConvertedOnce()
    {
        await using var scene = await SeedScene.CreateAsync();

        await ImportAsync(scene, "名称,经度,纬度,人数\n甲,119.5763,39.9411,9\n", datum: Datum.Gcj02);

        var stored = Datum.Gcj02.ToWgs84(119.5763, 39.9411);
        Assert.Equal(
            (stored.Lon, stored.Lat),
            (
                await scene.AskAsync<double>("select st_x(location::geometry) from workplaces"),
                await scene.AskAsync<double>("select st_y(location::geometry) from workplaces")
            )
        );
    }
}
