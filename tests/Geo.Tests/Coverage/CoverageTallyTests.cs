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
            .Sample(
                (scene, hour) =>
                {
                    Assert.Equal(scene.CountedOneByOne(hour), scene.Counted(hour));
                    Assert.Equal(scene.CountedOneByOne(null), scene.Counted(null));
                }
            );

    [Fact]
    public void CoveredHours_OfAPoint_AreThoseInWhichItIsServed() =>
        Scenes.Sample(scene =>
        {
            var tally = scene.Tally();
            for (var point = 0; point < scene.Demand.Length; point++)
            {
                for (var hour = 0; hour < WeekHours.Count; hour++)
                {
                    var homes = tally.Homes(point, hour);
                    Assert.Equal(homes > 0, tally.CoveredHours(point).Contains(hour));
                    Assert.Equal(homes > 1, tally.MultiplyCoveredHours(point).Contains(hour));
                }
            }
        });

    [Fact]
    public void Take_WithAHomeLeftOutAndPutBack_IsTheSame() =>
        Gen.Select(Scenes, Gen.Int[0, WeekHours.Count - 1], Gen.Int[0, 11])
            .Sample(
                (scene, hour, home) =>
                {
                    if (scene.Homes.Length == 0)
                        return;
                    home %= scene.Homes.Length;
                    var (table, open, tally) = (scene.Table(), scene.Open, scene.Tally());
                    var fewer = tally.Without(table.Served(home), open[home]);
                    var again = fewer.With(table.Served(home), open[home]);
                    var fresh = CoverageTally.Take(table.Without(home), [.. open[..home], .. open[(home + 1)..]]);
                    foreach (int? asked in (int?[])[hour, null])
                    {
                        Assert.Equal(scene.Count(fresh, asked), scene.Count(fewer, asked));
                        Assert.Equal(scene.Count(tally, asked), scene.Count(again, asked));
                    }
                }
            );

    [Fact]
    public void Count_WithOneMoreHome_IsNeverLower() =>
        Gen.Select(Scenes, Place, Gen.Double[0, 2_000], Gen.Int[0, WeekHours.Count - 1])
            .Sample(
                (scene, place, radiusM, hour) =>
                {
                    var row = RangeSearch.Within(scene.Index, place, radiusM);
                    var more = CoverageTally.Take(scene.Table().Add(row), [.. scene.Open, WeekHours.All]);
                    var (before, after) = (scene.Counted(hour), scene.Count(more, hour));
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

        public CoverTable Table()
        {
            var index = Index;
            return new(Demand.Length, [.. Homes.Select(h => RangeSearch.Within(index, h.Place, h.RadiusM))]);
        }

        public CoverageTally Tally() => CoverageTally.Take(Table(), Open);

        public CoverageCount[] Counted(int? hour) => Count(Tally(), hour);

        public CoverageCount[] Count(CoverageTally tally, int? hour) => tally.Count(hour, Weights, Group, Groups);

        public CoverageCount[] CountedOneByOne(int? hour)
        {
            var counts = new CoverageCount[Groups];
            foreach (var demand in Demand.Where(d => d.Group >= 0))
            {
                var homes = Homes.Count(h =>
                    (hour is null || h.Hours.Contains(hour.Value))
                    && Geodesic.DistanceM(h.Place, demand.Place) <= h.RadiusM
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
