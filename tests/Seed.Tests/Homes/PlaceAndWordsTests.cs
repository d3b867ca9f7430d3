using QhdHomeMap.Data.Homes;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Seed.Homes;

namespace QhdHomeMap.Seed.Tests.Homes;

/// <summary>How the words of a list are understood.</summary>
public class PlaceAndWordsTests
{
    [Fact]
    public async Task Zone_IsGoodWithinItsHostCounties_AndKeptWhenTheListIsSilent()
    {
        await using var scene = await ImportScene.CreateAsync();

        // The zone lies within 海港区, 山海关区 and 抚宁区; the second point is in 昌黎县.
        var result = await scene.ImportAsync(
            "编号,名称,区县,经度,纬度,隶属工会\nA1,甲站,开发区,119.57,39.94,\nA2,乙站,开发区,119.1622,39.7099,\n"
        );
        await scene.ImportAsync("编号,名称,区县,经度,纬度\nA1,甲站,开发区,119.57,39.94\n");
        await scene.ImportAsync("编号,名称,经度,纬度\nA1,甲站,119.571,39.941\n");

        Assert.Equal(["3 区县、经度、纬度 area_mismatch"], result.Told());
        var home = Assert.Single((await scene.HomesAsync()).Values);
        Assert.Equal(("130371", 2), (home.AreaCode, (int)home.Version));
    }

    [Theory]
    [InlineData("", "130302")]
    [InlineData("市总工会", "130300")]
    [InlineData("秦皇岛市开发区总工会", "130371")]
    [InlineData("青龙县总工会", "130321")]
    [InlineData("直属基层工会", "130300-D")]
    [InlineData("文化路街道总工会", "130302001")]
    [InlineData("130303", "130303")]
    public async Task Union_IsWhatTheListSays_ElseTheCountysOfThePlace(string word, string code)
    {
        await using var scene = await ImportScene.CreateAsync();

        await scene.ImportAsync($"编号,名称,经度,纬度,隶属工会\nA1,甲站,119.57,39.94,{word}\n");

        var home = Assert.Single((await scene.HomesAsync()).Values);
        await using var db = scene.Open();
        Assert.Equal(code, (await db.Unions.FindAsync([home.UnionId], TestContext.Current.CancellationToken))!.Code);
        Assert.Equal("130302", home.AreaCode);
    }

    [Fact]
    public async Task Codes_AreAsGoodAsChineseWords()
    {
        await using var scene = await ImportScene.CreateAsync();
        const string Header =
            "code,name,lon,lat,area,form,kind,level,grade,host,setting,township,radius_m,services,access\n";
        const string English =
            "A1,Home,119.57,39.94,130302,periodic,station,town,demonstration,party_station,building,130302001,800,water;wifi,card\n";
        const string Chinese =
            "A1,Home,119.57,39.94,海港,定期开放,工会驿站,乡镇（街道）,示范型,党群工作站,楼宇,文化路街道办事处,800米,上网，喝水,刷卡\n";

        var result = await scene.ImportAsync(Header + English);
        var again = await scene.ImportAsync(Header + Chinese);

        Assert.Empty(result.Told());
        Assert.Equal((0, 0, 1), again.Counts());
        var home = Assert.Single((await scene.HomesAsync()).Values);
        Assert.Equal((HomeForm.Periodic, HomeKind.Station, HomeLevel.Town), (home.Form, home.Kind, home.Level));
        Assert.Equal((HomeGrade.Demonstration, AccessWay.Card, 800), (home.Grade, home.Access, home.CoverageRadiusM));
        Assert.Equal(
            ("party_station", "building", "130302001"),
            (home.HostPositionCode, home.SettingCode, home.TownshipCode)
        );
    }

    [Theory]
    [InlineData("共享职工之家", "", HomeKind.Home)]
    [InlineData("海二路工会驿站", "", HomeKind.Station)]
    [InlineData("文化路共享职工之家（原驿站）", "", HomeKind.Home)]
    [InlineData("海二路工会驿站", "共享职工之家", HomeKind.Home)]
    public async Task Kind_IsWhatTheListSays_ElseWhatTheNameSays(string name, string kind, HomeKind expected)
    {
        await using var scene = await ImportScene.CreateAsync();

        await scene.ImportAsync($"编号,名称,经度,纬度,阵地类别\nA1,{name},119.57,39.94,{kind}\n");

        Assert.Equal(expected, (await scene.HomesAsync())["A1"].Kind);
    }

    [Theory]
    [InlineData("每天 9:00-17:00", HomeForm.Daily)]
    [InlineData("每月第一个周六 9:00-11:00", HomeForm.Periodic)]
    public async Task Form_ThatIsNotSaid_FollowsTheHours(string hours, HomeForm form)
    {
        await using var scene = await ImportScene.CreateAsync();

        await scene.ImportAsync($"编号,名称,经度,纬度,开放时间\nA1,甲站,119.57,39.94,{hours}\n");

        Assert.Equal(form, (await scene.HomesAsync())["A1"].Form);
    }

