using System.Text;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;
using QhdHomeMap.Seed.Homes;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Tests.Homes;

/// <summary>What a list does to the homes that there are.</summary>
public class HomeImportTests
{
    private const string Two = """
        编号,名称,地址,经度,纬度,开放时间,服务,电话
        A1,文化路驿站,文化路 1 号,119.5900,39.9300,每天 8:00-20:00,饮水、热水,0335-3650001
        A2,河北大街驿站,河北大街 9 号,119.5700,39.9400,周一至周五 9:00-17:00,休息,

        """;

    [Fact]
    public async Task List_Messy_BecomesTheHomesItDescribes()
    {
        await using var scene = await ImportScene.CreateAsync();
        var gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var text = """
            秦皇岛市共享职工之家一览表（2024 年）,,,,,,,,,,,,
            序号,阵地编号,名  称,县（区）,详细地址,经度（GCJ-02）,纬度（GCJ-02）,"开放
            时间",服务设施,进入方式,联系电话,隶属关系,辐射范围
            1,HG001,海港区共享职工之家,秦皇岛市海港区,文化路１号,119.6062707,39.9365082,周一至周五 9:00-11:30，14:00-17:30；周六日休,饮水、微波炉；充电 WiFi（免费）,直接进入,0335-3650001,,1.5公里
            2,,海二路工会驿站,北戴河,海二路,119.4909,39.8235,24小时,无,人脸识别（到前台登记，也可找工作人员）,—,市总工会,
            合计,2,,,,,,,,,,,

            """;
        var path = scene.Save("一览表.csv", gb18030.GetBytes(text));

        var result = await scene.ImportAsync(new HomeImportCall(path, Datum.Gcj02));

        Assert.Empty(result.Told());
        Assert.Equal(ImportOutcome.Written, result.Outcome);
        Assert.Equal(["序号"], result.List.Columns.Unused);
        Assert.Equal([6], result.List.IgnoredLines);
        var homes = await scene.HomesAsync();
        var (first, second) = (homes["HG001"], homes.Values.Single(home => home.CodeAssigned));
        Assert.Equal(("海港区共享职工之家", "文化路１号", "130302"), (first.Name, first.Address, first.AreaCode));
        // A published pair of points: this one in GCJ-02 is 119.6005, 39.9354 in WGS-84.
        Assert.InRange(Geodesic.DistanceM(new(first.Location.X, first.Location.Y), new(119.6005, 39.9354)), 0, 0.02);
        Assert.Equal("周一至周五 9:00-11:30，14:00-17:30；周六、周日休息", first.Hours);
        Assert.Equal([0, 2, 7, 12], first.Services.Select(service => (int)service.ServiceId).Order());
        Assert.Equal(
            (AccessWay.Public, null, "0335-3650001", 1500),
            (first.Access, first.AccessNote, first.Phone, first.CoverageRadiusM)
        );
        Assert.Equal((HomeKind.Home, HomeForm.Daily, HomeStatus.Open), (first.Kind, first.Form, first.Status));
        Assert.Equal(("一览表.csv", false), (first.Source, first.IsSample));
        Assert.Equal(("130304", HomeKind.Station), (second.AreaCode, second.Kind));
        Assert.Equal($"QHD-{second.Id:000000}", second.Code);
        Assert.Empty(second.Services);
        Assert.Equal(
            (AccessWay.Face, "到前台登记，也可找工作人员", null),
            (second.Access, second.AccessNote, second.Phone)
        );
        Assert.Equal(Home.DefaultCoverageRadiusM, second.CoverageRadiusM);
        Assert.Equal(["130302", "130300"], await UnionCodesAsync(scene, first, second));
    }

    [Fact]
    public async Task List_ImportedTwice_ChangesNothing()
    {
        await using var scene = await ImportScene.CreateAsync();

        Assert.Equal((2, 0, 0), (await scene.ImportAsync(Two)).Counts());
        Assert.Equal((0, 0, 2), (await scene.ImportAsync(Two)).Counts());

        Assert.All((await scene.HomesAsync()).Values, home => Assert.Equal(1, home.Version));
    }

    [Fact]
    public async Task List_WithOneCellChanged_ChangesThatHomeOnly_AndKeepsWhatWasVerified()
    {
        await using var scene = await ImportScene.CreateAsync();
        await scene.ImportAsync(Two);
        await scene.ExecuteAsync("update home_services set verified_at = '2024-05-01T00:00:00Z'");
        var before = await scene.HomesAsync();

        var result = await scene.ImportAsync(Two.Replace("饮水、热水", "热水、WiFi", StringComparison.Ordinal));

        Assert.Equal((0, 1, 1), result.Counts());
        var after = await scene.HomesAsync();
        Assert.Equal(before["A2"].Version, after["A2"].Version);
        Assert.True(after["A1"].Version > before["A1"].Version);
        Assert.Equal(
            [(1, true), (12, false)],
            after["A1"].Services.OrderBy(s => s.ServiceId).Select(s => ((int)s.ServiceId, s.VerifiedAt is not null))
        );
    }

