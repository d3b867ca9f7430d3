using QhdHomeMap.Benchmarks.Roads;
using QhdHomeMap.Formats.Roads;
using QhdHomeMap.Geo.Coverage;
using QhdHomeMap.Geo.Layouts;

namespace QhdHomeMap.Benchmarks.Layouts;

/// <summary>A city of people to cover: workplaces anywhere in the grid city, half of them with shifts, and homes, half of them open by day only.</summary>
internal sealed class CoverageCity
{
    public const int Homes = 200;
    public const int People = 100_000;

    /// <summary>The sizes of three ways to group people: by union area, by township, by cluster.</summary>
    public static readonly int[] GroupCounts = [13, 97, 60];

    private const int Seed = 20_260_105;

    public CoverageCity()
    {
        var roads = GridCity.Build();
        Roads = new(roads, TravelProfiles.Default);
        var random = new Random(Seed);
        var (day, workday) = (Hours(8, 18, days: 7), Hours(8, 18, days: 5));
        Layout =
        [
            .. GridCity
                .Places(roads, Homes, seed: 1)
                .Select(
                    (place, i) => new LayoutHome(i, place, 500 + (100 * (i % 11)), i % 2 == 0 ? day : WeekHours.All)
                ),
        ];
        Groups =
        [
            .. GroupCounts.Select(count => Enumerable.Range(0, People).Select(_ => random.Next(count)).ToArray()),
        ];
        Demand = new(
            DemandKind.Workers,
            GridCity.Places(roads, People, seed: 2),
            [.. Enumerable.Range(0, People).Select(i => PeopleByHour.During(1, i % 2 == 0 ? workday : WeekHours.All))],
            Groups[0],
            Groups[1]
        );
    }

    public LayoutRoads Roads { get; }

    public LayoutHome[] Layout { get; }

    public Demand Demand { get; }

    /// <summary>The group of each demand point, one array for each of <see cref="GroupCounts"/>.</summary>
    public int[][] Groups { get; }

    private static WeekHours Hours(int from, int to, int days) =>
        Enumerable
            .Range(0, 24 * days)
            .Where(hour => hour % 24 >= from && hour % 24 < to)
            .Aggregate(WeekHours.None, (set, hour) => set | WeekHours.Of(hour));
}
