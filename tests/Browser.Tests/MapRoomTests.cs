using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace QhdHomeMap.Browser.Tests;

/// <summary>The console's first room: homes on a map and in a table beside it.</summary>
public sealed class MapRoomTests(Chromium chromium, ConsoleScene scene) : IClassFixture<ConsoleScene>
{
    [Theory]
    [MemberData(nameof(Look.Names), MemberType = typeof(Look))]
    public async Task Room_OnEveryScreen_IsAccessible(string look)
    {
        await using var visit = await Console.EnterHomesAsync(chromium, scene, Look.All[look]);
        await visit.Page.HasNoFaultsAsync();
        await visit.Page.Locator(".homes-rows .link").First.ClickAsync();
        await visit.Page.WaitForSelectorAsync("[data-card]");
        await visit.MapIsDrawnAsync();
        await visit.Page.HasNoFaultsAsync();
    }

    [Fact]
    public async Task TableAndMap_EachWay_ShowTheSameHome()
    {
        await using var visit = await Console.EnterHomesAsync(chromium, scene, Look.Desk);
        var row = visit.Page.Locator(".homes-rows .link").Nth(4);
        var id = await row.GetAttributeAsync("data-home");

        await row.ClickAsync();
        await visit.Page.WaitForSelectorAsync($"[data-card='{id}']");
        await visit.MapIsDrawnAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "关闭" }).ClickAsync();
        await Expect(visit.Page.Locator(".chosen")).ToHaveCountAsync(0);

        // The map went there: what was chosen stands in its middle.
        var box = (await visit.Page.Locator("[data-map] canvas").BoundingBoxAsync())!;
        await visit.Page.Mouse.ClickAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await visit.Page.WaitForSelectorAsync($"[data-card='{id}']");
        await Expect(visit.Page.Locator(".chosen .link")).ToHaveAttributeAsync("data-home", id!);
    }

    [Fact]
    public async Task Filters_ByDoorWordsAndArea_CountWhatTheyShow()
    {
        await using var visit = await Console.EnterHomesAsync(chromium, scene, Look.Desk);
        // Every third of the sixty has no hours: 40 open, 20 not known.
        await Expect(visit.Page.Locator("[data-door=open] strong")).ToHaveTextAsync("40");
        await Expect(visit.Page.Locator("[data-door=unknown] strong")).ToHaveTextAsync("20");

        await visit.Page.Locator("[data-door=unknown]").ClickAsync();
        await Expect(visit.Page.Locator(".homes-rows tbody tr")).ToHaveCountAsync(20);
        await visit.Page.GetByLabel("按名称、地址或编号查找").FillAsync("C3");
        await Expect(visit.Page.Locator(".homes-rows tbody tr")).ToHaveCountAsync(4); // C30 C33 C36 C39
        await visit.Page.GetByLabel("县区", new() { Exact = true }).SelectOptionAsync("昌黎县");
        await Expect(visit.Page.GetByText("没有符合条件的站点")).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "清除条件" }).ClickAsync();
        await Expect(visit.Page.GetByText("共 60 处")).ToBeVisibleAsync();
        await visit.MapIsDrawnAsync();
    }

    [Fact]
    public async Task Layer_SwitchedOffAndOn_IsDrawnAgain()
    {
        await using var visit = await Console.EnterHomesAsync(chromium, scene, Look.Desk);
        await visit.Page.Locator(".switches summary").ClickAsync();
        var toggle = visit.Page.GetByRole(AriaRole.Switch, new() { Name = "职工之家" });
        await toggle.PressAsync("Space");
        await Expect(toggle).Not.ToBeCheckedAsync();
        await toggle.PressAsync("Space");
        await Expect(toggle).ToBeCheckedAsync();
        await visit.MapIsDrawnAsync();
    }

    [Fact]
    public async Task Server_AwayWhileTheRoomOpens_IsToldAndRetried()
    {
        await using var visit = await Console.EnterHomesAsync(chromium, scene, Look.Telephone);
        visit.Expected = text => text.Contains("ERR_", StringComparison.Ordinal);
        await visit.Page.RouteAsync("**/api/homes.geojson", route => route.AbortAsync());
        await visit.GoAsync("/console/map");
        await visit.OpenTabAsync("站点");
        await Expect(visit.Page.GetByText("连不上服务器")).ToBeVisibleAsync();
        await visit.Page.UnrouteAsync("**/api/homes.geojson");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "重试" }).ClickAsync();
        await visit.MapIsDrawnAsync();
    }
}
