using CsCheck;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;
using QhdHomeMap.Geo.Nearest;

namespace QhdHomeMap.Geo.Tests.Nearest;

public sealed class NearestSearchTests
{
    /// <summary>A city's points: many in clusters, some in the very same spot, some a fraction of a millimetre apart.</summary>
    private static readonly Gen<Wgs84[]> City = Gen.Select(
        Gen.Double[118.8, 119.9],
        Gen.Double[39.5, 40.6],
        Gen.Int[0, 3],
        Gen.Double[-3e-9, 3e-9],
        (lon, lat, place, nudge) =>
            place switch
            {
                0 => new Wgs84(119.6, 39.93),
                1 => new Wgs84(119.6 + nudge, 39.93 + nudge),
                _ => new Wgs84(lon, lat),
            }
    ).Array[0, 300];

    private static readonly Gen<Wgs84[]> World = Gen.Select(
        Gen.Double[-180, 180],
        Gen.Double[-90, 90],
        (lon, lat) => new Wgs84(lon, lat)
    ).Array[0, 200];

    private static readonly Gen<(Wgs84 From, int Limit, double MaxM, int Step)> Question = Gen.Select(
        Gen.Double[118.8, 119.9],
        Gen.Double[39.5, 40.6],
        Gen.Int[1, 50],
        Gen.OneOf(Gen.Const(double.PositiveInfinity), Gen.Double[1, 50_000]),
        Gen.Int[1, 5],
        (lon, lat, limit, max, step) => (new Wgs84(lon, lat), limit, max, step)
    );

    [Fact]
    public void Nearest_InACity_IsWhatMeasuringEveryPointGives() =>
        Gen.Select(City, Question)
            .Sample((points, q) => AssertSame(points, q.From, q.Limit, q.MaxM, q.Step), iter: 2_000);

    [Fact]
    public void Nearest_AmongClustersFromTheClusterItself_OrdersTiesByItem() =>
        Gen.Select(City, Question)
            .Sample((points, q) => AssertSame(points, new Wgs84(119.6, 39.93), q.Limit, q.MaxM, q.Step), iter: 2_000);

    [Fact]
    public void Nearest_AnywhereOnEarth_IsWhatMeasuringEveryPointGives() =>
        Gen.Select(World, World, Question)
            .Sample(
                (points, from, q) =>
                {
                    foreach (var place in from.Take(3))
                        AssertSame(points, place, q.Limit, double.PositiveInfinity, q.Step);
                },
                iter: 500
            );

