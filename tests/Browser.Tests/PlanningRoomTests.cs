using System.Text.Json;
using Microsoft.Playwright;
using QhdHomeMap.Api.Tests.Planning;
using static Microsoft.Playwright.Assertions;

namespace QhdHomeMap.Browser.Tests;

/// <summary>What planners see of a street with 200 people, 140 of them covered whatever the hour, 40 at night; see the scene.</summary>
public sealed class PlanningRoomTests(Chromium chromium, PlanningScene scene) : IClassFixture<PlanningScene>
{
    private const string Haigang = "130302";

    [Theory]
    [MemberData(nameof(Look.Names), MemberType = typeof(Look))]
    public async Task Tabs_OnEveryScreen_AreAccessible(string look)
    {
        await using var visit = await EnterAsync("/console/map", Look.All[look]);
        await Expect(Figure(visit, "share")).ToHaveTextAsync("70.0%"); // 140 of 200
        await Expect(visit.Page.Locator(".plot canvas").First).ToBeVisibleAsync();
        await visit.Page.HasNoFaultsAsync();
        foreach (var tab in new[] { "盲区", "密度", "方案", "报告" })
        {
            await visit.OpenTabAsync(tab);
            await Expect(visit.Page.Locator(".el-skeleton")).ToHaveCountAsync(0);
            await visit.MapIsDrawnAsync();
            await visit.Page.HasNoFaultsAsync();
        }
    }

    [Fact]
    public async Task Question_InTheAddress_IsWhatIsAsked()
    {
        await using var visit = await EnterAsync($"/console/map?hour={PlanningScene.TuesdayAt22}&tab=gaps");
        await Expect(visit.Page.Locator("[data-hour]")).ToHaveTextAsync("周二 22:00");
        await Expect(visit.Page.GetByText("200 人中有 160 人未覆盖")).ToBeVisibleAsync();
        await visit.Page.GetByLabel("覆盖口径").SelectOptionAsync("walk15");
        await visit.Page.WaitForURLAsync("**/console/map?by=walk&minutes=15&hour=46&tab=gaps");
        await visit.MapIsDrawnAsync();
    }

    [Fact]
    public async Task Hour_Moved_RecoloursWithoutAsking()
    {
        await using var visit = await EnterAsync("/console/map?hour=45");
        await Expect(visit.Page.Locator(".plot canvas").First).ToBeVisibleAsync();
        var asked = new List<string>();
        // Gaps are other gaps at another hour, and follow when the slider has come to rest.
        visit.Page.Request += (_, request) =>
        {
            if (
                request.Url.Contains("/tiles/", StringComparison.Ordinal)
                && !request.Url.Contains("/gaps/", StringComparison.Ordinal)
            )
                asked.Add(request.Url);
        };
        await visit.Page.GetByLabel("一周中的时刻").FocusAsync();
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(visit.Page.Locator("[data-hour]")).ToHaveTextAsync("周二 22:00");
        await Expect(Figure(visit, "covered")).ToHaveTextAsync("40");
        await visit.Page.WaitForURLAsync("**hour=46**");
        await visit.MapIsDrawnAsync();
        Assert.Empty(asked);
    }

    [Fact]
    public async Task Area_InTheTable_IsSelectedOnTheMap()
    {
        await using var visit = await EnterAsync("/console/map");
        var row = visit.Page.Locator($"[data-row='{Haigang}']");
        await row.ClickAsync();
        await Expect(row).ToHaveAttributeAsync("aria-pressed", "true");
        await visit.MapIsDrawnAsync();
    }

    [Fact]
    public async Task Gap_OfTheList_HasACard()
    {
        await using var visit = await EnterAsync("/console/map?tab=gaps");
        await visit.Page.Locator("[data-gap='1']").ClickAsync();
        var card = visit.Page.Locator("[data-gap-card='1']");
        await Expect(card).ToContainTextAsync("60"); // of the works in the middle
        await visit.MapIsDrawnAsync();
        await visit.Page.HasNoFaultsAsync();
    }

    [Fact]
    public async Task Report_Printed_SaysWhatItIs()
    {
        await using var visit = await EnterAsync("/console/map");
        await visit.Page.RouteAsync(
            "**/api/planning/reports/7/report",
            async route =>
                await route.FulfillAsync(new() { ContentType = "application/json", Body = await ReportAsync() })
        );
        await visit.GoAsync("/console/reports/7");
        await visit.Page.WaitForSelectorAsync("[data-report=ready]");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync("暖心服务圈站点布局报告");
        await Expect(visit.Page.Locator(".report-kind")).ToContainTextAsync("内部使用");
        await Expect(visit.Page.Locator(".report-week rect")).ToHaveCountAsync(168);
        await visit.Page.HasNoFaultsAsync();
        Assert.NotEmpty(await visit.Page.PdfAsync(new() { PreferCSSPageSize = true }));
    }

    /// <summary>The parts of a report as the API answers them singly.</summary>
    private async Task<string> ReportAsync()
    {
        var parts = new Dictionary<string, object>
        {
            ["title"] = "暖心服务圈站点布局报告",
            ["marking"] = "内部使用",
            ["question"] = "现有站点，职工，服务半径，不分时段",
        };
        foreach (var part in new[] { "coverage", "gaps", "density", "quotas" })
            parts[part] = await scene.Planner.GetJsonAsync($"/api/planning/{part}");
        parts["week"] = await scene.Planner.GetJsonAsync("/api/planning/coverage/week");
        parts["basis"] = ((JsonElement)parts["coverage"]).GetProperty("basis");
        return JsonSerializer.Serialize(parts);
    }

    private Task<Visit> EnterAsync(string path, Look? look = null) =>
        Console.EnterAsync(chromium, scene.Api.Address, scene.Planner.UserName, look ?? Look.Desk, path);

    private static ILocator Figure(Visit visit, string name) => visit.Page.Locator($"[data-figure={name}]");
}
