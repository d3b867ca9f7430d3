using System.Text;
using System.Text.Json;
using QhdHomeMap.Api.Tests.Staff;

namespace QhdHomeMap.Api.Tests.Planning;

/// <summary>Coverage, gaps, density and tiles over HTTP; the arithmetic is in <see cref="PlanningScene"/>.</summary>
public sealed class PlanningTests(PlanningScene scene) : IClassFixture<PlanningScene>
{
    [Theory]
    [InlineData("", 140, 60)]
    [InlineData("?hour=34", 140, 60)] // Tuesday at 10
    [InlineData("?hour=46", 40, 160)] // Tuesday at 22
    [InlineData("?metres=150", 100, 100)]
    [InlineData("?by=walk&minutes=15", 140, 60)] // 15 minutes of 1.2 m/s are 1,080 m
    [InlineData("?by=walk&minutes=25", 200, 0)] // 1,800 m
    [InlineData("?by=walk", 140, 60)] // each home's own 500 m along the road
    [InlineData("?by=ebike&minutes=15", 200, 0)]
    public async Task Coverage_OfTheStreet_IsAsWorkedOutByHand(string question, double covered, double uncovered)
    {
        var answer = await GetAsync($"/coverage{question}");
        var total = answer.GetProperty("total");
        Assert.Equal(200, total.GetProperty("people").GetDouble());
        Assert.Equal(covered, total.GetProperty("covered").GetDouble());
        Assert.Equal(uncovered, total.GetProperty("uncovered").GetDouble());
        var areas = answer.GetProperty("areas").EnumerateArray().ToArray();
        Assert.Equal(9, areas.Length);
        Assert.Equal(covered, areas.Sum(a => a.GetProperty("count").GetProperty("covered").GetDouble()));
        Assert.Equal(64, answer.GetProperty("basis").GetProperty("inputHash").GetString()!.Length);
    }

    [Fact]
    public async Task Coverage_ByRadius_CoversTwoCircles()
    {
        var ground = (await GetAsync("/coverage")).GetProperty("ground");
        Assert.Equal(2 * Math.PI * 0.25, ground.GetProperty("coveredKm2").GetDouble(), 3);
        Assert.Equal(0, ground.GetProperty("overlapKm2").GetDouble());
    }

    [Fact]
    public async Task Week_OfTheStreet_IsAsItsHours()
    {
        var hours = (await GetAsync("/coverage/week")).GetProperty("hours");
        Assert.Equal(168, hours.GetArrayLength());
        for (var hour = 0; hour < 168; hour++)
        {
            var byDay = hour % 24 is >= 8 and < 20;
            Assert.Equal(byDay ? 140 : 40, hours[hour].GetProperty("covered").GetDouble());
            Assert.Equal(byDay ? 2 : 1, hours[hour].GetProperty("openHomes").GetInt32());
        }
    }

    [Fact]
    public async Task Gaps_AtNight_AreRankedByPeople()
    {
        var answer = await GetAsync("/gaps?hour=46");
        var gaps = answer.GetProperty("gaps");
        Assert.Equal([100, 60], gaps.EnumerateArray().Select(g => g.GetProperty("people").GetDouble()));
        var first = gaps[0];
        Assert.Equal(100, first.GetProperty("nearestHome").GetProperty("lineM").GetDouble());
        Assert.Equal(100, first.GetProperty("nearestHome").GetProperty("roadM").GetDouble());
        Assert.Equal(0, first.GetProperty("nearestRoadM").GetDouble());
        Assert.Equal("每天 0:00-8:00，20:00-24:00", first.GetProperty("hoursText").GetString());
        Assert.Equal("全天", gaps[1].GetProperty("hoursText").GetString());
    }

    [Fact]
    public async Task Density_OfTheStreet_IsTwoHomesOnFourKilometres()
    {
        var answer = await GetAsync("/density");
        var primary = Assert.Single(answer.GetProperty("byClass").EnumerateArray());
        Assert.Equal(4, primary.GetProperty("km").GetDouble());
        Assert.Equal(5, primary.GetProperty("homesPer10Km").GetDouble());
        var distance = answer.GetProperty("distance");
        // From 0 to 1,500 m twice and from 0 to 1,000 m once: half of the 4 km lies within 2,000 / 3 m.
        Assert.Equal(667, distance.GetProperty("medianM").GetDouble(), 1.0);
        Assert.Equal(1_500, distance.GetProperty("worst").GetProperty("metres").GetDouble(), 1.0);
        Assert.Equal("河北大街", answer.GetProperty("arterials")[0].GetProperty("road").GetString());
    }

    [Fact]
    public async Task Overview_SaysWhatThereIs()
    {
        var answer = await GetAsync("/overview");
        Assert.Equal(200, answer.GetProperty("people").GetProperty("workers").GetDouble());
        Assert.Equal(2, answer.GetProperty("homes").GetProperty("open").GetInt32());
    }

