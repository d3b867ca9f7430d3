using Microsoft.Extensions.Primitives;
using QhdHomeMap.Api.Security;

namespace QhdHomeMap.Api.Pages;

/// <summary>The pages built from <c>api/console</c>: the riders' at <c>/</c>, the staff's below <c>/console</c>.</summary>
internal static class PagesSetup
{
    private const string Riders = "index.html";
    private const string Console = "console/index.html";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Each file has a route of its own: no path that a browser sends ever becomes the name of a file.</summary>
    /// <param name="app">The host.</param>
    /// <param name="ridersMapHost">Whence the riders' page takes its base map's pictures; null: it has none.</param>
    /// <param name="consoleMapHost">The same of the console.</param>
    public static void MapPages(this WebApplication app, string? ridersMapHost, string? consoleMapHost)
    {
        var files = PageFile.In(app.Environment.WebRootFileProvider).ToDictionary(file => file.Path);
        foreach (var file in files.Values.Where(file => file.Path is not (Riders or Console)))
            app.MapFile($"/{file.Path}", file, ContentPolicy.OwnPage());
        if (files.TryGetValue(Riders, out var riders))
            app.MapFile("/", riders, ContentPolicy.OwnPage(ridersMapHost));
        else // a host without built pages is one for those who build on the API
            app.MapGet("/", () => TypedResults.Redirect("/docs")).AllowAnonymous().ExcludeFromDescription();
        if (files.TryGetValue(Console, out var console))
            app.MapFile("/console/{**room}", console, ContentPolicy.OwnPage(consoleMapHost)); // the page itself knows its rooms
    }

    private static void MapFile(this WebApplication app, string route, PageFile file, StringValues policy) =>
        app.MapMethods(route, Reading, (RequestDelegate)(context => file.SendAsync(context, policy)))
            .AllowAnonymous()
            .ExcludeFromDescription();
}