    /// <summary>From one leaf to four levels of nodes, with two, four and eight children at the root.</summary>
    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(17)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(1_100)]
    [InlineData(4_096)]
    [InlineData(4_097)]
    [InlineData(9_000)]
    [InlineData(20_000)]
    [InlineData(40_000)]
    public void Nearest_TreesOfEveryDepth_AreWhatMeasuringEveryPointGives(int count)
    {
        var random = new Random(count);
        var points = new Wgs84[count];
        for (var i = 0; i < count; i++)
            points[i] = new Wgs84(119 + random.NextDouble(), 39.4 + (random.NextDouble() * random.NextDouble()));
        for (var question = 0; question < 5; question++)
        {
            var from = new Wgs84(118.9 + (1.2 * random.NextDouble()), 39.3 + (1.2 * random.NextDouble()));
            AssertSame(points, from, limit: 10, double.PositiveInfinity, step: 1 + (question * 20));
        }
    }

    [Fact]
    public void Nearest_AcrossTheDateLine_FindsTheOtherSide()
    {
        var index = PointIndex.Build([new(179.999, 10), new(-179.999, 10), new(0, 10)]);
        var found = NearestSearch.Nearest(index, new Wgs84(-179.9995, 10), 2, double.PositiveInfinity, new EverySlot());
        Assert.Equal([1, 0], found.ToArray().Select(n => n.Item));
    }

    [Fact]
    public void Nearest_ThousandsInOneSpot_ReturnsTheLowestItems()
    {
        var index = PointIndex.Build([.. Enumerable.Repeat(new Wgs84(119.6, 39.9), 5_000)]);
        var found = NearestSearch.Nearest(index, new Wgs84(119.61, 39.9), 10, double.PositiveInfinity, new EverySlot());
        Assert.Equal(Enumerable.Range(0, 10), found.ToArray().Select(n => n.Item));
    }

    [Fact]
    public void Nearest_MaxDistanceJustBelowAndAtThePoint_DecidesOnTheGeodesic()
    {
        // One minute of arc along the meridian at 39°30' N is 1,850.4 m on the ellipsoid, to be measured and not assumed.
        Wgs84 from = new(119.6, 39.5);
        Wgs84 to = new(119.6, 39.5 + (1 / 60d));
        var distance = Geodesic.DistanceM(from, to);
        Assert.InRange(distance, 1_850, 1_851);
        var index = PointIndex.Build([to]);
        Assert.Equal(1, NearestSearch.Nearest(index, from, 1, distance + 1e-5, new EverySlot()).Length);
        Assert.Equal(0, NearestSearch.Nearest(index, from, 1, distance - 1e-5, new EverySlot()).Length);
    }

    [Fact]
    public void Covering_EachPointsOwnRadius_IsWhatMeasuringEveryPointGives() =>
        Gen.Select(City, Question, Gen.Int[50, 50_000].Array[300])
            .Sample(
                (points, q, radii) =>
                {
                    var radiusM = radii[..points.Length];
                    var index = PointIndex.Build(points);
                    var expected = BruteForce(points, q.From, q.Step).Where(n => n.DistanceM <= radiusM[n.Item]);
                    var found = new CoverIndex(index, radiusM).Covering(q.From, new EveryNth(index, q.Step));
                    AssertSame(Grouped([.. expected]), found);
                },
                iter: 1_000
            );

    private static void AssertSame(Wgs84[] points, Wgs84 from, int limit, double maxM, int step)
    {
        var index = PointIndex.Build(points);
        var found = NearestSearch.Nearest(index, from, limit, maxM, new EveryNth(index, step));
        var expected = Grouped([.. BruteForce(points, from, step).Where(n => n.DistanceM <= maxM)]);
        AssertSame([.. expected.Take(limit)], found);
    }

    private static void AssertSame(Neighbour[] expected, ReadOnlySpan<Neighbour> found)
    {
        Assert.Equal(expected.Select(n => n.Item), found.ToArray().Select(n => n.Item));
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i].DistanceM, found[i].DistanceM, 1e-6);
    }

    /// <summary>The reference: every point measured by the general geodesic, sorted.</summary>
    private static IEnumerable<Neighbour> BruteForce(Wgs84[] points, Wgs84 from, int step) =>
        points
            .Select((point, item) => new Neighbour(item, Geodesic.DistanceM(from, point)))
            .Where(n => n.Item % step == 0)
            .OrderBy(n => n.DistanceM)
            .ThenBy(n => n.Item);

    /// <summary>Within a millimetre of the first of a group, the item decides.</summary>
    private static Neighbour[] Grouped(Neighbour[] ascending)
    {
        var ordered = new List<Neighbour>();
        while (ordered.Count < ascending.Length)
        {
            var first = ascending[ordered.Count];
            ordered.AddRange(
                ascending
                    .Skip(ordered.Count)
                    .TakeWhile(n => n.DistanceM - first.DistanceM < NearestSearch.TieM)
                    .OrderBy(n => n.Item)
            );
        }
        return [.. ordered];
    }

    /// <summary>Every n-th item.</summary>
    private readonly struct EveryNth(PointIndex index, int n) : ISlotFilter
    {
        public bool Accepts(int slot) => index.Items[slot] % n == 0;
    }
}