    [Theory]
    [InlineData("扫码或找工作人员", AccessWay.Code, "扫码或找工作人员")]
    [InlineData("直接进入", AccessWay.Public, null)]
    [InlineData("公共", AccessWay.Public, null)]
    [InlineData("公开", AccessWay.Public, null)]
    [InlineData("开放", AccessWay.Public, null)]
    [InlineData("自助进入（免登记）", AccessWay.Public, "免登记")]
    [InlineData("直接入内", AccessWay.Public, null)]
    [InlineData("刷脸（在社区登记）", AccessWay.Face, "在社区登记")]
    public async Task Access_KeepsWhatIsSaidBesidesTheWay(string words, AccessWay way, string? note)
    {
        await using var scene = await ImportScene.CreateAsync();

        await scene.ImportAsync($"编号,名称,经度,纬度,进入方式\nA1,甲站,119.57,39.94,{words}\n");

        var home = (await scene.HomesAsync())["A1"];
        Assert.Equal((way, note), (home.Access, home.AccessNote));
    }

    [Theory]
    [InlineData("饮水/热水", "0,1")]
    [InlineData("手机充电桩、电动车充电桩", "7,8")]
    [InlineData("爱心药箱 WIFI 空调", "5,10,12")]
    public async Task Services_AreKnownByTheWordsOfficialsWrite(string words, string ids)
    {
        await using var scene = await ImportScene.CreateAsync();

        await scene.ImportAsync($"编号,名称,经度,纬度,服务\nA1,甲站,119.57,39.94,{words}\n");

        Assert.Equal(ids, string.Join(',', (await scene.HomesAsync())["A1"].Services.Select(s => s.ServiceId).Order()));
    }

    [Fact]
    public async Task Coordinates_OfSurveyors_AreEastingAndNorthing()
    {
        await using var scene = await ImportScene.CreateAsync();
        var point = GaussKruger120.FromWgs84(new(119.57, 39.94));
        var list = FormattableString.Invariant($"编号,名称,东坐标,北坐标\nA1,甲站,{point.Easting},{point.Northing}\n");

        var result = await scene.ImportAsync(list, Datum.Epsg4549);

        Assert.Empty(result.Told());
        var home = (await scene.HomesAsync())["A1"];
        Assert.Equal(119.57, home.Location.X, 8);
        Assert.Equal(39.94, home.Location.Y, 8);
    }

    [Theory]
    [InlineData("119.57°", "39.94°")]
    [InlineData("东经119.57", "北纬39.94")]
    [InlineData("１１９.５７", "39.94N")]
    public async Task Coordinates_WithTheirSigns_AreRead(string lon, string lat)
    {
        await using var scene = await ImportScene.CreateAsync();

        await scene.ImportAsync($"编号,名称,经度,纬度\nA1,甲站,{lon},{lat}\n");

        var home = (await scene.HomesAsync())["A1"];
        Assert.Equal((119.57, 39.94), (home.Location.X, home.Location.Y));
    }

    [Theory]
    [InlineData("0335-3650001")]
    [InlineData("(0335)3650001转8")]
    [InlineData("3650001、13800000000")]
    [InlineData("400-123-4567")]
    [InlineData("12351")]
    [InlineData("+86 138 0000 0000")]
    public async Task Phone_InTheWaysPeopleWriteIt_IsKept(string phone)
    {
        await using var scene = await ImportScene.CreateAsync();

        var result = await scene.ImportAsync($"编号,名称,经度,纬度,电话\nA1,甲站,119.57,39.94,{phone}\n");

        Assert.Empty(result.Told());
        Assert.Equal(phone, (await scene.HomesAsync())["A1"].Phone);
    }

    [Fact]
    public async Task Phone_InFullWidth_IsKeptInDigitsThatATelephoneCanDial()
    {
        await using var scene = await ImportScene.CreateAsync();

        await scene.ImportAsync("编号,名称,经度,纬度,电话\nA1,甲站,119.57,39.94,（０３３５）３６５０００１\n");

        Assert.Equal("(0335)3650001", (await scene.HomesAsync())["A1"].Phone);
    }

    [Theory]
    [InlineData("阳光驿站", "阳光驿站", true)]
    [InlineData("阳光驿站", "阳光爱心驿站（北门）", true)]
    [InlineData("文化路街道驿站", "文化路街道职工驿站", true)]
    [InlineData("阳光驿站（东门）", "阳光驿站（西门）", false)]
    [InlineData("一号楼驿站", "二号楼驿站", false)]
    [InlineData("北戴河工会驿站", "北戴河驿站", true)]
    [InlineData("燕山大街驿站", "燕山大学驿站", false)]
    [InlineData("阳光驿站", "工人文化宫驿站", false)]
    public void Names_OfNeighbours_AreSimilar_IfOneCouldBeTheOther(string a, string b, bool similar)
    {
        Assert.Equal(similar, SimilarNames.Are(a, b));
        Assert.Equal(similar, SimilarNames.Are(b, a));
    }
}
