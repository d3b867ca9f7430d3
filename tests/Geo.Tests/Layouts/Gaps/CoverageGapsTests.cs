using NetTopologySuite.Geometries;
using QhdHomeMap.Geo.Coverage;
using QhdHomeMap.Geo.Geodesy;
using QhdHomeMap.Geo.Layouts;
using QhdHomeMap.Geo.Layouts.Gaps;
using QhdHomeMap.Geo.ServiceAreas;
using QhdHomeMap.Geo.Tests.Roads.Search;
using static QhdHomeMap.Geo.Tests.Layouts.StreetPlan;

namespace QhdHomeMap.Geo.Tests.Layouts.Gaps;

public class CoverageGapsTests
{
    private static readonly WeekHours Early = Enumerable
        .Range(0, 10)
        .Aggregate(WeekHours.None, (set, hour) => set | WeekHours.Of(hour));

    // 30 people in the first ten hours and, 200 m from them, 10 always; 8 and 3 by themselves; 50 beside a home that opens at ten.
    private static readonly Demand People = Demand(
        (0, 0, PeopleByHour.During(30, Early)),
        (200, 0, PeopleByHour.Always(10)),
        (2_000, 0, PeopleByHour.Always(8)),
        (4_000, 0, PeopleByHour.Always(3)),
        (6_000, 0, PeopleByHour.Always(50))
    );

    private static readonly SiteLayout Layout = ByRadius([Home(1, 6_000, 100) with { Open = ~Early }], People);

    [Fact]
    public void Find_WhateverTheHour_RanksContiguousUncoveredPeople()
    {
        var gaps = Find(Layout, hour: null);
        Assert.Equal([40, 8], gaps.Gaps.Select(gap => gap.People));
        Assert.Equal([0, 1], gaps.Gaps[0].Points);
        Assert.Equal((3, 1), (gaps.RemainderPeople, gaps.RemainderCount));
        // The centre is 200 · 10 / 40 = 50 m east.
        Assert.InRange(Geodesic.DistanceM(RandomRoads.AtMetres(50, 0), gaps.Gaps[0].Centre), 0, 0.1);
        // From the nearer point, the first: √(6,000² + 100²) = 6,000.83 m.
        Assert.Equal(6_000.83, gaps.Gaps[0].NearestHome!.DistanceM, 1.5);
        Assert.Equal((1, true), (gaps.Gaps[0].NearestHome!.HomeId, gaps.Gaps[0].NearestHome!.IsOpen));
    }

    [Fact]
    public void Find_AnHour_CountsWhoIsThereAndHomesThatAreOpen()
    {
        var early = Find(Layout, hour: 2);
        Assert.Equal([50, 40, 8], early.Gaps.Select(gap => gap.People));
        Assert.False(early.Gaps[0].NearestHome!.IsOpen);
        Assert.Equal(100, early.Gaps[0].NearestHome!.DistanceM, 0.1);
        // At ten the home opens and the 30 leave.
        var late = Find(Layout, hour: 10);
        Assert.Equal([10, 8], late.Gaps.Select(gap => gap.People));
    }

    [Fact]
    public void Hours_OfAGap_AreThoseWithHalfOfItsPeopleThereUncovered()
    {
        // Half of 40 is 20: the ten hours of the 30. Of the 50 the home covers all from ten on.
        var gaps = Find(Layout, hour: 2).Gaps;
        Assert.Equal(Early, gaps[0].Hours);
        Assert.Equal(Early, gaps[1].Hours);
        Assert.Equal(WeekHours.All, gaps[2].Hours);
        Assert.Equal((0, 40), (gaps[1].Peak, gaps[1].PeakPeople));
    }

    [Fact]
    public void Hull_OfTwoPoints_IsAStripAroundThem()
    {
        // 200 m by 100 m and two half discs of 50 m, drawn with 16 corners: 20,000 + 16/2 · 50² · sin(2π/16) = 27,654 m².
        var hull = Find(Layout, hour: null).Gaps[0].Hull;
        Assert.Equal(27_654, EllipsoidArea.Of(hull), 10d);
        Assert.True(NetTopologySuite.Algorithm.Orientation.IsCCW(hull.ExteriorRing.CoordinateSequence));
        Assert.Equal(4326, hull.SRID);
        var place = RandomRoads.AtMetres(100, 40);
        Assert.True(hull.Covers(new Point(place.Lon, place.Lat)));
    }

    [Fact]
    public void Ways_AlongARoad_AreMetresAndSecondsOfEachProfile()
    {
        // 10 m to the road, 800 m along it, 20 m to the home: on foot at 1 m/s; by e-bike at 5 m/s and 1 m/s off the road.
        var roads = Town([(0, 0), (1_000, 0), (5_000, 0), (5_900, 0)], new Street(0, 1), new Street(2, 3));
        var demand = Demand(
            (0, 10, PeopleByHour.Always(20)),
            (5_000, 0, PeopleByHour.Always(9)),
            (0, 3_000, PeopleByHour.Always(6))
        );
        var layout = ByRadius([Home(4, 800, 20, radiusM: 100)], demand, roads);
        var gaps = Find(layout, hour: null).Gaps;
        Assert.Equal(["walk", "ebike"], gaps[0].Ways.Select(way => way.Profile));
        Assert.All(gaps[0].Ways, way => Assert.Equal(830, way.LengthM!.Value, 0.1));
        Assert.Equal(830, gaps[0].Ways[0].Seconds!.Value, 0.1);
        Assert.Equal(190, gaps[0].Ways[1].Seconds!.Value, 0.1);
        Assert.Equal(10, gaps[0].RoadM!.Value, 0.01);
        // On a road that leads to no home; 3 km from every road.
        Assert.Equal(WayTrouble.NoHome, gaps[1].Ways[0].Trouble);
        Assert.Equal(WayTrouble.OffRoads, gaps[2].Ways[0].Trouble);
        Assert.Equal(3_000, gaps[2].RoadM!.Value, 2d);
    }

    [Fact]
    public void Find_NoRoadsOrNoHomes_SaysSo()
    {
        var gap = Find(Layout, hour: null).Gaps[0];
        Assert.All(gap.Ways, way => Assert.Equal((WayTrouble.NoRoads, null), (way.Trouble, way.HomeId)));
        Assert.Null(gap.RoadM);
        var empty = ByRadius([], People);
        Assert.All(Find(empty, hour: 3).Gaps, g => Assert.Null(g.NearestHome));
    }

    [Fact]
    public void Find_NoDemand_HasNoGaps()
    {
        var gaps = Find(ByRadius([], Demand()), hour: null);
        Assert.Equal((0, 0, 0), (gaps.Gaps.Count, gaps.RemainderPeople, gaps.RemainderCount));
    }

    [Theory]
    [InlineData(168, 300, 5)]
    [InlineData(0, 0, 5)]
    [InlineData(0, 300, 4)]
    public void Find_WhatMakesNoSense_IsRefused(int hour, double linkM, double leastPeople) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Find(Layout, hour, linkM, leastPeople));

    private static CoverageGaps Find(SiteLayout layout, int? hour, double linkM = 300, double leastPeople = 5) =>
        CoverageGaps.Find(layout, hour, linkM, leastPeople, cancel: TestContext.Current.CancellationToken);
}
