using CsCheck;
using NetTopologySuite.Geometries;
using QhdHomeMap.Geo.Clusters;
using QhdHomeMap.Geo.Coverage;
using QhdHomeMap.Geo.Geodesy;
using QhdHomeMap.Geo.Layouts;
using QhdHomeMap.Geo.Layouts.Density;
using QhdHomeMap.Geo.Tests.Roads.Search;
using static QhdHomeMap.Geo.Tests.Layouts.StreetPlan;

namespace QhdHomeMap.Geo.Tests.Layouts.Density;

public class ClusterCoverageTests
{
    // A work area of 400 m by 300 m with 60 people, another in one place with 20, four people apart, and one of no cluster.
    private static readonly Demand People = Demand(
        (0, 0, PeopleByHour.Always(10)),
        (400, 0, PeopleByHour.Always(20)),
        (0, 300, PeopleByHour.During(30, WeekHours.Of(9))),
        (5_000, 0, PeopleByHour.Always(20)),
        (9_000, 0, PeopleByHour.Always(4)),
        (7_000, 0, PeopleByHour.Always(1))
    );

    private static readonly Clustering Areas = new(
        [0, 0, 0, 1, 2, Clustering.Noise],
        [true, true, true, true, true, false],
        3
    );

    // In the first area and open always; 350 m north of its third point, open at nine; beyond the reach of everybody.
    private static readonly SiteLayout Layout = ByRadius(
        [
            Home(1, 50, 50, radiusM: 200),
            Home(2, 0, 650, radiusM: 400) with
            {
                Open = WeekHours.Of(9),
            },
            Home(3, 4_000, 0, radiusM: 100),
        ],
        People
    );

    [Fact]
    public void Of_WorkAreas_CountsTheHomesInsideAndThoseThatServe()
    {
        var found = ClusterCoverage.Of(Layout, Areas, hour: 9);
        // The third area never has five people.
        Assert.Equal([0, 1], found.Select(cluster => cluster.Label));
        // 71 m to the first point: 10 covered by home 1; 30 by home 2; 60 people for two homes.
        Assert.Equal((60, 40), (found[0].People, found[0].CoveredPeople));
        Assert.Equal((1, 2), (found[0].HomesInside, found[0].HomesServing));
        Assert.Equal(30, found[0].PeoplePerHome);
        Assert.Equal(2 / 3d, found[0].CoveredShare, 1e-12);
        // The centre is at (400 · 20 / 60, 300 · 30 / 60) = (133, 150): √(83² + 100²) = 130 m from home 1.
        Assert.InRange(Geodesic.DistanceM(RandomRoads.AtMetres(400 / 3d, 150), found[0].Centre), 0, 0.1);
        Assert.Equal((1, 130.17), (found[0].NearestHomeId!.Value, Math.Round(found[0].NearestHomeM!.Value, 2)));
        var hull = Assert.IsType<Polygon>(found[0].Hull);
        Assert.True(NetTopologySuite.Algorithm.Orientation.IsCCW(hull.ExteriorRing.CoordinateSequence));
        Assert.Equal(4326, hull.SRID);
    }

    [Fact]
    public void Of_AnHourWithTheHomeClosed_LeavesItOut()
    {
        var found = ClusterCoverage.Of(Layout, Areas, hour: 3)[0];
        Assert.Equal((30, 10, 1), (found.People, found.CoveredPeople, found.HomesServing));
    }

    [Fact]
    public void Of_AreaWithoutAHome_HasNoFigureForEach()
    {
        var found = ClusterCoverage.Of(Layout, Areas, hour: null)[1];
        Assert.Equal((20, 0, 0, null), (found.People, found.CoveredPeople, found.HomesServing, found.PeoplePerHome));
        Assert.Equal((3, 1_000), (found.NearestHomeId!.Value, Math.Round(found.NearestHomeM!.Value)));
        Assert.IsType<Point>(found.Hull);
    }

    [Fact]
    public void Of_AnyLayout_AgreesWithTheLayoutsOwnCounts() =>
        Gen.Select(LayoutScene.Any, Gen.Int[-1, 167])
            .Sample(
                (scene, asked) =>
                {
                    int? hour = asked < 0 ? null : asked;
                    var layout = scene.Layout();
                    var labels = scene.Demand.Areas.ToArray();
                    var clustering = new Clustering(
                        labels,
                        Array.ConvertAll(labels, label => label >= 0),
                        LayoutScene.Groups
                    );
                    if (Enumerable.Range(0, LayoutScene.Groups).Except(labels).Any())
                        return;
                    var counts = layout.Count(hour, labels, LayoutScene.Groups);
                    foreach (var found in ClusterCoverage.Of(layout, clustering, hour))
                    {
                        Assert.Equal(counts[found.Label].People, found.People);
                        Assert.Equal(counts[found.Label].Covered, found.CoveredPeople);
                        var serving = Enumerable
                            .Range(0, scene.Homes.Length)
                            .Where(home => hour is not { } at || scene.Homes[home].Open.Contains(at))
                            .Count(home => layout.Table.Served(home).ToArray().Any(p => labels[p] == found.Label));
                        Assert.Equal(serving, found.HomesServing);
                    }
                },
                iter: 150
            );
}
