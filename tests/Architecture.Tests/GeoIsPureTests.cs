namespace QhdHomeMap.Architecture.Tests;

/// <summary>Geo computes: no files, no network, no console, no processes, no clock.</summary>
public class GeoIsPureTests
{
    private const string Geo = "QhdHomeMap.Geo";
    private static readonly string[] Libraries = ["NetTopologySuite", "Google.OrTools"];

    private static readonly string[] WorldTypes =
    [
        "System.Console",
        "System.Diagnostics.Process",
        "System.IO.Directory",
        "System.IO.DirectoryInfo",
        "System.IO.File",
        "System.IO.FileInfo",
        "System.IO.FileStream",
        "System.IO.StreamReader",
        "System.IO.StreamWriter",
    ];

    private static readonly string[] WorldAssemblies =
    [
        "System.Console",
        "System.Net",
        "Microsoft.Extensions.Logging",
        "Microsoft.Extensions.DependencyInjection",
    ];

    private static readonly string[] Clocks =
    [
        "System.DateTime.get_Now",
        "System.DateTime.get_Today",
        "System.DateTime.get_UtcNow",
        "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow",
        "System.Diagnostics.Stopwatch.GetTimestamp",
        "System.Diagnostics.Stopwatch.StartNew",
        "System.Environment.get_TickCount",
        "System.Environment.get_TickCount64",
        "System.TimeProvider.get_System",
    ];

    [Fact]
    public void Geo_Libraries_AreGeometryAndSolverOnly()
    {
        var used = CompiledAssembly.Read(Geo).Assemblies;
        Assert.NotEmpty(used);
        Assert.Empty(used.Where(name => !name.StartsWith("System.", StringComparison.Ordinal)).Except(Libraries));
    }

    [Fact]
    public void Geo_Types_TouchNothingOutside()
    {
        var geo = CompiledAssembly.Read(Geo);
        Assert.Contains("System.Object", geo.Types);
        Assert.Empty(geo.Types.Intersect(WorldTypes));
        Assert.DoesNotContain(
            geo.Assemblies,
            name => WorldAssemblies.Any(world => name.StartsWith(world, StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Geo_Members_ReadNoClock()
    {
        var geo = CompiledAssembly.Read(Geo);
        Assert.NotEmpty(geo.Members);
        Assert.Empty(geo.Members.Intersect(Clocks));
    }

    /// <summary>The net has no holes: this very assembly reads files and, below, a clock.</summary>
    [Fact]
    public void TheRules_OnAnAssemblyThatBreaksThem_SeeIt()
    {
        Assert.NotNull(TimeProvider.System);
        var own = CompiledAssembly.Read(typeof(GeoIsPureTests).Assembly.GetName().Name!);
        Assert.Contains("System.IO.File", own.Types.Intersect(WorldTypes));
        Assert.Contains("System.TimeProvider.get_System", own.Members.Intersect(Clocks));
        Assert.Contains("xunit.v3.core", own.Assemblies);
    }
}
