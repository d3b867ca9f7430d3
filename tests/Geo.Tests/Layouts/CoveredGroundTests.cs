using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Coverage;
using QhdHomeMap.Geo.Geodesy;
using QhdHomeMap.Geo.Layouts;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.Roads.Search;
using QhdHomeMap.Geo.ServiceAreas;
using QhdHomeMap.Geo.Tests.Roads.Search;

namespace QhdHomeMap.Geo.Tests.Layouts;

public class CoveredGroundTests
{
    private static readonly Demand Nobody = new(DemandKind.Workers, [], [], [], []);

    [Theory]
    [InlineData(0, 500)]
    [InlineData(39.93, 800)]
    [InlineData(39.93, 5_000)]
    [InlineData(-52, 30_000)]
    public void Ring_OfACircle_IsAsLargeAsItAndEvenlyFar(double lat, double radiusM)
    {
        var centre = new Wgs84(119.6, lat);
        var ring = GeodesicCircle.Ring(centre, radiusM);
        var farM = ring.Select(corner => Geodesic.DistanceM(centre, corner)).ToArray();
        Assert.All(farM, m => Assert.Equal(farM[0], m, radiusM * 1e-9));

        // 2 cm in 100 m, and the ground's curvature takes (r/R)²/12 of the area: 2e-6 at 30 km.
        Assert.InRange(farM[0] / radiusM, 1, 1.0003);
        var area = Ground(Layout([Home(1, centre, radiusM)]), hour: null).AreaM2;
        Assert.Equal(1, area / (Math.PI * radiusM * radiusM), 5e-6);
    }

    [Fact]
    public void Of_TwoCirclesThatOverlap_CountsTheLensOnce()
    {
        // Radii of 1,000 m, 1,000 m apart: the lens is r² (2π/3 − √3/2) = 1,228,370 m², each circle 3,141,593 m².
        var ground = Ground(
            Layout([Home(1, RandomRoads.AtMetres(0, 0), 1_000), Home(2, RandomRoads.AtMetres(1_000, 0), 1_000)]),
            hour: null
        );
        Assert.Equal(2 * 3_141_593, ground.HomesM2, 30.0);
        Assert.Equal(1_228_370, ground.OverlapM2, 700.0);
        Assert.Equal(ground.HomesM2 - ground.OverlapM2, ground.AreaM2, 1.0);
    }

    [Fact]
    public void Of_TwoCirclesApart_DoNotOverlap()
    {
        var ground = Ground(
            Layout([Home(1, RandomRoads.AtMetres(0, 0), 400), Home(2, RandomRoads.AtMetres(1_000, 0), 400)]),
            hour: null
        );
        Assert.Equal(2, ground.Shape.NumGeometries);
        Assert.Equal(0, ground.OverlapM2, 1e-3);
    }

