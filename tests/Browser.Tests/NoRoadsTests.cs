using QhdHomeMap.Api.Tests.Planning;
using static Microsoft.Playwright.Assertions;

namespace QhdHomeMap.Browser.Tests;

/// <summary>A city whose roads nobody has brought yet: as the crow flies only, and said so.</summary>
public sealed class NoRoadsTests(Chromium chromium, NoRoadsTests.Scene scene) : IClassFixture<NoRoadsTests.Scene>
{
    public sealed class Scene : PlanningScene
    {
        protected override bool HasRoads => false;
    }

    [Fact]
    public async Task Room_WithoutRoads_SaysWhyNothingGoesAlongThem()
    {
        await using var visit = await Console.EnterAsync(
            chromium,
            scene.Api.Address,
            scene.Planner.UserName,
            Look.Desk,
            "/console/map"
        );
        await Expect(visit.Page.Locator("[data-roads=none]")).ToContainTextAsync("./qhd import roads");
        await Expect(visit.Page.Locator("option[value=walk15][disabled]")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator("[data-figure=share]")).ToHaveTextAsync("70.0%");
        await visit.OpenTabAsync("密度");
        await visit.MapIsDrawnAsync();
        await visit.Page.HasNoFaultsAsync();
    }
}
