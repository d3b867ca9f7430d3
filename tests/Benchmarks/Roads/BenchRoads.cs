using System.Globalization;
using QhdHomeMap.Benchmarks.Nearest;
using QhdHomeMap.Formats.Roads;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Benchmarks.Roads;

/// <summary>The networks that a call measures: the grid, and a real extract when one is given.</summary>
internal static class BenchRoads
{
    public static TravelProfile Walk => TravelProfiles.Default.Single(profile => profile.Code == "walk");

    public static IEnumerable<(string Name, RoadNetwork Roads)> Of(string[] args)
    {
        Console.WriteLine($"{Environment.ProcessorCount} 核；预热之后，进程之内；不断言时间");
        var grid = GridCity.Build();
        yield return (Named($"网格（种子 {GridCity.Seed}）", grid), grid);
        if (NearestBench.Option(args, "--roads", "") is { Length: > 0 } file)
        {
            using var stream = File.OpenRead(file);
            var extract = RoadFile.Read(RoadSource.OsmPbf(stream)).Network;
            yield return (Named(Path.GetFileName(file), extract), extract);
        }
    }

    private static string Named(string name, RoadNetwork roads) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{name}：{roads.Nodes.Length:N0} 节点，{roads.Edges.Length:N0} 路段"
        );
}
