using CsCheck;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.Roads.Search;

namespace QhdHomeMap.Geo.Tests.Roads.Search;

/// <summary>
/// Small towns with everything that makes trouble: one-way streets, roads closed to some, loops, parallel roads, roads of no length, bends,
/// pieces joined to nothing else.
/// </summary>
internal static class RandomRoads
{
    public static readonly TravelProfile Walk = ProfileOf("walk", RoadAccess.WalkForward, RoadAccess.WalkBackward);

    public static readonly TravelProfile Cycle = ProfileOf("ebike", RoadAccess.CycleForward, RoadAccess.CycleBackward);

    private static readonly Gen<Wgs84> Place = Gen.Select(
        Gen.Double[119.58, 119.62],
        Gen.Double[39.92, 39.95],
        (lon, lat) => new Wgs84(lon, lat)
    );

    /// <summary>Towns for e-bikes; a street may be closed either way.</summary>
    public static readonly Gen<RoadNetwork> Directed = Towns(
        Gen.Frequency(
            (5, Gen.Const(RoadAccess.All)),
            (2, Gen.Const(RoadAccess.Walk | RoadAccess.CycleForward)),
            (1, Gen.Const(RoadAccess.Walk | RoadAccess.CycleBackward)),
            (1, Gen.Const(RoadAccess.Walk))
        ),
        isEvenlyLong: false
    );

    /// <summary>Towns in which every street is open both ways and as long one way as the other.</summary>
    public static readonly Gen<RoadNetwork> Undirected = Towns(Gen.Const(RoadAccess.All), isEvenlyLong: true);

    /// <summary>A node or a place on an edge, at its very ends too.</summary>
    public static Gen<RoadPlace> PlaceIn(RoadNetwork town) =>
        Gen.Frequency(
            (1, Gen.Int[0, town.Nodes.Length - 1].Select(RoadPlace.AtNode)),
            (
                town.Edges.Length == 0 ? 0 : 3,
                Gen.Select(
                    Gen.Int[0, Math.Max(0, town.Edges.Length - 1)],
                    Gen.Frequency((1, Gen.Const(0d)), (1, Gen.Const(1d)), (4, Gen.Double[0, 1])),
                    Gen.Double[0, 150],
                    (edge, fraction, distanceM) => RoadPlace.At(new RoadPoint(edge, fraction, default, distanceM))
                )
            )
        );

    private static Gen<RoadNetwork> Towns(Gen<RoadAccess> access, bool isEvenlyLong) =>
        Gen.Select(
            Place.Array[1, 24],
            Gen.Select(Gen.Int[0, 23], Gen.Int[0, 23], access, Gen.Double[0, 900], Gen.Int[0, 3]).Array[0, 50],
            Place.Array[0, 12],
            Gen.Int[0, 3],
            (nodes, streets, bends, zero) =>
            {
                var edges = streets
                    .Select(s =>
                        Street(s.Item1 % nodes.Length, s.Item2 % nodes.Length, s.Item3, s.Item4, s.Item5 == zero)
                    )
                    .Select(edge => isEvenlyLong ? edge with { BackwardM = edge.ForwardM } : edge)
                    .ToArray();
                var starts = Enumerable.Range(0, edges.Length + 1).Select(i => Math.Min(i, bends.Length)).ToArray();
                starts[^1] = edges.Length == 0 ? 0 : bends.Length;
                var ids = Enumerable.Range(0, nodes.Length).Select(i => 100L + i).ToArray();
                return new RoadNetwork(nodes, ids, edges, starts, edges.Length == 0 ? [] : bends, [""]);
            }
        );

    private static RoadEdge Street(int from, int to, RoadAccess access, double lengthM, bool isShort) =>
        new(
            from,
            to,
            isShort ? Math.Floor(lengthM / 300) : lengthM,
            isShort ? Math.Floor(lengthM / 200) : (lengthM * 0.7) + 50,
            Name: 0,
            lengthM > 500 ? RoadClass.Tertiary : RoadClass.Residential,
            access
        );

    private static TravelProfile ProfileOf(string code, RoadAccess forward, RoadAccess backward) =>
        new(
            code,
            forward,
            backward,
            accessSpeedMps: 1.2,
            new Dictionary<RoadClass, double>
            {
                [RoadClass.Residential] = 4,
                [RoadClass.Tertiary] = 6.5,
                [RoadClass.Unknown] = 1.2,
            }
        );

    /// <summary>The length of a plane's metre on the ground is one: for scenes drawn in metres around a corner.</summary>
    public static Wgs84 AtMetres(double eastM, double northM)
    {
        var corner = Mercator.ToPlane(new Wgs84(119.6, 39.93));
        var scale = Mercator.ScaleAt(new Wgs84(119.6, 39.93));
        return Mercator.ToWgs84(new(corner.X + (eastM * scale), corner.Y + (northM * scale)));
    }
}
