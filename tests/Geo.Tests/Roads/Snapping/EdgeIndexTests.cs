using CsCheck;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.Roads.Snapping;
using QhdHomeMap.Geo.Tests.Roads.Search;

namespace QhdHomeMap.Geo.Tests.Roads.Snapping;

public sealed class EdgeIndexTests
{
    private static readonly Gen<Wgs84[]> Places = Gen.Select(
        Gen.Double[119.57, 119.63],
        Gen.Double[39.91, 39.96],
        (lon, lat) => new Wgs84(lon, lat)
    ).Array[0, 20];

    [Fact]
    public void Nearest_AnyTown_IsWhatTryingEverySegmentGives() =>
        Gen.Select(RandomRoads.Directed, Places, Gen.Double[1, 2_000])
            .Sample(
                (town, places, limitM) =>
                {
                    var found = EdgeIndex.Build(town, RandomRoads.Cycle).Nearest(places, limitM, threads: 2);
                    for (var i = 0; i < places.Length; i++)
                        AssertNearest(town, places[i], limitM, found[i]);
                },
                iter: 200
            );

    [Fact]
    public void Nearest_ManyStreets_IsWhatTryingEverySegmentGives()
    {
        // 60 × 60 crossings are 7,080 segments: five levels of the tree.
        var town = StreetGrid.Build(side: 60, seed: 3);
        var index = EdgeIndex.Build(town);
        var random = new Random(4);
        for (var i = 0; i < 50; i++)
        {
            var place = RandomRoads.AtMetres((7_000 * random.NextDouble()) - 500, (7_000 * random.NextDouble()) - 500);
            AssertNearest(town, place, 600, index.Nearest(place, 600));
        }
    }

    [Fact]
    public void Nearest_OneThreadOrTwo_GiveTheSame()
    {
        var town = StreetGrid.Build(side: 20, seed: 3);
        var index = EdgeIndex.Build(town);
        var random = new Random(4);
        var places = Enumerable
            .Range(0, 5_000)
            .Select(_ => RandomRoads.AtMetres(2_000 * random.NextDouble(), 2_000 * random.NextDouble()))
            .ToArray();
        var found = index.Nearest(places, 100, threads: 2);
        Assert.Equal(index.Nearest(places, 100, threads: 1), found);
        Assert.Equal(places.Select(place => index.Nearest(place, 100)), found);
    }

    [Fact]
    public void Nearest_BesideABentStreet_GivesFootFractionAndDistance()
    {
        // 100 m east, then 300 m north; the place stands 20 m east of the second leg, 50 m up it: (100 + 50) / 400 of the way.
        var town = Town([(0, 0), (100, 300)], (100, 0));
        var found = EdgeIndex.Build(town).Nearest(RandomRoads.AtMetres(120, 50))!.Value;
        Assert.Equal(0.375, found.Fraction, 1e-5);
        Assert.Equal(20, found.DistanceM, 1e-3);
        Assert.InRange(Geodesic.DistanceM(found.Foot, RandomRoads.AtMetres(100, 50)), 0, 1e-3);
    }

    [Fact]
    public void Nearest_PastTheEndOfAStreet_IsTheEnd()
    {
        var found = EdgeIndex.Build(Town([(0, 0), (100, 0)])).Nearest(RandomRoads.AtMetres(130, 40))!.Value;
        Assert.Equal((0, 1d), (found.Edge, found.Fraction));
        Assert.Equal(50, found.DistanceM, 1e-2); // 30-40-50
    }

    [Fact]
    public void Nearest_FartherThanTheLimit_IsNothing()
    {
        var index = EdgeIndex.Build(Town([(0, 0), (100, 0)]));
        Assert.Null(index.Nearest(RandomRoads.AtMetres(50, 31), limitM: 30));
        Assert.NotNull(index.Nearest(RandomRoads.AtMetres(50, 29), limitM: 30));
    }

