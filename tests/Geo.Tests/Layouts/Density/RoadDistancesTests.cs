using CsCheck;
using QhdHomeMap.Geo.Layouts;
using QhdHomeMap.Geo.Layouts.Density;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.Tests.Roads.Search;
using static QhdHomeMap.Geo.Tests.Layouts.StreetPlan;

namespace QhdHomeMap.Geo.Tests.Layouts.Density;

public class RoadDistancesTests
{
    private static readonly AreaPolygons NoAreas = new([]);

    [Fact]
    public void Of_HomeOnARoad_HasItsEndAsTheWorstPlace()
    {
        // 1,000 m of road with the home at 200 m: 400 m of the road lie within 200 m of it on both sides, then one side only. Half
        // lies within 300 m (200 + 300), nine tenths within 700 (200 + 700), all within 800, at the far end.
        var roads = Town([(0, 0), (1_000, 0)], new Street(0, 1));
        var total = RoadDistances.Of(roads, "walk", RoadsByArea.Split(roads.Network, NoAreas), [Home(1, 200, 0)]).Total;
        Assert.Equal(1_000, total.LengthM, 1e-6);
        Assert.Equal(300, total.MedianM!.Value, 0.01);
        Assert.Equal(700, total.P90M!.Value, 0.01);
        Assert.Equal(790, total.P99M!.Value, 0.01);
        Assert.Equal(800, total.Worst!.DistanceM, 0.01);
        Assert.Equal((0, 1d), (total.Worst.Edge, total.Worst.Fraction));
        Assert.Equal(RandomRoads.AtMetres(1_000, 0).Lon, total.Worst.Place.Lon, 1e-9);
    }

    [Fact]
    public void Of_TwoHomes_HasTheWorstPlaceHalfWay()
    {
        // Homes at both ends of 1,000 m: 500 m from each in the middle; half of the road lies within 250 m.
        var roads = Town([(0, 0), (1_000, 0)], new Street(0, 1));
        var split = RoadsByArea.Split(roads.Network, NoAreas);
        var total = RoadDistances.Of(roads, "walk", split, [Home(1, 0, 0), Home(2, 1_000, 0)]).Total;
        Assert.Equal(250, total.MedianM!.Value, 0.01);
        Assert.Equal(500, total.Worst!.DistanceM, 0.01);
        Assert.Equal(0.5, total.Worst.Fraction, 1e-5);
    }

    [Fact]
    public void Of_OneWayRoad_IsMeasuredInTheDirectionOfTravel()
    {
        // E-bikes may only ride east and the home is at 600 of 1,000 m: it is reached from the 600 m before it, half of the road within 500 m.
        var roads = Town([(0, 0), (1_000, 0)], new Street(0, 1, Access: RoadAccess.Walk | RoadAccess.CycleForward));
        var split = RoadsByArea.Split(roads.Network, NoAreas);
        var riding = RoadDistances.Of(roads, "ebike", split, [Home(1, 600, 0)]).Total;
        Assert.Equal(400, riding.UnreachableM, 0.01);
        Assert.Equal(500, riding.MedianM!.Value, 0.01);
        Assert.Null(riding.P90M);
        Assert.Equal(0, riding.Worst!.Fraction);
        Assert.Equal(0, RoadDistances.Of(roads, "walk", split, [Home(1, 600, 0)]).Total.UnreachableM);
    }

    [Fact]
    public void Of_RoadJoinedToNothing_IsNamedAsALength()
    {
        var roads = Town([(0, 0), (600, 0), (0, 1_200), (400, 1_200)], new Street(0, 1), new Street(2, 3));
        var split = RoadsByArea.Split(roads.Network, new([Block(-10, -10, 700, 10), Block(-10, 1_190, 700, 1_210)]));
        var distances = RoadDistances.Of(roads, "walk", split, [Home(7, 0, 0), Home(8, 300, 600)]);
        Assert.Equal(400, distances.Total.UnreachableM, 1e-6);
        Assert.Equal(0, distances.ByArea[0].UnreachableM);
        Assert.Equal(400, distances.ByArea[1].UnreachableM, 1e-6);
        Assert.Null(distances.ByArea[1].Worst);
        Assert.Equal(0, distances.Outside.LengthM);
        // 600 m from both roads.
        Assert.Equal([8], distances.OffRoads);
    }

