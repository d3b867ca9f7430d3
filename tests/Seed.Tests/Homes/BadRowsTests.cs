using System.Globalization;
using System.Text;
using Npgsql;
using QhdHomeMap.Formats.Tables;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Seed.Homes;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Tests.Homes;

/// <summary>What is refused, and how it is told.</summary>
public class BadRowsTests
{
    private const string Header = "编号,名称,区县,经度,纬度";

    [Theory]
    [InlineData("电话", "", "B1,驿站,,39.93,119.59,", "经度、纬度 lon_lat_swapped")]
    [InlineData("电话", "", "B1,驿站,,116.40,39.90,", "经度、纬度 point_outside")]
    [InlineData("电话", "", "B1,驿站,,119.70,39.88,", "经度、纬度 point_outside")]
    [InlineData("电话", "", "B1,驿站,,0,0,", "经度、纬度 coordinate_zero")]
    [InlineData("电话", "", "B1,驿站,,1119.59,39.93,", "经度、纬度 coordinate_out_of_range")]
    [InlineData("电话", "", "B1,驿站,,119度35分,39.93,", "经度 coordinate_unreadable")]
    [InlineData("电话", "", "B1,驿站,,119.59,,", "纬度 value_missing")]
    [InlineData("电话", "", "B1,,海港区,119.59,39.93,", "名称 value_missing")]
    [InlineData("电话", "", "B1,驿站,昌黎县,119.59,39.93,", "区县、经度、纬度 area_mismatch")]
    [InlineData("电话", "", "B1,驿站,天津市,119.59,39.93,", "区县 area_unknown")]
    [InlineData("电话", "", "B1,（示例）驿站,,119.59,39.93,", "名称 sample_name")]
    [InlineData("电话", "", "QHD-000001,驿站,,119.59,39.93,", "编号 code_reserved")]
    [InlineData("电话", "", "B1,=A1&A2,,119.59,39.93,", "名称 formula_cell")]
    [InlineData("电话", "", "B1,驿\u0001站,,119.59,39.93,", "名称 text_invalid")]
    [InlineData("电话", "2024-05-01", "B1,驿站,,119.59,39.93,", "电话 phone_unreadable")]
    [InlineData("电话", "张三 0335-3650000", "B1,驿站,,119.59,39.93,", "电话 phone_unreadable")]
    [InlineData("电话", "\uFFFD", "B1,驿站,,119.59,39.93,", "电话 text_invalid")]
    [InlineData("开放时间", "周一到周八", "B1,驿站,,119.59,39.93,", "开放时间 hours_")]
    [InlineData("覆盖半径", "很大", "B1,驿站,,119.59,39.93,", "覆盖半径 radius_unreadable")]
    [InlineData("覆盖半径", "1.5", "B1,驿站,,119.59,39.93,", "覆盖半径 radius_out_of_range")]
    [InlineData("覆盖半径", "60公里", "B1,驿站,,119.59,39.93,", "覆盖半径 radius_out_of_range")]
    [InlineData("服务", "饮水、游泳", "B1,驿站,,119.59,39.93,", "服务 service_unknown")]
    [InlineData("形式", "常年", "B1,驿站,,119.59,39.93,", "形式 value_unknown")]
    [InlineData("等级", "五星", "B1,驿站,,119.59,39.93,", "等级 value_unknown")]
    [InlineData("进入方式", "爬窗", "B1,驿站,,119.59,39.93,", "进入方式 value_unknown")]
    [InlineData("隶属工会", "天津市总工会", "B1,驿站,,119.59,39.93,", "隶属工会 union_unknown")]
    [InlineData("乡镇街道", "无名街道", "B1,驿站,,119.59,39.93,", "乡镇街道 township_unknown")]
    [InlineData("乡镇街道", "昌黎镇", "B1,驿站,,119.59,39.93,", "乡镇街道 township_mismatch")]
    public async Task Row_ThatCannotBeRight_IsToldByColumnAndCode(string column, string value, string row, string told)
    {
        await using var scene = await ImportScene.CreateAsync();
        var good = "A1,好的驿站,海港区,119.57,39.94,\n";

        var result = await scene.ImportAsync($"{Header},{column}\n{good}{row}{value}\n");

        var problem = Assert.Single(result.Told());
        Assert.StartsWith($"3 {told}", problem, StringComparison.Ordinal);
        Assert.Equal((ImportOutcome.BadRows, 1), (result.Outcome, result.BadRows));
        Assert.Empty(await scene.HomesAsync());
    }

