using CsCheck;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Coverage;
using QhdHomeMap.Geo.Geodesy;
using QhdHomeMap.Geo.Nearest;

namespace QhdHomeMap.Geo.Tests.Coverage;

public class CoverageTallyTests
{
    private const int Groups = 3;

    private static readonly Gen<Wgs84> Place = Gen.Select(
        Gen.Double[119.50, 119.54],
        Gen.Double[39.90, 39.93],
        (lon, lat) => new Wgs84(lon, lat)
    );

    private static readonly Gen<Scene> Scenes = Gen.Select(
        Gen.Select(Place, Gen.Int[0, 40], Gen.Int[-1, Groups - 1]).Array[0, 60],
        Gen.Select(Place, Gen.Double[0, 2_000], Gen.Int[0, WeekHours.Count - 1].Array[0, 40]).Array[0, 12],
        (demand, homes) => new Scene(demand, homes)
    );

    [Fact]
    public void Count_AnyScene_IsWhatCountingEachPairGives() =>
        Gen.Select(Scenes, Gen.Int[0, WeekHours.Count - 1])
            .Sample((scene, hour) => Assert.Equal(scene.CountedOneByOne(hour), scene.Counted(hour)));

    [Fact]
    public void CountWeek_EachHour_IsTheCountOfThatHour() =>
        Scenes.Sample(
            scene =>
            {
                var week = scene.Tally().CountWeek(scene.Weights, scene.Group, Groups);
                Assert.Equal(WeekHours.Count, week.Length);
                for (var hour = 0; hour < week.Length; hour++)
                    Assert.Equal(scene.Counted(hour), week[hour]);
            },
            iter: 20
        );

    [Fact]
    public void Count_WithOneMoreHome_IsNeverLower() =>
        Gen.Select(Scenes, Place, Gen.Double[0, 2_000], Gen.Int[0, WeekHours.Count - 1])
            .Sample(
                (scene, place, radiusM, hour) =>
                {
                    var row = RangeSearch.Within(scene.Index, place, radiusM);
                    var more = CoverageTally.Take(scene.Table().Add(row), [.. scene.Open, WeekHours.All]);
                    var (before, after) = (scene.Counted(hour), more.Count(hour, scene.Weights, scene.Group, Groups));
                    for (var group = 0; group < Groups; group++)
                    {
                        Assert.True(after[group].Covered >= before[group].Covered);
                        Assert.True(after[group].Covered <= after[group].Served);
                        Assert.True(after[group].MultiplyCovered <= after[group].Covered);
                    }
                }
            );

    [Fact]
    public void With_AnotherRow_ChangesThatHomeOnly()
    {
        var table = new CoverTable(
            3,
            [
                [0, 1],
                [2],
            ]
        );
        var changed = table.With(1, [0, 2]);
        Assert.Equal([2], table.Served(1));
        Assert.Equal([0, 2], changed.Served(1));
        Assert.Equal([0, 1], changed.Served(0));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 0)]
    [InlineData(0, 3)]
    public void Table_ARowOutOfOrderOrOfNoPoint_IsRefused(int first, int second) =>
        Assert.Throws<ArgumentException>(() =>
            new CoverTable(
                3,
                [
                    [first, second],
                ]
            )
        );

    private sealed record Scene(
        (Wgs84 Place, int People, int Group)[] Demand,
        (Wgs84 Place, double RadiusM, int[] Hours)[] Homes
    )
    {
        public double[] Weights => [.. Demand.Select(d => (double)d.People)];
        public int[] Group => [.. Demand.Select(d => d.Group)];
        public PointIndex Index => PointIndex.Build([.. Demand.Select(d => d.Place)]);

        public WeekHours[] Open =>
            [.. Homes.Select(h => h.Hours.Aggregate(WeekHours.None, (set, hour) => set | WeekHours.Of(hour)))];

        public CoverTable Table() =>
            CoverTable.ByRadius(Index, [.. Homes.Select(h => h.Place)], [.. Homes.Select(h => h.RadiusM)]);

        public CoverageTally Tally() => CoverageTally.Take(Table(), Open);

        public CoverageCount[] Counted(int hour) => Tally().Count(hour, Weights, Group, Groups);

        public CoverageCount[] CountedOneByOne(int hour)
        {
            var counts = new CoverageCount[Groups];
            foreach (var demand in Demand.Where(d => d.Group >= 0))
            {
                var homes = Homes.Count(h =>
                    h.Hours.Contains(hour) && Geodesic.DistanceM(h.Place, demand.Place) <= h.RadiusM
                );
                var so = counts[demand.Group];
                counts[demand.Group] = new(
                    so.People + demand.People,
                    so.Covered + (homes > 0 ? demand.People : 0),
                    so.MultiplyCovered + (homes > 1 ? demand.People : 0),
                    so.Served + (homes * demand.People)
                );
            }
            return counts;
        }
    }
}