    [Fact]
    public void Of_NoHomes_IsAllUnreachable()
    {
        var roads = Town([(0, 0), (600, 0)], new Street(0, 1));
        var total = RoadDistances.Of(roads, "walk", RoadsByArea.Split(roads.Network, NoAreas), []).Total;
        Assert.Equal((total.LengthM, null, null), (total.UnreachableM, total.MedianM, total.Worst));
    }

    [Fact]
    public void Of_AnyTown_IsWhatFineSamplesGive() =>
        Gen.Select(Gen.Int[0, 10_000], Gen.Select(Gen.Double[0, 500], Gen.Double[0, 500]).Array[1, 3])
            .Sample(
                (seed, places) =>
                {
                    const int Samples = 400;
                    var town = StreetGrid.Build(side: 5, seed);
                    var roads = new LayoutRoads(town, Profiles);
                    LayoutHome[] homes = [.. places.Select((p, i) => Home(i, p.Item1, p.Item2))];
                    var split = RoadsByArea.Split(town, new([Block(-50, -50, 210, 210), Block(210, -50, 600, 600)]));
                    var found = RoadDistances.Of(roads, "ebike", split, homes);
                    var sampled = Sampled(roads, homes, Samples);
                    Assert.Equal(sampled.Sum(s => s.LengthM), found.Total.LengthM, 1e-6);
                    Assert.Equal(found.Total.LengthM, found.ByArea.Append(found.Outside).Sum(a => a.LengthM), 1e-6);
                    Assert.Equal(
                        sampled.Where(s => double.IsInfinity(s.CostM)).Sum(s => s.LengthM),
                        found.Total.UnreachableM,
                        town.Edges.Length * 140d / Samples
                    );
                    // The length within a percentile of the exact answer is that share, up to a sample of each edge and target.
                    foreach (var (share, costM) in new[] { (0.5, found.Total.MedianM), (0.9, found.Total.P90M) })
                    {
                        if (costM is { } within)
                        {
                            var slackM = 2d * town.Edges.Length * 140 / Samples;
                            var lengthM = sampled.Where(s => s.CostM <= within).Sum(s => s.LengthM);
                            Assert.Equal(share * found.Total.LengthM, lengthM, slackM);
                        }
                    }
                    var worst = sampled.Where(s => double.IsFinite(s.CostM)).Max(s => s.CostM);
                    Assert.InRange(found.Total.Worst!.DistanceM, worst, worst + (140d / Samples) + 1e-6);
                },
                iter: 8
            );

    [Fact]
    public void Of_OtherRoadsThanWereCut_IsRefused()
    {
        var roads = Town([(0, 0), (600, 0)], new Street(0, 1));
        var split = RoadsByArea.Split(Network([(0, 0), (600, 0)], new Street(0, 1)), NoAreas);
        Assert.Throws<ArgumentException>(() => RoadDistances.Of(roads, "walk", split, []));
    }

    private static List<(double CostM, double LengthM)> Sampled(LayoutRoads roads, LayoutHome[] homes, int samples)
    {
        var (town, graph) = (roads.Network, roads.Graph("ebike", CoverUnit.Metres));
        var targets = Geo
            .Roads.Search.PlaceMatching.Match(graph, roads.Edges("ebike"), [.. homes.Select(h => h.Location)])
            .Select(match => match.Place!.Value)
            .ToArray();
        var searches = town
            .Nodes.ToArray()
            .Select(
                (_, node) => new PlainDijkstra(town, Profiles[1], graph.Cost, Geo.Roads.Search.RoadPlace.AtNode(node))
            )
            .Select(search => targets.Select(search.CostTo).Min())
            .ToArray();
        var sampled = new List<(double, double)>();
        for (var edge = 0; edge < town.Edges.Length; edge++)
        {
            var (road, own) = (town.Edges[edge], targets.Where(t => t.Point.Edge == edge).ToArray());
            var back = graph.BackwardCost(edge);
            for (var i = 0; i < samples; i++)
            {
                var at = (i + 0.5) / samples;
                var direct = own.Select(t =>
                    t.Point.DistanceM
                    + (t.Point.Fraction >= at ? (t.Point.Fraction - at) * road.LengthM : (at - t.Point.Fraction) * back)
                );
                var byEnds = new[] { searches[road.To] + ((1 - at) * road.LengthM), searches[road.From] + (at * back) };
                sampled.Add((byEnds.Concat(direct).Min(), road.LengthM / samples));
            }
        }
        return sampled;
    }
}