    [Fact]
    public void Of_AnHour_LeavesOutWhoIsClosed()
    {
        var (always, monday) = (Home(1, RandomRoads.AtMetres(0, 0), 400), Home(2, RandomRoads.AtMetres(2_000, 0), 600));
        var layout = Layout([always, monday with { Open = WeekHours.Of(9) }]);
        Assert.Equal([1, 2], Ground(layout, hour: 9).Homes.Select(home => home.HomeId));
        Assert.Equal([1, 2], Ground(layout, hour: null).Homes.Select(home => home.HomeId));
        Assert.Equal([1], Ground(layout, hour: 10).Homes.Select(home => home.HomeId));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ground(layout, hour: 168));
    }

    [Fact]
    public void Of_NoHomes_IsAnEmptyPolygon()
    {
        var ground = Ground(Layout([]), hour: null);
        Assert.True(ground.Shape is Polygon { IsEmpty: true });
        Assert.Equal((0, 0, 0), (ground.AreaM2, ground.HomesM2, ground.OverlapM2));
    }

    [Fact]
    public void Within_AreaThatEndsAtTheCentre_HoldsHalfOfTheCircle()
    {
        // A square of 4 km to the east of the centre, and a home beyond it that reaches in by nothing.
        var layout = Layout([
            Home(1, RandomRoads.AtMetres(0, 0), 1_000),
            Home(2, RandomRoads.AtMetres(-3_000, 0), 500),
        ]);
        var within = Ground(layout, hour: null).Within(Square(0, -2_000, 4_000));
        Assert.Equal(16e6, within.AreaM2, 16e6 * 1e-4);
        Assert.Equal(Math.PI * 1e6 / 2, within.CoveredM2, 200.0);
        Assert.Equal(within.CoveredM2, within.HomesM2, 1e-3);
        Assert.Equal(Math.PI / 32, within.CoveredShare, 1e-4);
        Assert.Equal(0, within.OverlapM2, 1e-3);
    }

    /// <summary>A one-way street of 1,000 m to the east with the home in its middle: one comes from the west only.</summary>
    [Fact]
    public void Of_OneWayStreet_IsTheGroundOneComesFrom()
    {
        var nodes = new[] { RandomRoads.AtMetres(0, 0), RandomRoads.AtMetres(1_000, 0) };
        RoadEdge[] street = [new(0, 1, 1_000, 1_000, 0, RoadClass.Residential, RoadAccess.CycleForward)];
        var roads = new LayoutRoads(new(nodes, [0, 1], street, [0, 0], [], [""]), [RandomRoads.Cycle]);
        var home = Home(1, RandomRoads.AtMetres(500, 0), 200);
        var layout = Layout([home], roads, new CoverRule("ebike", CoverUnit.Metres, null));

        // 200 m of street, 30 m to either side.
        var ground = Ground(layout, hour: null);
        Assert.Equal(200 * 60, ground.AreaM2, 2.0);
        Assert.True(ground.Shape.EnvelopeInternal.MaxX <= home.Location.Lon + 1e-9);
    }

    [Fact]
    public void Of_HomesByRoad_IsTheUnionOfTheirServiceAreas() =>
        Gen.Select(
                Gen.Int[1, 1_000],
                Gen.Select(Gen.Double[0, 900], Gen.Double[0, 900]).Array[0, 5],
                Gen.Double[50, 600]
            )
            .Sample(
                (seed, places, limitM) =>
                {
                    var roads = new LayoutRoads(StreetGrid.Build(10, seed), [RandomRoads.Cycle]);
                    var homes = places.Select((p, i) => Home(i, RandomRoads.AtMetres(p.Item1, p.Item2), 1)).ToArray();
                    var layout = Layout(homes, roads, new CoverRule("ebike", CoverUnit.Metres, limitM));
                    var ground = Ground(layout, hour: null);
                    var union = OverlayNGRobust.Union(
                        ground.Homes.Select(home => home.Shape),
                        PolygonAssembler.Factory
                    );
                    // An area leaves out centimetres along roads that are not reached, which a neighbour's reach may fill.
                    var rimM2 = 0.05 * 111_000 * ground.Homes.Sum(home => home.Shape.Length);
                    Assert.Equal(EllipsoidArea.Of(union), ground.AreaM2, 1 + rimM2);
                },
                iter: 60
            );

    [Fact]
    public void Of_HomesByRoadAfterAnotherHourAndAVariant_IsAsDrawnAfresh() =>
        Gen.Select(
                Gen.Int[1, 1_000],
                Gen.Select(Gen.Double[0, 900], Gen.Double[0, 900], Gen.Double[50, 600]).Array[1, 5]
            )
            .Sample(
                (seed, places) =>
                {
                    var network = StreetGrid.Build(10, seed);
                    var homes = places
                        .Select((p, i) => Home(i, RandomRoads.AtMetres(p.Item1, p.Item2), p.Item3))
                        .ToArray();
                    homes[0] = homes[0] with { Open = WeekHours.Of(9) };
                    var rule = new CoverRule("ebike", CoverUnit.Metres, null);
                    var layout = Layout(homes, new LayoutRoads(network, [RandomRoads.Cycle]), rule);
                    var wider = layout.Replace(homes[^1] with { RadiusM = homes[^1].RadiusM + 100 });
                    var whenever = Ground(layout, hour: null);

                    // The rest keeps its shapes; the changed home is drawn with its new radius, and all are as roads that know of nothing draw them.
                    var varied = Ground(wider, hour: null);
                    Assert.All(homes[..^1], home => Assert.Same(Shape(whenever, home.Id), Shape(varied, home.Id)));
                    var fresh = new LayoutRoads(network, [RandomRoads.Cycle]);
                    AssertSame(Ground(Layout([.. wider.Homes], fresh, rule), hour: null), varied);
                    fresh = new LayoutRoads(network, [RandomRoads.Cycle]);
                    AssertSame(Ground(Layout(homes, fresh, rule), hour: 10), Ground(layout, hour: 10));
                },
                iter: 40
            );

    private static Geometry Shape(CoveredGround ground, int homeId) =>
        ground.Homes.Single(home => home.HomeId == homeId).Shape;

    private static void AssertSame(CoveredGround expected, CoveredGround actual)
    {
        Assert.True(expected.Shape.EqualsExact(actual.Shape));
        Assert.Equal((expected.AreaM2, expected.HomesM2), (actual.AreaM2, actual.HomesM2));
        Assert.All(
            expected.Homes.Zip(actual.Homes),
            pair =>
                Assert.True(pair.First.HomeId == pair.Second.HomeId && pair.First.Shape.EqualsExact(pair.Second.Shape))
        );
    }

    private static LayoutHome Home(int id, Wgs84 place, double radiusM) => new(id, place, radiusM, WeekHours.All);

    private static SiteLayout Layout(LayoutHome[] homes, LayoutRoads? roads = null, CoverRule? rule = null) =>
        SiteLayout.Of(homes, Nobody, roads, rule ?? CoverRule.OwnRadius, TestContext.Current.CancellationToken);

    private static CoveredGround Ground(SiteLayout layout, int? hour) =>
        CoveredGround.Of(layout, hour, TestContext.Current.CancellationToken);

    private static Polygon Square(double eastM, double northM, double sideM)
    {
        (double, double)[] corners = [(0, 0), (sideM, 0), (sideM, sideM), (0, sideM), (0, 0)];
        return PolygonAssembler.Factory.CreatePolygon([
            .. corners
                .Select(c => RandomRoads.AtMetres(eastM + c.Item1, northM + c.Item2))
                .Select(place => new Coordinate(place.Lon, place.Lat)),
        ]);
    }
}
