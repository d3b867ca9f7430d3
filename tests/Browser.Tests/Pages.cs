using System.Runtime.CompilerServices;

namespace QhdHomeMap.Browser.Tests;

/// <summary>The pages as <c>./qhd test</c> built them from this checkout's <c>api/console</c>.</summary>
internal static class Pages
{
    public static readonly string Root = Path.Combine(Checkout(), "api", "Web", "wwwroot");

    public static readonly string Axe = Path.Combine(
        Checkout(),
        "api",
        "console",
        "node_modules",
        "axe-core",
        "axe.min.js"
    );

    /// <summary>Every host of this program serves them.</summary>
    [ModuleInitializer]
    internal static void Serve()
    {
        if (!File.Exists(Path.Combine(Root, "index.html")))
            throw new InvalidOperationException("网页还没有编译：请用 ./qhd test Browser 运行，它会先编译。");
        Environment.SetEnvironmentVariable("ASPNETCORE_WEBROOT", Root);
    }

    private static string Checkout([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
