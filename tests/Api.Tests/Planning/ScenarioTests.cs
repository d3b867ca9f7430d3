using System.Text.Json;
using QhdHomeMap.Api.Tests.Staff;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Tests.Planning;

/// <summary>Scenarios over HTTP, and what they do to a layout.</summary>
public sealed class ScenarioTests(PlanningScene scene) : IClassFixture<PlanningScene>
{
    private const string Path = "/api/planning/scenarios";

    [Fact]
    public async Task Scenario_WithAHomeInTheMiddle_CoversEverybody()
    {
        var (id, tag) = await CreateAsync("中间加一处");
        var middle = scene.At(1_500);
        using var saved = await scene.Planner.SendAsync(
            HttpMethod.Put,
            $"{Path}/{id}",
            new
            {
                name = "中间加一处",
                changes = new object[]
                {
                    new
                    {
                        kind = "add",
                        key = 1,
                        name = "中厂旁",
                        lon = middle.Lon,
                        lat = middle.Lat,
                        radiusM = 500,
                    },
                },
            },
            tag
        );
        Assert.Equal(200, (int)saved.StatusCode);
        var answer = await CoverageAsync(id);
        Assert.Equal(200, answer.GetProperty("total").GetProperty("covered").GetDouble());
        Assert.Contains(answer.GetProperty("homes").EnumerateArray(), h => h.GetProperty("id").GetInt32() == -1);
        Assert.Equal(140, (await CoverageAsync(null)).GetProperty("total").GetProperty("covered").GetDouble());
    }

    [Fact]
    public async Task Scenario_MovesChangesAndRemoves_AsItSays()
    {
        var homes = (await CoverageAsync(null)).GetProperty("homes").EnumerateArray();
        var ids = homes.ToDictionary(h => h.GetProperty("name").GetString()!, h => h.GetProperty("id").GetInt32());
        var (day, night) = (ids["day职工之家"], ids["night职工之家"]);
        var (id, tag) = await CreateAsync("改动");
        var east = scene.At(2_900);
        using var saved = await scene.Planner.SendAsync(
            HttpMethod.Put,
            $"{Path}/{id}",
            new
            {
                name = "改动",
                changes = new object[]
                {
                    new { kind = "remove", homeId = night },
                    new
                    {
                        kind = "move",
                        homeId = day,
                        lon = east.Lon,
                        lat = east.Lat,
                    },
                    new
                    {
                        kind = "change",
                        homeId = day,
                        radiusM = 1_450,
                        hours = "24小时开放",
                    },
                },
            },
            tag
        );
        Assert.Equal(200, (int)saved.StatusCode);
        // From 2,900 m the middle is 1,400 m away and the east 300 m; the west 2,800 m.
        Assert.Equal(
            100,
            (await CoverageAsync(id, "&hour=46")).GetProperty("total").GetProperty("covered").GetDouble()
        );
    }

    [Fact]
    public async Task Scenario_OfTwoWhoSaveTheSameVersion_OneIsToldWhatItIsNow()
    {
        var (id, tag) = await CreateAsync("两人同改");
        using var first = await SaveAsync(id, "第一人", tag);
        using var second = await SaveAsync(id, "第二人", tag);
        Assert.Equal(200, (int)first.StatusCode);
        var problem = await RunningApi.JsonAsync(second);
        Assert.Equal("第一人", problem.GetProperty("current").GetProperty("name").GetString());
        Assert.Equal(412, (int)second.StatusCode);
    }

    [Fact]
    public async Task Scenario_OfTheCity_IsNoneToACounty()
    {
        var (id, tag) = await CreateAsync("全市");
        using var county = await scene.SignInAsync(StaffRole.Planner, StaffScene.Haigang);
        using var seen = await county.SendAsync(HttpMethod.Get, $"{Path}/{id}");
        await StaffScene.RefusedAsync(seen, 404, "scenario_not_found");
        using var laid = await county.SendAsync(HttpMethod.Get, $"/api/planning/coverage?scenario={id}");
        await StaffScene.RefusedAsync(laid, 404, "scenario_not_found");
        using var deleted = await county.SendAsync(HttpMethod.Delete, $"{Path}/{id}", ifMatch: tag);
        await StaffScene.RefusedAsync(deleted, 404, "scenario_not_found");
    }

    [Fact]
    public async Task Scenario_Deleted_IsGone()
    {
        var (id, tag) = await CreateAsync("要删的");
        using var deleted = await scene.Planner.SendAsync(HttpMethod.Delete, $"{Path}/{id}", ifMatch: tag);
        Assert.Equal(204, (int)deleted.StatusCode);
        using var laid = await scene.Planner.SendAsync(HttpMethod.Get, $"/api/planning/coverage?scenario={id}");
        await StaffScene.RefusedAsync(laid, 404, "scenario_not_found");
    }

    [Theory]
    [InlineData("""{"name": "", "changes": []}""", 422, "scenario_invalid")]
    [InlineData("""{"name": "x"}""", 422, "scenario_invalid")]
    [InlineData("""{"name": "x", "changes": [null]}""", 422, "scenario_invalid")]
    [InlineData("""{"name": "x", "changes": [{"kind": "explode", "homeId": 1}]}""", 400, "body_unreadable")]
    [InlineData("""{"name": "x", "changes": [{"kind": "move", "homeId": 1}]}""", 400, "body_unreadable")]
    [InlineData(
        """{"name": "x", "changes": [{"kind": "move", "homeId": 1, "lon": 500, "lat": 0}]}""",
        422,
        "scenario_place_misfits"
    )]
    [InlineData("""{"name": "x", "changes": [{"kind": "change", "homeId": 1}]}""", 422, "scenario_nothing_changed")]
    [InlineData(
        """{"name": "x", "changes": [{"kind": "change", "homeId": 1, "hours": "看心情"}]}""",
        422,
        "scenario_hours_unreadable"
    )]
    public async Task Scenario_ThatMakesNoSense_IsRefusedAndNotSaved(string body, int status, string code)
    {
        var (id, tag) = await CreateAsync($"坏的{Guid.NewGuid()}"[..20]);
        using var refused = await scene.Planner.SendAsync(HttpMethod.Put, $"{Path}/{id}", body, tag);
        await StaffScene.RefusedAsync(refused, status, code);
        using var same = await scene.Planner.SendAsync(HttpMethod.Get, $"{Path}/{id}");
        Assert.Equal(tag, same.Headers.ETag!.Tag);
    }

    [Fact]
    public async Task Scenario_NamedLikeAnother_IsRefused()
    {
        await CreateAsync("同名");
        using var again = await scene.Planner.SendAsync(HttpMethod.Post, Path, new { name = "同名" });
        await StaffScene.RefusedAsync(again, 422, "scenario_name_taken");
    }

    private Task<HttpResponseMessage> SaveAsync(int id, string name, string tag) =>
        scene.Planner.SendAsync(HttpMethod.Put, $"{Path}/{id}", new { name, changes = Array.Empty<object>() }, tag);

    private async Task<(int Id, string Tag)> CreateAsync(string name)
    {
        using var created = await scene.Planner.SendAsync(HttpMethod.Post, Path, new { name });
        Assert.Equal(201, (int)created.StatusCode);
        return ((await RunningApi.JsonAsync(created)).GetProperty("id").GetInt32(), created.Headers.ETag!.Tag);
    }

    private Task<JsonElement> CoverageAsync(int? scenario, string more = "") =>
        scene.Planner.JsonAsync(
            HttpMethod.Get,
            $"/api/planning/coverage?{(scenario is { } id ? $"scenario={id}" : "")}{more}"
        );
}
