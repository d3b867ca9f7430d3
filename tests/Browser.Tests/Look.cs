using Microsoft.Playwright;

namespace QhdHomeMap.Browser.Tests;

/// <summary>On what a page is looked at: a telephone or a desk, by day or by night.</summary>
public sealed record Look(string Name, int Width, int Height, bool Dark)
{
    public static readonly Look Telephone = new("telephone", 390, 844, Dark: false);
    public static readonly Look Desk = new("desk", 1440, 900, Dark: false);

    /// <summary>By name, which is what a test's arguments are told by.</summary>
    public static TheoryData<string> Names => [.. All.Keys];

    public static IReadOnlyDictionary<string, Look> All { get; } =
        new[]
        {
            Telephone,
            Telephone with
            {
                Name = "telephone-dark",
                Dark = true,
            },
            Desk,
            Desk with
            {
                Name = "desk-dark",
                Dark = true,
            },
        }.ToDictionary(look => look.Name);

    public BrowserNewContextOptions Options =>
        new()
        {
            ViewportSize = new ViewportSize { Width = Width, Height = Height },
            ColorScheme = Dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            ReducedMotion = ReducedMotion.Reduce,
            HasTouch = Width < 500,
            // A worker's requests cannot be watched; the test of the offline page lets it in.
            ServiceWorkers = ServiceWorkerPolicy.Block,
        };
}
