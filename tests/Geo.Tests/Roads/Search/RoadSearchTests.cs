using CsCheck;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.Roads.Search;

namespace QhdHomeMap.Geo.Tests.Roads.Search;

public sealed class RoadSearchTests
{
    private static readonly Gen<(
        RoadNetwork Town,
        RoadPlace From,
        RoadPlace To,
        double Limit,
        TravelCost Cost
    )> Question = RandomRoads.Directed.SelectMany(town =>
        Gen.Select(
            RandomRoads.PlaceIn(town),
            RandomRoads.PlaceIn(town),
            Gen.OneOf(Gen.Double[0, 3_000], Gen.Const(double.PositiveInfinity)),
            Gen.Enum<TravelCost>(),
            (from, to, limit, cost) => (town, from, to, limit, cost)
        )
    );

    [Fact]
    public void Run_AnyTown_IsWhatPlainDijkstraFinds() =>
        Question.Sample(
            q =>
            {
                var plain = new PlainDijkstra(q.Town, RandomRoads.Cycle, q.Cost, q.From);
                using var search = RoutingGraph.Build(q.Town, RandomRoads.Cycle, q.Cost).Rent();
                search.Run(q.From, q.Limit);
                for (var node = 0; node < q.Town.Nodes.Length; node++)
                    AssertSame(plain.CostAt(node), search.CostAt(node), q.Limit);
                AssertSame(plain.CostTo(q.To), search.CostTo(q.To), q.Limit);
                Assert.Equal(
                    search.Nodes().Select(n => n.Node),
                    Enumerable.Range(0, q.Town.Nodes.Length).Where(n => double.IsFinite(search.CostAt(n)))
                );
            },
            iter: 1_000
        );

    [Fact]
    public void Stretches_AnyTown_HoldThePointsWithinTheLimitAndNoOthers() =>
        Question.Sample(
            q =>
            {
                var limit = double.IsFinite(q.Limit) ? q.Limit / 3 : 700;
                var plain = new PlainDijkstra(q.Town, RandomRoads.Cycle, q.Cost, q.From);
                using var search = RoutingGraph.Build(q.Town, RandomRoads.Cycle, q.Cost).Rent();
                search.Run(q.From, 3_000);
                var stretches = search.Stretches(limit).ToLookup(s => s.Edge);
                for (var edge = 0; edge < q.Town.Edges.Length; edge++)
                {
                    AssertApart([.. stretches[edge]]);
                    for (var fraction = 0.05; fraction < 1; fraction += 0.1)
                    {
                        var cost = plain.CostOnEdge(edge, fraction);
                        if (Math.Abs(cost - limit) > 1e-3)
                            Assert.Equal(
                                cost < limit,
                                stretches[edge].Any(s => s.Start <= fraction && fraction <= s.End)
                            );
                    }
                }
            },
            iter: 1_000
        );

    [Fact]
    public void Stretches_OfARunTowardsAPlace_HoldThePointsFromWhichItIsWithinTheLimit() =>
        Question.Sample(
            q =>
            {
                var limit = double.IsFinite(q.Limit) ? q.Limit / 3 : 700;
                using var search = RoutingGraph.Build(q.Town, RandomRoads.Cycle, q.Cost).Rent();
                search.RunTowards(q.To, limit);
                var stretches = search.Stretches(limit).ToLookup(s => s.Edge);
                for (var edge = 0; edge < q.Town.Edges.Length; edge++)
                {
                    AssertApart([.. stretches[edge]]);
                    for (var fraction = 0.05; fraction < 1; fraction += 0.1)
                    {
                        var from = RoadPlace.At(new RoadPoint(edge, fraction, default, DistanceM: 0));
                        var cost = new PlainDijkstra(q.Town, RandomRoads.Cycle, q.Cost, from).CostTo(q.To);
                        if (Math.Abs(cost - limit) > 1e-3)
                            Assert.Equal(
                                cost < limit,
                                stretches[edge].Any(s => s.Start <= fraction && fraction <= s.End)
                            );
                    }
                }
            },
            iter: 200
        );

    [Fact]
    public void Compute_RisingLimits_ReachMoreAndMore() =>
        Question.Sample(
            q =>
            {
                var graph = RoutingGraph.Build(q.Town, RandomRoads.Cycle, q.Cost);
                var reach = Reach.Compute(graph, [q.From], [200, 500, 1_200])[0];
                for (var i = 1; i < reach.Stretches.Length; i++)
                    Assert.All(
                        reach.Stretches[i - 1],
                        inner =>
                            Assert.Contains(
                                reach.Stretches[i],
                                outer =>
                                    outer.Edge == inner.Edge && outer.Start <= inner.Start && inner.End <= outer.End
                            )
                    );
                Assert.All(Reach.Nodes(graph, [q.From], 500)[0], near => Assert.Contains(near, reach.Nodes));
            },
            iter: 500
        );

    [Fact]
    public void Run_SecondTimeInTheSameArrays_ForgetsTheFirst() =>
        Question.Sample(
            q =>
            {
                var graph = RoutingGraph.Build(q.Town, RandomRoads.Cycle, q.Cost);
                using var used = graph.Rent();
                used.Run(q.To, double.PositiveInfinity);
                used.Run(q.From, q.Limit);
                using var fresh = graph.Rent();
                fresh.Run(q.From, q.Limit);
                Assert.Equal(fresh.Nodes(), used.Nodes());
            },
            iter: 200
        );

