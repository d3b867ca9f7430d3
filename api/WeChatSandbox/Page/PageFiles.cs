using System.Reflection;

namespace QhdHomeMap.WeChatSandbox.Page;

/// <summary>The page's files, out of the program itself: no folder to deploy and no other host to ask.</summary>
internal static class PageFiles
{
    private static readonly Assembly Program = typeof(PageFiles).Assembly;

    public static void MapPage(this WebApplication app)
    {
        app.MapGet("/", () => File("sandbox.html", "text/html; charset=utf-8"));
        app.MapGet("/open", () => File("open.html", "text/html; charset=utf-8"));
        app.MapGet("/sandbox.css", () => File("sandbox.css", "text/css; charset=utf-8"));
        app.MapGet("/sandbox.js", () => File("sandbox.js", "text/javascript; charset=utf-8"));
        app.MapGet("/open.js", () => File("open.js", "text/javascript; charset=utf-8"));
        app.Use(
            async (context, next) =>
            {
                context.Response.Headers.ContentSecurityPolicy =
                    "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'";
                context.Response.Headers.XContentTypeOptions = "nosniff";
                await next(context);
            }
        );
    }

    private static IResult File(string name, string mediaType) =>
        Results.Stream(Program.GetManifestResourceStream(name)!, mediaType);
}
