using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.Tests.Staff;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Tests.Planning;

/// <summary>
/// Each union's planner sees her own part of the city, whoever's homes cover it. In the street of <see cref="PlanningScene"/> the home that is
/// open at night and the 40 people beside it are 山海关区's, all else is 海港区's.
/// </summary>
public sealed class PlanScopeTests(PlanScopeTests.Scene scene) : IClassFixture<PlanScopeTests.Scene>
{
    public sealed class Scene : PlanningScene
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await using var db = Open();
            await db.Database.ExecuteSqlAsync(
                $"""
                update homes set area_code = {Shanhaiguan}, union_id = (select id from unions where code = {Shanhaiguan})
                    where code = 'night';
                update workplaces set area_code = {Shanhaiguan} where name = '东厂'
                """
            );
        }
    }

    private const string EconomicZone = "130371";

    [Theory]
    [InlineData(StaffScene.City, "", 200, 140, "day night")]
    [InlineData(StaffScene.Haigang, "", 160, 100, "day")]
    [InlineData(StaffScene.Shanhaiguan, "", 40, 40, "night")]
    [InlineData(StaffScene.Shanhaiguan, "?by=walk&minutes=15", 40, 40, "night")]
    // Only the neighbour's home is open on Tuesday at 22, and the 60 in the middle are 1,500 m from it.
    [InlineData(StaffScene.Haigang, "?hour=46&metres=1600", 160, 60, "")]
    public async Task Coverage_OfAUnion_IsOfItsPeopleByEverybodysHomes(
        string union,
        string question,
        double people,
        double covered,
        string homes
    )
    {
        using var planner = await scene.SignInAsync(StaffRole.Planner, union);
        var answer = await GetAsync(planner, $"/coverage{question}");
        var total = answer.GetProperty("total");
        Assert.Equal(people, total.GetProperty("people").GetDouble());
        Assert.Equal(covered, total.GetProperty("covered").GetDouble());
        var codes = Texts(answer, "areas", "code");
        Assert.Equal(union == StaffScene.City ? 9 : 1, codes.Length);
        Assert.True(union == StaffScene.City || codes[0] == union);
        Assert.Equal(
            homes,
            string.Join(' ', Texts(answer, "homes", "name").Order().Select(n => n.Replace("职工之家", "")))
        );
        Assert.Equal(
            union != StaffScene.City,
            Notes(answer).Contains("范围以外的站点也算覆盖", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Answers_OfACounty_NameNothingBeyondIt()
    {
        using var planner = await scene.SignInAsync(StaffRole.Planner, StaffScene.Haigang);
        var week = await GetAsync(planner, "/coverage/week");
        Assert.Equal([StaffScene.Haigang], Texts(week, "areas", "code"));
        Assert.Equal(0, week.GetProperty("hours")[PlanningScene.TuesdayAt22].GetProperty("openHomes").GetInt32());
        var overview = await GetAsync(planner, "/overview");
        Assert.Equal([StaffScene.Haigang], Texts(overview, "areas", "code"));
        Assert.Equal(1, overview.GetProperty("homes").GetProperty("open").GetInt32());
        Assert.Equal(160, overview.GetProperty("people").GetProperty("workers").GetDouble());
        var gaps = await GetAsync(planner, "/gaps?metres=50");
        Assert.Equal(
            [100, 60],
            gaps.GetProperty("gaps").EnumerateArray().Select(g => g.GetProperty("people").GetDouble())
        );
        var density = await GetAsync(planner, "/density");
        Assert.Equal([StaffScene.Haigang], Texts(density, "byArea", "code"));
        Assert.Equal(["day职工之家"], Texts(density, "arterials", "name"));
        Assert.Single((await GetAsync(planner, "/quotas")).GetProperty("unions").EnumerateArray());
        Assert.Equal(9, (await GetAsync(scene.Planner, "/quotas")).GetProperty("unions").GetArrayLength());
    }

    [Theory]
    [InlineData("homes")]
    [InlineData("coverage")]
    public async Task Tile_OfACounty_HoldsItsHomesOnly(string layer)
    {
        using var planner = await scene.SignInAsync(StaffRole.Planner, StaffScene.Haigang);
        var (own, all) = (await TileAsync(planner, layer), await TileAsync(scene.Planner, layer));
        Assert.Contains("day", own, StringComparison.Ordinal);
        Assert.DoesNotContain("night", own, StringComparison.Ordinal);
        Assert.Contains("night", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Home_PlannedByANeighbour_CoversWithoutItsName()
    {
        var planned = scene.NewHome("secret", 1_500, 100);
        (planned.AreaCode, planned.UnionId) = (StaffScene.Shanhaiguan, await UnionAsync());
        var id = await scene.AddAsync(planned);
        await using (var db = scene.Open())
            await db.Database.ExecuteSqlAsync(
                $"update homes set status = 'planned' where id = {id}",
                TestContext.Current.CancellationToken
            );
        using var planner = await scene.SignInAsync(StaffRole.Planner, StaffScene.Haigang);
        var gaps = await GetAsync(planner, "/gaps?homes=planned&metres=50");
        var middle = gaps.GetProperty("gaps")[1];
        Assert.Equal("范围以外的规划站点", middle.GetProperty("nearestHome").GetProperty("name").GetString());
        Assert.DoesNotContain("secret", gaps.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Question_OfAZoneWithoutPeople_SaysWhereTheyAre()
    {
        using var planner = await scene.SignInAsync(StaffRole.Planner, EconomicZone);
        using var refused = await planner.SendAsync(HttpMethod.Get, "/api/planning/coverage");
        await StaffScene.RefusedAsync(refused, 422, "demand_elsewhere");
        Assert.Equal([EconomicZone], Texts(await GetAsync(planner, "/overview"), "areas", "code"));
    }

    [Fact]
    public async Task Coverage_OfATownWithoutOutline_IsOfItsCountyAndSaysSo()
    {
        await using var db = scene.Open();
        var town = await db.Unions.FirstAsync(
            u => u.TownshipCode != null && u.AreaCode == StaffScene.Haigang,
            TestContext.Current.CancellationToken
        );
        using var planner = await scene.SignInAsync(StaffRole.Planner, town.Code);
        var answer = await GetAsync(planner, "/coverage");
        Assert.Equal(160, answer.GetProperty("total").GetProperty("people").GetDouble());
        Assert.Contains("没有边界，按所在的海港区计", Notes(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_OfACounty_IsCalledAfterItsUnion()
    {
        using var planner = await scene.SignInAsync(StaffRole.Planner, StaffScene.Haigang);
        var report = await planner.JsonAsync(HttpMethod.Post, "/api/planning/reports", new { metres = 650 });
        Assert.StartsWith("海港区", report.GetProperty("title").GetString(), StringComparison.Ordinal);
        await using var db = scene.Open();
        var id = report.GetProperty("id").GetInt32();
        var run = await db.PlanRuns.SingleAsync(r => r.Id == id, TestContext.Current.CancellationToken);
        Assert.Equal(
            StaffScene.Haigang,
            (await db.Unions.SingleAsync(u => u.Id == run.UnionId, TestContext.Current.CancellationToken)).Code
        );
    }

    private async Task<int> UnionAsync()
    {
        await using var db = scene.Open();
        var union = await db.Unions.SingleAsync(
            u => u.Code == StaffScene.Shanhaiguan,
            TestContext.Current.CancellationToken
        );
        return union.Id;
    }

    private static Task<JsonElement> GetAsync(StaffClient planner, string path) =>
        planner.JsonAsync(HttpMethod.Get, "/api/planning" + path);

    private async Task<string> TileAsync(StaffClient planner, string layer)
    {
        var (x, y) = scene.TileOf(zoom: 10);
        using var answer = await planner.SendAsync(HttpMethod.Get, $"/api/planning/tiles/{layer}/10/{x}/{y}.mvt");
        return Encoding.UTF8.GetString(
            await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)
        );
    }

    private static string[] Texts(JsonElement answer, string list, string member) =>
        [.. answer.GetProperty(list).EnumerateArray().Select(item => item.GetProperty(member).GetString()!)];

    private static string Notes(JsonElement answer) =>
        string.Join('\n', answer.GetProperty("basis").GetProperty("notes").EnumerateArray());
}
