using QhdHomeMap.Api.Tests.Staff;

namespace QhdHomeMap.Browser.Tests;

/// <summary>What a browser has to fetch before it can show anything: a rider may have one bar of signal.</summary>
public sealed class ScriptSizeTests(Chromium chromium, ConsoleScene scene) : IClassFixture<ConsoleScene>
{
    private const int RidersMaxBytes = 60_000;
    private const int ConsoleMaxBytes = 300_000;

    [Fact]
    public async Task RidersPage_ItsScript_IsSmall()
    {
        await using var visit = await Visit.StartAsync(chromium, scene.Api.Address, Look.Telephone);
        var scripts = Watch(visit);
        await visit.GoAsync("/");
        await visit.Page.WaitForSelectorAsync(".primary");
        Assert.NotEmpty(scripts);
        Assert.InRange(scripts.Values.Sum(), 1, RidersMaxBytes);
    }

    [Fact]
    public async Task Console_ItsScriptBeforeTheMapLibrary_IsSmall()
    {
        await using var visit = await Console.StartAsync(chromium, scene, Look.Desk);
        var scripts = Watch(visit);
        await visit.GoAsync("/console");
        await visit.SignInAsync(await scene.PlannerAsync(), StaffScene.Password);
        await visit.MapIsDrawnAsync();
        // Charts come after the map, which is what one waits for.
        var library = scripts.Single(script => script.Key.Contains("/create-", StringComparison.Ordinal)).Value;
        var charts = scripts
            .Where(script => script.Key.Contains("/echarts-", StringComparison.Ordinal))
            .Sum(s => s.Value);
        Assert.InRange(scripts.Values.Sum() - library - charts, 1, ConsoleMaxBytes);
    }

    /// <summary>By address, as many bytes as came over the wire; the map's worker is a module too, but no script of the page.</summary>
    private static Dictionary<string, long> Watch(Visit visit)
    {
        var scripts = new Dictionary<string, long>();
        visit.Page.Response += (_, response) =>
        {
            if (response.Request.ResourceType == "script" && !response.Url.EndsWith(".mjs", StringComparison.Ordinal))
                scripts[response.Url] = long.Parse(
                    response.Headers["content-length"],
                    System.Globalization.CultureInfo.InvariantCulture
                );
        };
        return scripts;
    }
}
