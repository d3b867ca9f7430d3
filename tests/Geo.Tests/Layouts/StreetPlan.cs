using NetTopologySuite.Geometries;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Coverage;
using QhdHomeMap.Geo.Layouts;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.Tests.Roads.Search;

namespace QhdHomeMap.Geo.Tests.Layouts;

/// <summary>Towns drawn in metres east and north of a corner. Streets are straight and as long as they are drawn.</summary>
internal static class StreetPlan
{
    /// <summary>1 m/s on foot and 5 m/s by e-bike on every class, 1 m/s off the road.</summary>
    public static readonly TravelProfile[] Profiles =
    [
        ProfileOf("walk", RoadAccess.WalkForward, RoadAccess.WalkBackward, 1),
        ProfileOf("ebike", RoadAccess.CycleForward, RoadAccess.CycleBackward, 5),
    ];

    public static RoadNetwork Network((double East, double North)[] nodes, params Street[] streets) =>
        new(
            [.. nodes.Select(node => RandomRoads.AtMetres(node.East, node.North))],
            [.. Enumerable.Range(0, nodes.Length).Select(i => (long)i)],
            [.. streets.Select(s => EdgeOf(s, nodes))],
            new int[streets.Length + 1],
            [],
            [""]
        );

    public static LayoutRoads Town((double East, double North)[] nodes, params Street[] streets) =>
        new(Network(nodes, streets), Profiles);

    public static LayoutHome Home(int id, double east, double north, double radiusM = 500) =>
        new(id, RandomRoads.AtMetres(east, north), radiusM, WeekHours.All);

    public static Demand Demand(params (double East, double North, PeopleByHour People)[] points) =>
        new(
            DemandKind.Workers,
            [.. points.Select(point => RandomRoads.AtMetres(point.East, point.North))],
            [.. points.Select(point => point.People)],
            [.. points.Select(_ => 0)],
            [.. points.Select(_ => -1)]
        );

    /// <summary>Each home covers who is within its own radius.</summary>
    public static SiteLayout ByRadius(LayoutHome[] homes, Demand demand, LayoutRoads? roads = null) =>
        SiteLayout.Of(homes, demand, roads, CoverRule.OwnRadius);

    public static Polygon Block(double west, double south, double east, double north)
    {
        Coordinate[] ring =
        [
            .. new[] { (west, south), (east, south), (east, north), (west, north), (west, south) }.Select(corner =>
                At(corner.Item1, corner.Item2)
            ),
        ];
        return new(new LinearRing(ring));
    }

    private static Coordinate At(double east, double north)
    {
        var place = RandomRoads.AtMetres(east, north);
        return new(place.Lon, place.Lat);
    }

    private static RoadEdge EdgeOf(Street street, (double East, double North)[] nodes)
    {
        var (from, to) = (nodes[street.From], nodes[street.To]);
        var lengthM = Math.Sqrt(Math.Pow(to.East - from.East, 2) + Math.Pow(to.North - from.North, 2));
        return new(street.From, street.To, lengthM, lengthM, Name: 0, street.Class, street.Access);
    }

    private static TravelProfile ProfileOf(string code, RoadAccess forward, RoadAccess backward, double speedMps) =>
        new(code, forward, backward, 1, Enum.GetValues<RoadClass>().ToDictionary(c => c, _ => speedMps));

    public readonly record struct Street(
        int From,
        int To,
        RoadClass Class = RoadClass.Residential,
        RoadAccess Access = RoadAccess.All
    );
}
