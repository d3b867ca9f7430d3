using CsCheck;
using QhdHomeMap.Geo.Nearest;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.Roads.Nearest;
using QhdHomeMap.Geo.Roads.Search;
using QhdHomeMap.Geo.Tests.Roads.Search;

namespace QhdHomeMap.Geo.Tests.Roads.Nearest;

public sealed class NearestByRoadTests
{
    private static readonly Gen<Question> Questions = RandomRoads.Directed.SelectMany(town =>
        Gen.Select(
            RandomRoads.PlaceIn(town),
            Gen.Frequency(
                (5, RandomRoads.PlaceIn(town).Select(p => (RoadPlace?)p)),
                (1, Gen.Const((RoadPlace?)null))
            ).Array[0, 20],
            Gen.Int[1, 6],
            Gen.OneOf(Gen.Double[0, 2_000], Gen.Const(double.PositiveInfinity)),
            Gen.Enum<TravelCost>(),
            Gen.Int[1, 3],
            (from, homes, limit, most, cost, step) => new Question(town, from, homes, limit, most, cost, step)
        )
    );

    [Fact]
    public void Find_AnyTown_IsWhatPlainDijkstraOrders() =>
        Questions.Sample(
            q =>
            {
                var plain = new PlainDijkstra(q.Town, RandomRoads.Cycle, q.Cost, q.From);
                var costs = Enumerable
                    .Range(0, q.Homes.Length)
                    .Where(home => home % q.Step == 0 && q.Homes[home] is not null)
                    .Select(home => plain.CostTo(q.Homes[home]!.Value))
                    .Where(double.IsFinite)
                    .Order()
                    .ToArray();
                if (costs.Any(cost => Math.Abs(cost - q.MaxCost) < 1e-6))
                    return; // Costs are rounded to a nanosecond: which side of the limit it falls is not the question here.
                var expected = costs.Where(cost => cost <= q.MaxCost).Take(q.Limit).ToArray();
                var found = q.Find();
                Assert.Equal(expected.Length, found.Length);
                for (var i = 0; i < found.Length; i++)
                {
                    Assert.Equal(expected[i], found[i].Cost, 1e-6);
                    Assert.Equal(plain.CostTo(q.Homes[found[i].Target]!.Value), found[i].Cost, 1e-6);
                }
            },
            iter: 3_000
        );

    [Fact]
    public void Find_ByMetres_IsAsLongAsItCosts() =>
        Questions.Sample(
            q => Assert.All((q with { Cost = TravelCost.Metres }).Find(), n => Assert.Equal(n.Cost, n.LengthM, 1e-6)),
            iter: 1_000
        );

    [Fact]
    public void Find_BySeconds_IsLongEnoughForItsTimeAndNotTooLong() =>
        Questions.Sample(
            q =>
                Assert.All(
                    (q with { Cost = TravelCost.Seconds }).Find(),
                    n =>
                    {
                        // The slowest speed of the profile is 1.2 m/s, the fastest 6.5.
                        Assert.True(n.LengthM >= (n.Cost * 1.2) - 1e-6);
                        Assert.True(n.LengthM <= (n.Cost * 6.5) + 1e-6);
                    }
                ),
            iter: 1_000
        );

    [Fact]
    public void Find_HomesAsFarAsEachOther_ComeByNumber()
    {
        var town = StreetGrid.Build(3, seed: 1);
        var graph = RoutingGraph.Build(town, RandomRoads.Cycle, TravelCost.Metres);
        var targets = RoadTargets.Build(graph, [RoadPlace.AtNode(4), RoadPlace.AtNode(4), RoadPlace.AtNode(4)]);
        var found = NearestByRoad.Find(targets, RoadPlace.AtNode(0), 2, double.PositiveInfinity, default(EverySlot));
        Assert.Equal([0, 1], found.Select(n => n.Target));
    }

    [Fact]
    public void Find_LimitOnPaperEqualToTheWay_HoldsTheHomeAtItsEnd()
    {
        // 0.1 + 0.2 is more than 0.3 in binary; on paper it is not.
        RoadEdge[] edges = [Road(0, 1, 0.1), Road(1, 2, 0.2)];
        var town = new RoadNetwork(new Geo.Coordinates.Wgs84[3], [0, 1, 2], edges, new int[3], [], [""]);
        var graph = RoutingGraph.Build(town, RandomRoads.Cycle, TravelCost.Metres);
        var targets = RoadTargets.Build(graph, [RoadPlace.AtNode(2)]);
        Assert.Single(NearestByRoad.Find(targets, RoadPlace.AtNode(0), 1, 0.3, default(EverySlot)));

        static RoadEdge Road(int from, int to, double lengthM) =>
            new(from, to, lengthM, lengthM, 0, RoadClass.Residential, RoadAccess.All);
    }

    private sealed record Question(
        RoadNetwork Town,
        RoadPlace From,
        RoadPlace?[] Homes,
        int Limit,
        double MaxCost,
        TravelCost Cost,
        int Step
    )
    {
        public RoadNeighbour[] Find() =>
            NearestByRoad.Find(
                RoadTargets.Build(RoutingGraph.Build(Town, RandomRoads.Cycle, Cost), Homes),
                From,
                Limit,
                MaxCost,
                new EveryNth(Step)
            );
    }

    private readonly struct EveryNth(int step) : ISlotFilter
    {
        public bool Accepts(int slot) => slot % step == 0;
    }
}
