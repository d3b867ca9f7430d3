using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Coverage;
using QhdHomeMap.Geo.Layouts;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.Roads.Search;
using QhdHomeMap.Geo.Tests.Roads.Search;

namespace QhdHomeMap.Geo.Tests.Layouts;

/// <summary>
/// A street of 2,000 m from west to east, one-way to the east for e-bikes, and far to the north a street of its own that is joined to nothing.
/// </summary>
public class SiteLayoutTests
{
    private const int Tuesday22 = 24 + 22;

    private static readonly CoverRule ByEbike = new("ebike", CoverUnit.Metres, 600);

    [Fact]
    public void Of_ByLine_CoversWhoIsWithinTheHomesOwnRadius()
    {
        // Workers at 100, 500 and 1,500 m; homes at 0 m with 499 m and at 1,000 m with 501 m around them.
        var layout = Lay(
            [Home(1, 0) with { RadiusM = 499 }, Home(2, 1_000) with { RadiusM = 501 }],
            Workers(100, 500, 1_500),
            roads: null,
            CoverRule.OwnRadius
        );
        Assert.Equal([0], layout.Table.Served(0));
        Assert.Equal([1, 2], layout.Table.Served(1));
        Assert.Null(layout.DemandOnRoads);
    }

    [Fact]
    public void Of_ByRoad_CountsTheWayToTheHomeAndNotFromIt()
    {
        // The home at 1,000 m: with 600 m one comes from 400 m on; from 1,500 m only against the one-way street.
        var layout = Lay([Home(1, 1_000)], Workers(390, 410, 1_000, 1_500), Roads(), ByEbike);
        Assert.Equal([1, 2], layout.Table.Served(0));
        Assert.Equal([1, 2, 3], Lay([Home(1, 1_000)], layout.Demand, Roads(), ByFoot).Table.Served(0));
    }

    [Fact]
    public void Of_PlacesBesideTheStreet_CountsTheWayToIt()
    {
        // 450 m of street, 100 m from the home to it and 49 or 51 m from the workers.
        var home = new LayoutHome(1, RandomRoads.AtMetres(1_000, 100), 1, WeekHours.All);
        var demand = Demand([(RandomRoads.AtMetres(550, -49), Ten), (RandomRoads.AtMetres(550, -51), Ten)]);
        Assert.Equal([0], Lay([home], demand, Roads(), ByEbike).Table.Served(0));
    }

    [Fact]
    public void Of_HomesThatNoRoadLeadsTo_AreNamedAndCoverNobody()
    {
        // 501 m from any road, and on the street that is joined to nothing.
        var far = new LayoutHome(7, RandomRoads.AtMetres(1_000, -510), 5_000, WeekHours.All);
        var cutOff = new LayoutHome(8, RandomRoads.AtMetres(50, 5_000), 5_000, WeekHours.All);
        var demand = Demand([(far.Location, Ten), (cutOff.Location, Ten), (RandomRoads.AtMetres(900, 0), Ten)]);
        var layout = Lay([far, Home(1, 1_000), cutOff], demand, Roads(), ByEbike);
        Assert.Equal([new HomeFault(7, MatchFault.TooFar), new HomeFault(8, MatchFault.CutOff)], layout.Faults);
        Assert.Equal([0, 1, 0], Enumerable.Range(0, 3).Select(home => layout.Table.Served(home).Length));
        Assert.Equal([0, 1], layout.DemandOnRoads!.OffRoads);
        Assert.Empty(layout.Remove(7).Remove(8).Faults);
        Assert.Equal(layout.Faults, layout.Remove(7).Add(far).Remove(8).Add(cutOff).Faults);
        Assert.Empty(Lay([far, cutOff], demand, Roads(), CoverRule.OwnRadius).Faults);
    }

