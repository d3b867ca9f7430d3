namespace QhdHomeMap.Api.Pages;

/// <summary>The pages built from <c>api/console</c>: the riders' at <c>/</c>, the staff's below <c>/console</c>.</summary>
internal static class PagesSetup
{
    private const string Riders = "index.html";
    private const string Console = "console/index.html";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Each file has a route of its own: no path that a browser sends ever becomes the name of a file.</summary>
    public static void MapPages(this WebApplication app)
    {
        var files = PageFile.In(app.Environment.WebRootFileProvider).ToDictionary(file => file.Path);
        foreach (var file in files.Values.Where(file => file.Path is not (Riders or Console)))
            app.MapFile($"/{file.Path}", file);
        if (files.TryGetValue(Riders, out var riders))
            app.MapFile("/", riders);
        else // a host without built pages is one for those who build on the API
            app.MapGet("/", () => TypedResults.Redirect("/docs")).AllowAnonymous().ExcludeFromDescription();
        if (files.TryGetValue(Console, out var console))
            app.MapFile("/console/{**room}", console); // the page itself knows its rooms
    }

    private static void MapFile(this WebApplication app, string route, PageFile file) =>
        app.MapMethods(route, Reading, (RequestDelegate)file.SendAsync).AllowAnonymous().ExcludeFromDescription();
}