    [Fact]
    public async Task City_OfAHostThatHasStarted_IsPreparedAndAnswersTheSame()
    {
        await using var api = await RunningApi.StartAsync(scene.ConnectionString, ("Planning:PrepareSeconds", "1"));
        await Eventually.BecomesTrueAsync(() =>
            Task.FromResult(api.Log.Text.Contains("was drawn in", StringComparison.Ordinal))
        );
        using var planner = new StaffClient(api.Address, scene.Planner.UserName) { Bearer = scene.Planner.Bearer };
        var answer = await planner.GetJsonAsync("/api/planning/coverage?by=walk&minutes=15");
        Assert.Equal(140, answer.GetProperty("total").GetProperty("covered").GetDouble());
    }

    [Fact]
    public async Task Answer_AskedAgainWithItsTag_Is304()
    {
        using var first = await scene.Planner.SendAsync(HttpMethod.Get, "/api/planning/coverage");
        using var again = await scene.Planner.SendAsync(
            HttpMethod.Get,
            "/api/planning/coverage",
            ifNoneMatch: first.Headers.ETag!.Tag
        );
        Assert.Equal(304, (int)again.StatusCode);
    }

    [Theory]
    [InlineData("/coverage?hour=168", 400, "request_invalid")]
    [InlineData("/coverage?hour=-1", 400, "request_invalid")]
    [InlineData("/coverage?minutes=15", 400, "request_invalid")]
    [InlineData("/coverage?by=walk&minutes=15&metres=500", 400, "request_invalid")]
    [InlineData("/coverage?by=car", 400, "request_invalid")]
    [InlineData("/coverage?people=dogs", 400, "request_invalid")]
    [InlineData("/gaps?minPeople=4", 400, "request_invalid")]
    [InlineData("/coverage?scenario=99", 404, "scenario_not_found")]
    [InlineData("/coverage?people=riders", 422, "demand_empty")]
    [InlineData("/tiles/homes/3/8/0.mvt", 404, "tile_not_found")]
    [InlineData("/tiles/homes/23/0/0.mvt", 404, "tile_not_found")]
    [InlineData("/tiles/rivers/3/0/0.mvt", 404, "tile_not_found")]
    public async Task Question_ThatCannotBeAnswered_SaysWhy(string path, int status, string code)
    {
        using var answer = await scene.Planner.SendAsync(HttpMethod.Get, "/api/planning" + path);
        await StaffScene.RefusedAsync(answer, status, code);
    }

    [Theory]
    [InlineData("homes", "day")]
    [InlineData("coverage", "day")]
    [InlineData("roads", "河北大街")]
    [InlineData("gaps", "people")]
    [InlineData("cells", "covered")]
    public async Task Tile_WhereSomethingIs_HoldsIt(string layer, string holds)
    {
        var (x, y) = scene.TileOf(zoom: 10);
        using var answer = await scene.Planner.SendAsync(
            HttpMethod.Get,
            $"/api/planning/tiles/{layer}/10/{x}/{y}.mvt?by=walk"
        );
        Assert.Equal("application/vnd.mapbox-vector-tile", answer.Content.Headers.ContentType!.MediaType);
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(holds)) > 0);
    }

    [Fact]
    public async Task Tile_WhereNothingIs_Is204()
    {
        using var answer = await scene.Planner.SendAsync(HttpMethod.Get, "/api/planning/tiles/homes/10/0/0.mvt");
        Assert.Equal(204, (int)answer.StatusCode);
    }

    private Task<JsonElement> GetAsync(string path) => scene.Planner.JsonAsync(HttpMethod.Get, "/api/planning" + path);
}

/// <summary>A city whose roads nobody has imported.</summary>
public sealed class PlanningWithoutRoadsTests(PlanningWithoutRoadsTests.Scene scene)
    : IClassFixture<PlanningWithoutRoadsTests.Scene>
{
    public sealed class Scene : PlanningScene
    {
        protected override bool HasRoads => false;
    }

    [Fact]
    public async Task Coverage_ByRadius_NeedsNone()
    {
        var answer = await scene.Planner.JsonAsync(HttpMethod.Get, "/api/planning/coverage");
        Assert.Equal(140, answer.GetProperty("total").GetProperty("covered").GetDouble());
        Assert.Contains("没有导入道路", answer.GetProperty("basis").GetProperty("notes")[0].GetString());
    }

    [Theory]
    [InlineData("/coverage?by=walk", "roads_not_loaded")]
    [InlineData("/tiles/coverage/3/0/0.mvt?by=ebike", "roads_not_loaded")]
    [InlineData("/coverage?people=residents", "residents_not_placed")]
    public async Task Question_ThatNeedsRoads_SaysSo(string path, string code)
    {
        using var answer = await scene.Planner.SendAsync(HttpMethod.Get, "/api/planning" + path);
        await StaffScene.RefusedAsync(answer, 422, code);
    }

    [Fact]
    public async Task Density_WithoutRoads_IsOfClustersOnly()
    {
        var answer = await scene.Planner.JsonAsync(HttpMethod.Get, "/api/planning/density");
        Assert.False(answer.TryGetProperty("distance", out _));
    }
}
