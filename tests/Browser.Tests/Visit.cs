using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace QhdHomeMap.Browser.Tests;

/// <summary>
/// Somebody at a browser. What goes wrong unseen fails the test at the end: a request to another host, an error in the page's log, a
/// script or style that the content policy refused.
/// </summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _wrongs = new();

    private Visit(IBrowserContext context, IPage page, Uri address) =>
        (_context, Page, Address) = (context, page, address);

    public IPage Page { get; }

    public Uri Address { get; }

    public IBrowserContext Context => _context;

    /// <summary>What the browser logs of an answer that a test asked for, such as a refused password.</summary>
    public Predicate<string> Expected { get; set; } = _ => false;

    public static async Task<Visit> StartAsync(
        Chromium chromium,
        Uri address,
        Look look,
        Action<BrowserNewContextOptions>? change = null
    )
    {
        var options = look.Options;
        change?.Invoke(options);
        var context = await chromium.Browser.NewContextAsync(options);
        context.SetDefaultTimeout(20_000);
        var visit = new Visit(context, await context.NewPageAsync(), address);
        await visit.WatchAsync();
        return visit;
    }

    public Task GoAsync(string path) => Page.GotoAsync(new Uri(Address, path).ToString());

    /// <summary>Ends the visit and tells what went wrong unseen.</summary>
    public async ValueTask DisposeAsync()
    {
        await SaveScreenshotAsync();
        await _context.DisposeAsync();
        Assert.True(_wrongs.IsEmpty, string.Join('\n', _wrongs));
    }

    private async Task WatchAsync()
    {
        await _context.RouteAsync(
            url =>
                !url.StartsWith(Address.ToString(), StringComparison.Ordinal)
                && !url.StartsWith("data:", StringComparison.Ordinal),
            route =>
            {
                _wrongs.Enqueue($"asked another host: {route.Request.Url}");
                return route.AbortAsync();
            }
        );
        Page.PageError += (_, error) => _wrongs.Enqueue($"threw: {error}");
        Page.Console += (_, message) =>
        {
            var text = $"{message.Text} {message.Location}";
            if (message.Type is "error" or "warning" && !IsOfThisTest(text) && !Expected(text))
                _wrongs.Enqueue($"logged: {text}");
        };
    }

    private static bool IsOfThisTest(string text) =>
        text.StartsWith("Service Worker registration blocked by Playwright", StringComparison.Ordinal);

    /// <summary>To look at: into the folder that <c>QHD_SCREENSHOTS</c> names.</summary>
    private async Task SaveScreenshotAsync()
    {
        if (Environment.GetEnvironmentVariable("QHD_SCREENSHOTS") is not { Length: > 0 } folder || Page.IsClosed)
            return;
        var name = TestContext.Current.Test?.TestDisplayName.Split("Tests.", 2)[^1] ?? "page";
        await Page.ScreenshotAsync(
            new PageScreenshotOptions { Path = Path.Combine(folder, $"{string.Concat(name.Split('"', '/', ':'))}.png") }
        );
    }
}