    [Fact]
    public async Task Rows_OfTheSameHome_AreToldWithTheFirstOne()
    {
        await using var scene = await ImportScene.CreateAsync();

        var result = await scene.ImportAsync(
            "编号,名称,地址,经度,纬度,备案号\n"
                + "A1,甲站,,39.93,119.59,\nA1,乙站,,119.57,39.94,\n"
                + ",丙站,文化路,119.58,39.93,\n,丙站,文化路,119.58,39.94,\n"
                + "A3,丁站,,119.56,39.94,B1\nA4,戊站,,119.55,39.94,B1\n"
        );

        Assert.Equal(
            ["2 经度、纬度 lon_lat_swapped", "3 编号 row_repeated", "5 名称 row_repeated", "7 备案号 row_repeated"],
            result.Told()
        );
        Assert.Contains("第 2 行", result.Problems[1].Reason.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_OfOneHomeUnderTwoNames_AreToldTogether()
    {
        await using var scene = await ImportScene.CreateAsync();
        await scene.ImportAsync("编号,名称,地址,经度,纬度\nA1,甲站,文化路,119.58,39.93\n");

        var result = await scene.ImportAsync(
            "编号,名称,地址,经度,纬度\nA1,甲站,文化路,119.58,39.93\n,甲站,文化路,119.58,39.93\n"
        );

        Assert.Equal(["3 名称 row_repeated"], result.Told());
    }

    [Fact]
    public async Task Homes_CloseTogetherWithSimilarNames_AreRefused_UnlessTheyAreMeant()
    {
        await using var scene = await ImportScene.CreateAsync();
        // 0.00015° of latitude are 17 m, 0.00025° are 28 m.
        const string Before = "编号,名称,经度,纬度\nA1,阳光驿站,119.59,39.93\n";
        const string After =
            Before
            + "A2,阳光爱心驿站（北门）,119.59,39.93015\nA3,阳光驿站（二）,119.59,39.92975\nA4,工人文化宫驿站,119.59,39.93\n"
            + "A5,阳光共享职工之家,119.59,39.93\n";
        await scene.ImportAsync(Before);

        var refused = await scene.ImportAsync(After);
        var meant = await scene.ImportAsync(After, keepSimilar: true);
        var again = await scene.ImportAsync(After);

        Assert.Equal(["3 名称 near_duplicate"], refused.Told());
        Assert.Contains("17 米", refused.Problems[0].Reason.Text, StringComparison.Ordinal);
        Assert.Equal((4, 0, 1), meant.Counts());
        Assert.Equal((0, 0, 5), again.Counts());
    }

    [Fact]
    public async Task Home_CloseToOneThatTheListDoesNotName_IsRefused()
    {
        await using var scene = await ImportScene.CreateAsync();
        await scene.ImportAsync("编号,名称,经度,纬度\nA1,阳光驿站,119.59,39.93\n");

        var result = await scene.ImportAsync("编号,名称,经度,纬度\nB7,阳光驿站,119.59,39.93\n");

        Assert.Equal(["2 名称 near_duplicate"], result.Told());
        Assert.Contains("系统里的“阳光驿站”", result.Problems[0].Reason.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Points_InTheSea_ThatAnotherDatumPutsRight_PutTheWholeFileInDoubt()
    {
        await using var scene = await ImportScene.CreateAsync();
        var map = (await ReferenceAsync(scene)).Map;
        // Homes along the shore: in an area as WGS-84, and not in any when their GCJ-02 is read as WGS-84.
        var shore = (
            from x in Enumerable.Range(0, 200)
            from y in Enumerable.Range(0, 200)
            let home = new Wgs84(119.5 + x * 1e-3, 39.8 + y * 1e-3)
            let read = Gcj02.FromWgs84(home)
            where map.Fits(null, home) && !map.Fits(null, new(read.Lon, read.Lat))
            select read
        )
            .Take(3)
            .ToArray();
        string RowOf(Gcj02 point, int number) =>
            string.Create(CultureInfo.InvariantCulture, $"S{number},岸边{number}号,{point.Lon},{point.Lat}\n");
        var list = "编号,名称,经度,纬度\nA1,城里驿站,119.57,39.94\n" + string.Concat(shore.Select(RowOf));

        var doubted = await scene.ImportAsync(list, skipBad: true);
        var right = await scene.ImportAsync(list, Datum.Gcj02);

        Assert.Equal(["3", "4", "5"], doubted.Told().Select(told => told.Split(' ')[0]));
        Assert.All(doubted.Problems, problem => Assert.Equal("datum_suspect", problem.Reason.Code));
        Assert.Contains("gcj02", doubted.Problems[0].Reason.Text, StringComparison.Ordinal);
        Assert.Equal(ImportOutcome.DatumSuspect, doubted.Outcome);
        Assert.Equal((4, 0, 0), right.Counts());
    }

    [Fact]
    public async Task SkipBad_WritesTheGoodRows_AndAFileToCorrectAndImport()
    {
        await using var scene = await ImportScene.CreateAsync();
        const string List =
            "编号,名称,经度,纬度,开放时间,备注\nA1,甲站,119.57,39.94,,a\nA2,乙站,119.58,39.93,周八,\"b,\"\"c\"\n";

        var result = await scene.ImportAsync(List, skipBad: true);

        Assert.Equal((ImportOutcome.Written, (1, 0, 0), 1), (result.Outcome, result.Counts(), result.BadRows));
        Assert.Equal(["A1"], (await scene.HomesAsync()).Keys);
        Assert.Equal(["list.bad.csv", "list.csv"], scene.Files);
        Assert.Equal(scene.PathOf("list.bad.csv"), result.BadRowsPath);
        var bad = scene.ReadText("list.bad.csv");
        Assert.StartsWith(
            "原行号,编号,名称,经度,纬度,开放时间,备注,原因\r\n3,A2,乙站,119.58,39.93,周八,\"b,\"\"c\",",
            bad,
            StringComparison.Ordinal
        );

        // The file comes back corrected, and as it is an earlier one's place is not taken.
        var mended = await scene.ImportAsync(bad.Replace("周八", "周六 9:00-12:00", StringComparison.Ordinal));
        Assert.Equal(["备注"], mended.List.Columns.Unused);
        Assert.Equal(["A1", "A2"], (await scene.HomesAsync()).Keys.Order());
        await scene.ImportAsync(List.Replace("A2", "A3", StringComparison.Ordinal), skipBad: true);
        Assert.Equal(["list.bad-2.csv", "list.bad.csv", "list.csv"], scene.Files);
    }

    [Fact]
    public async Task SkipBad_OfAFileOfBadRows_KeepsTheLinesOfTheFirstList()
    {
        await using var scene = await ImportScene.CreateAsync();
        await scene.ImportAsync("名称,经度,纬度\n甲站,119.57,39.94\n乙站,0,0\n丙站,0,0\n", skipBad: true);
        var half = scene.ReadText("list.bad.csv").Replace("乙站,0,0", "乙站,119.58,39.93", StringComparison.Ordinal);

        var result = await scene.ImportAsync(half, skipBad: true);

        Assert.Equal(["3 经度、纬度 coordinate_zero"], result.Told());
        var lines = scene.ReadText("list.bad-2.csv").Split("\r\n");
        Assert.Equal("原行号,名称,经度,纬度,原因", lines[0].TrimStart('\ufeff'));
        Assert.StartsWith("4,丙站,0,0,\"经度、纬度：坐标是 0", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task SkipBad_WithoutAnyGoodRow_WritesNothing()
    {
        await using var scene = await ImportScene.CreateAsync();
        await scene.AddSampleAsync();

        var result = await scene.ImportAsync("名称,经度,纬度\n甲站,0,0\n", skipBad: true);

        Assert.Equal(ImportOutcome.NothingGood, result.Outcome);
        Assert.Equal(["S-1"], (await scene.HomesAsync()).Keys);
        Assert.Equal(["list.csv"], scene.Files);
    }

    [Theory]
    [InlineData("名称,经度\n甲,119.5\n", "columns_missing", "纬度（lat）")]
    [InlineData("名称,name,经度,纬度\n甲,乙,119.5,39.9\n", "column_duplicate", "“名称”和“name”")]
    [InlineData("名称,经度(BD-09),纬度(BD-09)\n甲,119.5,39.9\n", "datum_conflict", "bd09")]
    [InlineData("名称,经度,纬度\n\n", "no_rows", "没有数据")]
    [InlineData("名称,经度,纬度\n合计,,\n", "no_rows", "没有数据")]
    public async Task List_ThatIsNoneOfHomes_IsRefusedAsAWhole(string list, string code, string said)
    {
        await using var scene = await ImportScene.CreateAsync();

        var refusal = await Assert.ThrowsAsync<ImportException>(() => scene.ImportAsync(list));

        Assert.Equal(code, refusal.Code);
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", TableErrorCodes.FileEmpty)]
    [InlineData("姓名,年龄\n张三,30\n", TableErrorCodes.HeaderMissing)]
    [InlineData("名称,经度,纬度\n甲,119.57,39.94\n乙,\"119", TableErrorCodes.Truncated)]
    public async Task File_ThatIsBroken_IsRefusedAsAWhole(string list, string code)
    {
        await using var scene = await ImportScene.CreateAsync();

        var refusal = await Assert.ThrowsAsync<TableFileException>(() => scene.ImportAsync(list, skipBad: true));

        Assert.Equal(code, refusal.Code);
        Assert.Empty(await scene.HomesAsync());
    }

    private static async Task<HomeReference> ReferenceAsync(ImportScene scene)
    {
        await using var connection = new NpgsqlConnection(scene.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return await HomeReference.LoadAsync(new ReferenceRows(connection), TestContext.Current.CancellationToken);
    }
}
