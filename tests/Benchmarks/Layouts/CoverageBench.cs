using QhdHomeMap.Benchmarks.Roads;
using QhdHomeMap.Geo.Layouts;

namespace QhdHomeMap.Benchmarks.Layouts;

/// <summary>
/// A city report, 200 homes and 100,000 people: for an hour, for all 168, for a scenario that moves one home; by line, on foot and by e-bike;
/// the ground that is covered; PostGIS beside the straight lines.
/// </summary>
internal static class CoverageBench
{
    private const int Tuesday10 = 24 + 10;
    private const int Times = 20;

    public static async Task<int> RunAsync()
    {
        Console.WriteLine($"{Environment.ProcessorCount} 核；预热之后，进程之内；不断言时间");
        var city = new CoverageCity();
        foreach (
            var (name, rule) in new[]
            {
                ("直线，各自半径 500 至 1500 米", CoverRule.OwnRadius),
                ("步行 15 分钟", CoverRule.QuarterHour("walk")),
                ("电动自行车 15 分钟", CoverRule.QuarterHour("ebike")),
            }
        )
            Measure(city, name, rule);
        await MeasurePostGisAsync(city);
        return 0;
    }

    private static void Measure(CoverageCity city, string name, CoverRule rule)
    {
        Timing.Header($"{name}：{CoverageCity.Homes} 个站点，{CoverageCity.People:N0} 人");
        if (rule.Profile is { } profile)
            Timing.Once("路网与需求点上路（一次）", () => city.Roads.Demand(city.Demand, profile, rule.Unit));
        var layout = Lay(city, rule);
        Timing.Measure("一小时：搜索、计数、三种分组", Times, () => Hour(city, Lay(city, rule)), "人被覆盖");
        Timing.Measure("一小时：再问一次，不必搜索", Times, () => Hour(city, layout), "人被覆盖");
        Timing.Measure("168 小时：搜索、计数、三种分组", 5, () => Week(city, Lay(city, rule)), "人时");
        Timing.Measure("情景：搬动一个站点，一小时，三种分组", Times, () => Scenario(city, layout), "人被覆盖");
        Timing.Once("覆盖的地面：第一次，沿路的连同路边的地", () => Hectares(layout));
        Timing.Measure("覆盖的地面：图形、并集、面积", 3, () => Hectares(layout), "公顷");
    }

    private static long Hectares(SiteLayout layout) => (long)CoveredGround.Of(layout, hour: null).AreaM2 / 10_000;

    private static SiteLayout Lay(CoverageCity city, CoverRule rule) =>
        SiteLayout.Of(city.Layout, city.Demand, city.Roads, rule);

    private static long Hour(CoverageCity city, SiteLayout layout) =>
        (long)
            city
                .Groups.Zip(CoverageCity.GroupCounts, (groups, count) => layout.Count(Tuesday10, groups, count))
                .ToArray()[0]
                .Sum(group => group.Covered);

    private static long Week(CoverageCity city, SiteLayout layout) =>
        (long)
            city
                .Groups.Zip(CoverageCity.GroupCounts, layout.CountWeek)
                .ToArray()[0]
                .Sum(hour => hour.Sum(group => group.Covered));

    private static long Scenario(CoverageCity city, SiteLayout layout)
    {
        var moved = city.Layout[0] with { Location = city.Layout[1].Location };
        return Hour(city, layout.Replace(moved));
    }

    private static async Task MeasurePostGisAsync(CoverageCity city)
    {
        await using var peer = await CoveragePeer.LoadAsync(city, Tuesday10);
        Timing.Header("PostGIS：直线，一小时，一种分组");
        await Timing.MeasureAsync("ST_DWithin，geography", 5, peer.CoveredAsync, "人被覆盖");
    }
}