    [Fact]
    public void Total_TuesdayAt22_CountsWhoIsThereAndWhatIsOpen()
    {
        // At 500 m ten people always, at 600 m twenty who leave at 22:00, at 1,200 m five in the night and fifty by day.
        var week = Enumerable.Range(0, WeekHours.Count).Select(hour => hour % 24 < 20 ? 50d : 5).ToArray();
        var demand = Demand([
            (RandomRoads.AtMetres(500, 0), Ten),
            (RandomRoads.AtMetres(600, 0), PeopleByHour.During(20, ~WeekHours.Of(Tuesday22))),
            (RandomRoads.AtMetres(1_200, 0), PeopleByHour.Of(week)),
        ]);
        var closed = Home(2, 1_200) with { Open = ~WeekHours.Of(Tuesday22) };
        var layout = Lay([Home(1, 500), closed], demand, Roads(), ByFoot);
        Assert.Equal(new CoverageCount(15, 10, 0, 10), layout.Total(Tuesday22));
        Assert.Equal(new CoverageCount(35, 35, 20, 55), layout.Total(Tuesday22 + 1));
        Assert.Equal(new CoverageCount(80, 80, 20, 100), layout.Total(hour: null));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(168)]
    public void Count_AnHourThatIsNone_IsRefused(int hour)
    {
        var layout = Lay([Home(1, 0)], Workers(), roads: null, CoverRule.OwnRadius);
        Assert.Throws<ArgumentOutOfRangeException>(() => layout.Total(hour));
    }

    [Fact]
    public void Of_WhatMakesNoSense_IsRefused()
    {
        var demand = Workers(100);
        Assert.Throws<ArgumentException>(() => Lay([], demand, roads: null, ByEbike));
        Assert.Throws<ArgumentException>(() => Lay([], demand, Roads(), ByEbike with { Profile = "tank" }));
        Assert.Throws<ArgumentException>(() => Lay([], demand, Roads(), ByEbike with { Limit = 0 }));
        Assert.Throws<ArgumentException>(() => Line(Home(1, 0), Home(1, 5)));
        Assert.Throws<ArgumentException>(() => Line(Home(1, 0) with { RadiusM = double.NaN }));
        Assert.Throws<ArgumentException>(() => Line(Home(1, 0)).Add(Home(1, 5)));
        Assert.Throws<ArgumentException>(() => Line(Home(1, 0)).Replace(Home(2, 5)));
        Assert.Throws<ArgumentException>(() => Line(Home(1, 0)).Remove(2));

        SiteLayout Line(params LayoutHome[] homes) => Lay(homes, demand, roads: null, CoverRule.OwnRadius);
    }

    [Fact]
    public void Of_Cancelled_Stops() =>
        Assert.Throws<OperationCanceledException>(() =>
            SiteLayout.Of([Home(1, 0)], Workers(100), Roads(), ByEbike, new CancellationToken(canceled: true))
        );

    [Fact]
    public void Of_NoDemand_CountsNobody()
    {
        var layout = Lay([Home(1, 0)], Workers(), Roads(), ByEbike);
        Assert.Equal(default, layout.Add(Home(2, 100)).Total(hour: null));
        Assert.Equal(default, layout.CountWeek([], 1)[0][0]);
    }

    private static SiteLayout Lay(LayoutHome[] homes, Demand demand, LayoutRoads? roads, CoverRule rule) =>
        SiteLayout.Of(homes, demand, roads, rule, TestContext.Current.CancellationToken);

    private static CoverRule ByFoot => ByEbike with { Profile = "walk" };

    private static PeopleByHour Ten => PeopleByHour.Always(10);

    private static LayoutHome Home(int id, double eastM) => new(id, RandomRoads.AtMetres(eastM, 0), 1, WeekHours.All);

    private static Demand Workers(params double[] eastM) =>
        Demand([.. eastM.Select(m => (RandomRoads.AtMetres(m, 0), Ten))]);

    private static Demand Demand((Wgs84 Place, PeopleByHour People)[] points) =>
        new(
            DemandKind.Workers,
            [.. points.Select(p => p.Place)],
            [.. points.Select(p => p.People)],
            new int[points.Length],
            new int[points.Length]
        );

    private static LayoutRoads Roads()
    {
        // Crossings every 100 m, so that the street of one piece in the north is less than a twentieth of them.
        var nodes = Enumerable.Range(0, 21).Select(i => RandomRoads.AtMetres(100 * i, 0)).ToList();
        var edges = Enumerable.Range(0, 20).Select(i => Street(i, i + 1)).ToList();
        nodes.Add(RandomRoads.AtMetres(50, 5_000));
        edges.Add(Street(21, 21));
        var network = new RoadNetwork(
            [.. nodes],
            [.. nodes.Select((_, i) => (long)i)],
            [.. edges],
            new int[edges.Count + 1],
            [],
            [""]
        );
        return new(network, [RandomRoads.Walk, RandomRoads.Cycle]);
    }

    private static RoadEdge Street(int from, int to) =>
        new(from, to, 100, 100, Name: 0, RoadClass.Residential, RoadAccess.Walk | RoadAccess.CycleForward);
}
