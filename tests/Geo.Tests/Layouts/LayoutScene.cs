using CsCheck;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Coverage;
using QhdHomeMap.Geo.Geodesy;
using QhdHomeMap.Geo.Layouts;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.Roads.Search;
using QhdHomeMap.Geo.Tests.Roads.Search;

namespace QhdHomeMap.Geo.Tests.Layouts;

/// <summary>Small towns with homes and people anywhere in them, and the plain ways to count who is covered.</summary>
internal sealed record LayoutScene(RoadNetwork Town, LayoutHome[] Homes, Demand Demand, CoverRule Rule)
{
    public const int Groups = 3;

    private static readonly Gen<Wgs84> Place = Gen.Select(
        Gen.Double[119.575, 119.625],
        Gen.Double[39.915, 39.955],
        (lon, lat) => new Wgs84(lon, lat)
    );

    private static readonly Gen<WeekHours> Hours = Gen.Frequency(
        (1, Gen.Const(WeekHours.All)),
        (1, Gen.Const(WeekHours.None)),
        (
            3,
            Gen.Int[0, WeekHours.Count - 1]
                .Array[0, 60]
                .Select(hours => hours.Aggregate(WeekHours.None, (set, hour) => set | WeekHours.Of(hour)))
        )
    );

    private static readonly Gen<PeopleByHour> People = Gen.OneOf(
        Gen.Int[0, 90].Select(people => PeopleByHour.Always(people)),
        Gen.Select(Gen.Int[0, 90], Hours, (people, present) => PeopleByHour.During(people, present)),
        Gen.Int[0, 90].Select(people => (double)people).Array[WeekHours.Count].Select(PeopleByHour.Of)
    );

    private static readonly Gen<Demand> Demands = Gen.Select(Place, People, Gen.Int[-1, Groups - 1])
        .Array[0, 40]
        .Select(points => new Demand(
            DemandKind.Workers,
            [.. points.Select(p => p.Item1)],
            [.. points.Select(p => p.Item2)],
            [.. points.Select(p => p.Item3)],
            [.. points.Select(_ => -1)]
        ));

    private static readonly CoverRule[] AllRules =
    [
        CoverRule.OwnRadius,
        new(null, CoverUnit.Metres, 900),
        new("walk", CoverUnit.Metres, null),
        new("walk", CoverUnit.Seconds, 300),
        new("ebike", CoverUnit.Metres, 1_200),
        new("ebike", CoverUnit.Seconds, 400),
    ];

    public static readonly Gen<LayoutHome> Home = Gen.Select(
        Place,
        Gen.Double[1, 2_500],
        Hours,
        (place, radiusM, open) => new LayoutHome(1_000, place, radiusM, open)
    );

    public static readonly Gen<LayoutScene> Any = Gen.Select(
        RandomRoads.Directed,
        Home.Array[0, 8],
        Demands,
        Gen.Int[0, AllRules.Length - 1].Select(rule => AllRules[rule]),
        (town, homes, demand, rule) =>
            new LayoutScene(town, [.. homes.Select((home, i) => home with { Id = 10 + i })], demand, rule)
    );

    public LayoutRoads Roads { get; } = new(Town, [RandomRoads.Walk, RandomRoads.Cycle]);

    public SiteLayout Layout() => SiteLayout.Of(Homes, Demand, Roads, Rule);

    /// <summary>What the rule counts from each demand point to a home, by the textbook; infinite where there is no way or one of them is off the roads.</summary>
    public double[] PlainCosts(LayoutHome home)
    {
        var places = Demand.Places.ToArray();
        if (Rule.Profile is null)
            return Array.ConvertAll(places, place => Geodesic.DistanceM(place, home.Location));
        var (to, fault) = Roads.Match([home.Location], Rule.Profile, Rule.Unit)[0];
        if (fault is not MatchFault.None)
            return [.. places.Select(_ => double.PositiveInfinity)];
        var cost = Rule.Unit is CoverUnit.Metres ? TravelCost.Metres : TravelCost.Seconds;
        return Array.ConvertAll(
            Roads.Match(places, Rule.Profile, Rule.Unit),
            match =>
                match is { Fault: MatchFault.None, Place: { } from }
                    ? new PlainDijkstra(Town, Roads.Profile(Rule.Profile), cost, from).CostTo(to!.Value)
                    : double.PositiveInfinity
        );
    }
}
