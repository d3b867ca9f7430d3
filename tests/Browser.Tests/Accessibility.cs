using System.Text.Json;
using Microsoft.Playwright;

namespace QhdHomeMap.Browser.Tests;

/// <summary>What axe-core has against a page by WCAG 2.2 AA: contrast, names, roles, order.</summary>
internal static class Accessibility
{
    private const string Check = """
        async () => (await axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        })).violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html.slice(0, 160)} | ${n.failureSummary}`))
        """;

    private static readonly Lazy<string> Axe = new(() => File.ReadAllText(Pages.Axe));

    public static async Task HasNoFaultsAsync(this IPage page)
    {
        await page.EvaluateAsync(Axe.Value);
        var faults = await page.EvaluateAsync<JsonElement>(Check);
        Assert.True(faults.GetArrayLength() == 0, string.Join('\n', faults.EnumerateArray()));
    }
}