    [Fact]
    public void Build_ForAProfile_LeavesOutWhatItMayNotUse()
    {
        var town = Town([(0, 0), (100, 0)], access: RoadAccess.Walk);
        Assert.Null(EdgeIndex.Build(town, RandomRoads.Cycle).Nearest(RandomRoads.AtMetres(50, 10)));
        Assert.NotNull(EdgeIndex.Build(town, RandomRoads.Walk).Nearest(RandomRoads.AtMetres(50, 10)));
        Assert.NotNull(EdgeIndex.Build(town).Nearest(RandomRoads.AtMetres(50, 10)));
    }

    [Fact]
    public void Nearest_InANetworkOfNothing_IsNothing() =>
        Assert.Null(EdgeIndex.Build(new([], [], [], [0], [], [""])).Nearest(new Wgs84(119.6, 39.93)));

    private static RoadNetwork Town(
        (double, double)[] ends,
        (double East, double North)? bend = null,
        RoadAccess access = RoadAccess.All
    )
    {
        Wgs84[] shape = bend is { } point ? [RandomRoads.AtMetres(point.East, point.North)] : [];
        var nodes = ends.Select(end => RandomRoads.AtMetres(end.Item1, end.Item2)).ToArray();
        RoadEdge edge = new(0, 1, 100, 100, Name: 0, RoadClass.Residential, access);
        return new(nodes, [0, 1], [edge], [0, shape.Length], shape, [""]);
    }

    // Every usable segment by search and not by projection: no formula is shared with the index.
    private static void AssertNearest(RoadNetwork town, Wgs84 place, double limitM, RoadPoint? found)
    {
        var nearestM = double.PositiveInfinity;
        for (var edge = 0; edge < town.Edges.Length; edge++)
        {
            if ((town.Edges[edge].Access & RoadAccess.Cycle) == 0)
                continue;
            for (var i = 1; i < town.PointCount(edge); i++)
            {
                var (a, b) = (town.Point(edge, i - 1), town.Point(edge, i));
                var (endM, lengthM) = (Geodesic.DistanceM(place, a), Geodesic.DistanceM(a, b));
                nearestM = Math.Min(nearestM, endM);
                if (endM - lengthM < nearestM)
                    nearestM = Math.Min(nearestM, DistanceM(place, a, b));
            }
        }
        if (Math.Abs(nearestM - limitM) < 0.01)
            return;
        Assert.Equal(nearestM <= limitM, found is not null);
        if (found is { } point)
        {
            Assert.Equal(nearestM, point.DistanceM, 0.002);
            Assert.Equal(Geodesic.DistanceM(place, point.Foot), point.DistanceM, 1e-6);
            Assert.Equal(0, Geodesic.DistanceM(PointAt(town, point.Edge, point.Fraction), point.Foot), 1e-3);
        }
    }

    private static double DistanceM(Wgs84 place, Wgs84 a, Wgs84 b)
    {
        var (low, high) = (0d, 1d);
        for (var step = 0; step < 45; step++)
        {
            var (p, q) = (low + ((high - low) / 3), high - ((high - low) / 3));
            (low, high) =
                Geodesic.DistanceM(place, Between(a, b, p)) <= Geodesic.DistanceM(place, Between(a, b, q))
                    ? (low, q)
                    : (p, high);
        }
        return Geodesic.DistanceM(place, Between(a, b, low));
    }

    private static Wgs84 Between(Wgs84 a, Wgs84 b, double share)
    {
        var (p, q) = (Mercator.ToPlane(a), Mercator.ToPlane(b));
        return Mercator.ToWgs84(new(p.X + (share * (q.X - p.X)), p.Y + (share * (q.Y - p.Y))));
    }

    private static Wgs84 PointAt(RoadNetwork town, int edge, double fraction)
    {
        var points = Enumerable.Range(0, town.PointCount(edge)).Select(i => town.Point(edge, i)).ToArray();
        var lengths = points.Zip(points.Skip(1), Geodesic.DistanceM).ToArray();
        var leftM = fraction * lengths.Sum();
        for (var i = 0; i < lengths.Length; i++)
        {
            if (leftM <= lengths[i] || i == lengths.Length - 1)
                return Between(points[i], points[i + 1], lengths[i] == 0 ? 0 : Math.Min(1, leftM / lengths[i]));
            leftM -= lengths[i];
        }
        return points[0];
    }
}
