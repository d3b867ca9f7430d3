using Microsoft.Playwright;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Workers;
using static Microsoft.Playwright.Assertions;

namespace QhdHomeMap.Browser.Tests;

/// <summary>Before the first import nothing is broken and everything says what to do.</summary>
public sealed class EmptyCityTests(Chromium chromium, EmptyCityTests.Scene scene) : IClassFixture<EmptyCityTests.Scene>
{
    public sealed class Scene : ConsoleScene
    {
        protected override IEnumerable<Home> Homes() => [];

        protected override IEnumerable<Workplace> Workplaces() => [];
    }

    [Fact]
    public async Task RidersPage_WithoutHomes_SaysWhomToAsk()
    {
        await using var visit = await Visit.StartAsync(chromium, scene.Api.Address, Look.Telephone);
        await visit.GoAsync("/");
        await visit.Page.GetByLabel("或选一个地点").SelectOptionAsync("山海关站");
        await Expect(visit.Page.GetByText("还没有登记职工之家")).ToBeVisibleAsync();
        await visit.Page.HasNoFaultsAsync();
    }

    [Fact]
    public async Task Console_WithoutHomes_SaysHowTheyComeIn()
    {
        await using var visit = await Console.EnterAsync(
            chromium,
            scene.Api.Address,
            await scene.PlannerAsync(),
            Look.Desk,
            "/console",
            text => text.Contains("/api/planning/coverage", StringComparison.Ordinal)
        );
        await Expect(visit.Page.Locator("[data-trouble=demand_empty]")).ToContainTextAsync("./qhd import workers");
        await visit.Page.HasNoFaultsAsync();
        await visit.OpenTabAsync("站点");
        await Expect(visit.Page.GetByText("./qhd import homes")).ToBeVisibleAsync();
        await visit.Page.HasNoFaultsAsync();
    }
}