    [Fact]
    public async Task List_BlankCellsOrColumns_LeaveWhatIsKnown_AndAWordForNothingClearsIt()
    {
        await using var scene = await ImportScene.CreateAsync();
        await scene.ImportAsync(Two);

        await scene.ImportAsync("编号,名称,经度,纬度,电话,服务\nA1,文化路驿站,119.59,39.93,,\n");
        var known = (await scene.HomesAsync())["A1"];
        await scene.ImportAsync("编号,名称,经度,纬度,电话,服务,开放时间\nA1,文化路驿站,119.59,39.93,无,无,—\n");
        var cleared = (await scene.HomesAsync())["A1"];

        Assert.Equal(("文化路 1 号", "0335-3650001", "每天 8:00-20:00"), (known.Address, known.Phone, known.Hours));
        Assert.Equal(2, known.Services.Count);
        Assert.Equal(("文化路 1 号", null, null), (cleared.Address, cleared.Phone, cleared.Hours));
        Assert.Empty(cleared.Services);
    }

    [Fact]
    public async Task Row_WithoutCode_IsKnownByNameAndAddress_UntilItsCodeArrives()
    {
        await using var scene = await ImportScene.CreateAsync();
        const string Without = "名称,地址,经度,纬度\n文化路驿站,文化路 1 号,119.59,39.93\n";
        const string With = "编号,名称,地址,经度,纬度\nA1,文化路驿站,文化路 1 号,119.59,39.93\n";

        Assert.Equal((1, 0, 0), (await scene.ImportAsync(Without)).Counts());
        Assert.Equal((0, 0, 1), (await scene.ImportAsync(Without)).Counts());
        var id = (await scene.HomesAsync()).Values.Single().Id;
        Assert.Equal((0, 1, 0), (await scene.ImportAsync(With)).Counts());
        Assert.Equal((0, 0, 1), (await scene.ImportAsync(Without)).Counts());

        var home = Assert.Single((await scene.HomesAsync()).Values);
        Assert.Equal((id, "A1", false), (home.Id, home.Code, home.CodeAssigned));
    }

    [Fact]
    public async Task Row_WithoutCode_WhoseNameAndAddressTwoHomesHave_IsRefused()
    {
        await using var scene = await ImportScene.CreateAsync();
        await scene.ImportAsync("编号,名称,经度,纬度\nA1,驿站,119.59,39.93\nA2,驿站,119.57,39.94\n");

        var result = await scene.ImportAsync("名称,经度,纬度\n驿站,119.59,39.93\n");

        Assert.Equal(["2 名称 key_ambiguous"], result.Told());
    }

    [Fact]
    public async Task FilingNumber_MovesFromOneHomeToAnother_InOneList()
    {
        await using var scene = await ImportScene.CreateAsync();
        const string Before = "编号,名称,经度,纬度,备案号\nA1,甲站,119.59,39.93,B1\nA2,乙站,119.57,39.94,B2\n";
        await scene.ImportAsync(Before);

        var result = await scene.ImportAsync(
            Before.Replace("B1", "B3", StringComparison.Ordinal).Replace("B2", "B1", StringComparison.Ordinal)
        );

        Assert.Equal((0, 2, 0), result.Counts());
        var homes = await scene.HomesAsync();
        Assert.Equal(("B3", "B1"), (homes["A1"].FilingNo, homes["A2"].FilingNo));
    }

    [Fact]
    public async Task FilingNumber_OfARefusedRow_StaysWithItsHome_AndRefusesWhoWantsIt()
    {
        await using var scene = await ImportScene.CreateAsync();
        const string Header = "编号,名称,经度,纬度,备案号\n";
        await scene.ImportAsync(Header + "A1,甲站,119.59,39.93,F1\nA2,乙站,119.57,39.94,F2\nA3,丙站,119.58,39.93,F3\n");

        // A1 wants the number of A2, which is not in the list; A3 wants that of A1, and B1 that of A3.
        var result = await scene.ImportAsync(
            Header
                + "A1,甲站,119.59,39.93,F2\nB1,丁站,119.56,39.94,F3\nA3,丙站,119.58,39.93,F1\nB2,戊站,119.55,39.94,F4\n",
            skipBad: true
        );

        Assert.Equal(
            ["2 备案号 filing_no_taken", "3 备案号 filing_no_taken", "4 备案号 filing_no_taken"],
            result.Told()
        );
        var numbers = (await scene.HomesAsync()).Values.OrderBy(home => home.Code).Select(home => home.FilingNo);
        Assert.Equal(["F1", "F2", "F3", "F4"], numbers);
    }

    [Fact]
    public async Task FilingNumber_OfAHomeThatTheListDoesNotName_IsTaken()
    {
        await using var scene = await ImportScene.CreateAsync();
        await scene.ImportAsync("编号,名称,经度,纬度,备案号\nA1,甲站,119.59,39.93,B1\n");

        var result = await scene.ImportAsync("编号,名称,经度,纬度,备案号\nA2,乙站,119.57,39.94,B1\n");

        Assert.Equal(["2 备案号 filing_no_taken"], result.Told());
    }

    private static async Task<List<string>> UnionCodesAsync(ImportScene scene, params Home[] homes)
    {
        await using var db = scene.Open();
        var unions = await db.Unions.ToDictionaryAsync(union => union.Id, TestContext.Current.CancellationToken);
        return [.. homes.Select(home => unions[home.UnionId].Code)];
    }
}
