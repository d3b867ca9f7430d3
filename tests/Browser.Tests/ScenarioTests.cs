using Microsoft.Playwright;
using QhdHomeMap.Api.Tests.Planning;
using static Microsoft.Playwright.Assertions;

namespace QhdHomeMap.Browser.Tests;

/// <summary>A planner's thoughts of where homes could be, and the report that is asked for.</summary>
public sealed class ScenarioTests(Chromium chromium, PlanningScene scene) : IClassFixture<PlanningScene>
{
    [Fact]
    public async Task Home_AddedByCoordinates_IsComparedAndUndone()
    {
        await using var visit = await EnterAsync();
        await CreateAsync(visit, "中段");
        await AddAsync(visit, 1_500);
        // The 60 people in the middle are covered now, too: 200 of 200.
        await Expect(Difference(visit, "已覆盖")).ToContainTextAsync("+60");
        await Expect(visit.Page.Locator("[data-change=add]")).ToContainTextAsync("每天 8:00-20:00");
        await visit.MapIsDrawnAsync();
        await visit.Page.HasNoFaultsAsync();

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "撤销" }).ClickAsync();
        await Expect(visit.Page.Locator("[data-change]")).ToHaveCountAsync(0);
        await Expect(Difference(visit, "已覆盖")).Not.ToContainTextAsync("+60");
        await visit.MapIsDrawnAsync();
    }

    [Fact]
    public async Task Home_PutAndDraggedOnTheMap_IsSavedWhereItWasLetGo()
    {
        await using var visit = await EnterAsync();
        await CreateAsync(visit, "拖动");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "在地图上加站点" }).ClickAsync();
        var box = (await visit.Page.Locator("[data-map] canvas").BoundingBoxAsync())!;
        var (x, y) = (box.X + (box.Width * 0.7f), box.Y + (box.Height * 0.3f));
        await visit.Page.Mouse.ClickAsync(x, y);
        await visit.Page.Locator(".spot").GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(visit.Page.Locator("[data-change=add]")).ToHaveCountAsync(1);
        await visit.MapIsDrawnAsync();

        // The map went there: what was added stands in its middle.
        (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        var saved = visit.Page.WaitForResponseAsync(r => r.Request.Method == "PUT" && r.Url.Contains("/scenarios/"));
        await visit.Page.Mouse.MoveAsync(x, y);
        await visit.Page.Mouse.DownAsync();
        await visit.Page.Mouse.MoveAsync(x + 40, y + 40, new() { Steps = 4 });
        await visit.Page.Mouse.UpAsync();
        Assert.Equal(200, (await saved).Status);
        await Expect(visit.Page.Locator("[data-card='-1']")).ToBeVisibleAsync();
        await visit.MapIsDrawnAsync();
    }

    [Fact]
    public async Task Scenario_ChangedByAnother_IsLoadedAgainAndTold()
    {
        await using var visit = await EnterAsync(text => text.Contains("/scenarios/", StringComparison.Ordinal));
        await CreateAsync(visit, "两人");
        var id = new Uri(visit.Page.Url).Query.Split("scenario=")[1].Split('&')[0];
        using var changed = await scene.Planner.SendAsync(
            HttpMethod.Put,
            $"/api/planning/scenarios/{id}",
            new { name = "两人改过", changes = Array.Empty<object>() },
            ifMatch: "\"1\""
        );
        Assert.Equal(200, (int)changed.StatusCode);
        await AddAsync(visit, 1_500);
        await Expect(visit.Page.Locator("[data-trouble=changed_meanwhile]")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "两人改过" })).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("[data-change]")).ToHaveCountAsync(0);
        await visit.MapIsDrawnAsync();
    }

    [Fact]
    public async Task Report_WhoseEventsDrop_IsFollowedAllTheSame()
    {
        await using var visit = await EnterAsync(text => text.Contains("/events", StringComparison.Ordinal));
        await visit.Page.RouteAsync("**/events", route => route.AbortAsync());
        await visit.OpenTabAsync("报告");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "生成报告" }).ClickAsync();
        var run = visit.Page.Locator("[data-run]").First;
        await Expect(run).ToHaveAttributeAsync("data-status", "queued");
        var id = await run.GetAttributeAsync("data-run");
        using var cancelled = await scene.Planner.SendAsync(HttpMethod.Delete, $"/api/planning/reports/{id}");
        Assert.Equal(204, (int)cancelled.StatusCode);
        await Expect(run).ToHaveAttributeAsync("data-status", "cancelled");
    }

    private Task<Visit> EnterAsync(Predicate<string>? expected = null) =>
        Console.EnterAsync(
            chromium,
            scene.Api.Address,
            scene.Planner.UserName,
            Look.Desk,
            "/console/map?tab=scenarios",
            expected
        );

    private static async Task CreateAsync(Visit visit, string name)
    {
        await visit.Page.GetByLabel("方案名称").FillAsync(name);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "新建方案" }).ClickAsync();
        await visit.Page.WaitForURLAsync("**scenario=**");
    }

    private async Task AddAsync(Visit visit, double eastM)
    {
        var at = scene.At(eastM);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "按坐标加站点" }).ClickAsync();
        await visit.Page.GetByLabel("经度").FillAsync(Invariant(at.Lon));
        await visit.Page.GetByLabel("纬度").FillAsync(Invariant(at.Lat));
        await visit.Page.Locator(".spot").GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
    }

    private static string Invariant(double degrees) =>
        degrees.ToString("F6", System.Globalization.CultureInfo.InvariantCulture);

    private static ILocator Difference(Visit visit, string title) =>
        visit.Page.Locator("[data-difference] tr", new() { HasText = title }).First;
}