    [Fact]
    public void CostTo_OnTheOriginsOwnOneWayStreet_RidesAheadAndGoesRoundToComeBack()
    {
        // A one-way square of 100 m sides: 0 → 1 → 2 → 3 → 0. From 20 m to 70 m of the first side it is 50 m ahead; back it is 400 − 50.
        // Both places stand 5 m beside the road, which is counted twice.
        using var search = RoutingGraph.Build(OneWaySquare(), RandomRoads.Cycle, TravelCost.Metres).Rent();
        var (near, far) = (OnFirstSide(0.2), OnFirstSide(0.7));
        search.Run(near, 1_000);
        Assert.Equal(5 + 50 + 5, search.CostTo(far), 1e-6);
        search.Run(far, 1_000);
        Assert.Equal(5 + 350 + 5, search.CostTo(near), 1e-6);
        search.Run(far, 359.9);
        Assert.Equal(double.PositiveInfinity, search.CostTo(near));
    }

    [Fact]
    public void CostTo_PlaceAtTheNodeOfAOneWayStreet_IsThere()
    {
        // The node where the street begins is the street's first point: no need to ride against the direction.
        using var search = RoutingGraph.Build(OneWaySquare(), RandomRoads.Cycle, TravelCost.Metres).Rent();
        search.Run(RoadPlace.AtNode(0), 1_000);
        Assert.Equal(5, search.CostTo(OnFirstSide(0)), 1e-6);
        Assert.Equal(100 + 5, search.CostTo(OnFirstSide(1)), 1e-6);
    }

    [Fact]
    public void Stretches_DeadEndOneWayStreetWithoutALimit_AreOnlyThoseAhead()
    {
        // Nothing leads back to the first half.
        RoadEdge[] edges = [new(0, 1, 100, double.PositiveInfinity, 0, RoadClass.Residential, RoadAccess.All)];
        var street = new RoadNetwork([new(119.6, 39.93), new(119.601, 39.93)], [0, 1], edges, [0, 0], [], [""]);
        using var search = RoutingGraph.Build(street, RandomRoads.Cycle, TravelCost.Metres).Rent();
        search.Run(OnFirstSide(0.5), double.PositiveInfinity);
        Assert.Equal([new RoadStretch(0, 0.5, 1)], search.Stretches(double.PositiveInfinity));
    }

    [Fact]
    public void Stretches_OneWaySquare_AreCutToTheMetre()
    {
        // From 20 m of the first side, 5 m beside it, with 130 m: 125 m on the road, so 80 m to its end and 45 m of the second.
        using var search = RoutingGraph.Build(OneWaySquare(), RandomRoads.Cycle, TravelCost.Metres).Rent();
        search.Run(OnFirstSide(0.2), 130);
        var stretches = search.Stretches(130);
        Assert.Equal([0, 1], stretches.Select(s => s.Edge));
        Assert.Equal((0.2, 1), (stretches[0].Start, stretches[0].End));
        Assert.Equal((0, 0.45), (stretches[1].Start, Math.Round(stretches[1].End, 9)));
    }

    [Fact]
    public void Run_LimitOnPaperEqualToTheWay_HoldsItsEnd()
    {
        // 0.1 + 0.2 is more than 0.3 in binary; on paper it is not.
        RoadEdge[] edges = [Road(0, 1, 0.1), Road(1, 2, 0.2)];
        var town = new RoadNetwork(new Geo.Coordinates.Wgs84[3], [0, 1, 2], edges, new int[3], [], [""]);
        using var search = RoutingGraph.Build(town, RandomRoads.Cycle, TravelCost.Metres).Rent();
        search.Run(RoadPlace.AtNode(0), 0.3);
        Assert.Equal(3, search.ReachedCount);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Run_SenselessLimit_IsRefused(double limit)
    {
        using var search = RoutingGraph.Build(OneWaySquare(), RandomRoads.Cycle, TravelCost.Metres).Rent();
        Assert.Throws<ArgumentOutOfRangeException>(() => search.Run(RoadPlace.AtNode(0), limit));
    }

    private static RoadPlace OnFirstSide(double fraction) =>
        RoadPlace.At(new RoadPoint(0, fraction, default, DistanceM: 5));

    private static RoadNetwork OneWaySquare()
    {
        var corners = new[] { (0, 0), (100, 0), (100, 100), (0, 100) }
            .Select(c => RandomRoads.AtMetres(c.Item1, c.Item2))
            .ToArray();
        var sides = Enumerable
            .Range(0, 4)
            .Select(i => Road(i, (i + 1) % 4, 100) with { Access = RoadAccess.CycleForward });
        return new(corners, [0, 1, 2, 3], [.. sides], new int[5], [], [""]);
    }

    private static RoadEdge Road(int from, int to, double lengthM) =>
        new(from, to, lengthM, lengthM, Name: 0, RoadClass.Residential, RoadAccess.All);

    private static void AssertApart(RoadStretch[] stretches)
    {
        Assert.All(stretches, s => Assert.True(s.Start >= 0 && s.Start <= s.End && s.End <= 1));
        for (var i = 1; i < stretches.Length; i++)
            Assert.True(stretches[i - 1].End < stretches[i].Start);
    }

    private static void AssertSame(double plain, double found, double limit)
    {
        // At the limit itself rounding decides.
        if (Math.Abs(plain - limit) > 1e-5)
            Assert.Equal(plain <= limit ? plain : double.PositiveInfinity, found, 1e-6);
    }
}
