using CsCheck;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.Roads.Nearest;
using QhdHomeMap.Geo.Roads.Search;
using QhdHomeMap.Geo.Tests.Roads.Search;

namespace QhdHomeMap.Geo.Tests.Roads.Nearest;

public class NearestTargetCostsTests
{
    [Fact]
    public void Costs_AnyTown_AreThoseOfASearchFromEachPoint() =>
        (
            from town in RandomRoads.Directed
            from targets in RandomRoads.PlaceIn(town).Array[0, 4]
            from cost in Gen.Bool.Select(isTime => isTime ? TravelCost.Seconds : TravelCost.Metres)
            from share in Gen.Double[0.001, 0.999]
            select (town, targets, cost, share)
        ).Sample(
            scene =>
            {
                var (town, targets, cost, share) = scene;
                var graph = RoutingGraph.Build(town, RandomRoads.Cycle, cost);
                var costs = NearestTargetCosts.Of(graph, targets);
                for (var node = 0; node < town.Nodes.Length; node++)
                    AssertSame(Searched(town, cost, RoadPlace.AtNode(node), targets), costs.CostFrom(node));
                for (var edge = 0; edge < town.Edges.Length; edge++)
                {
                    if (!RandomRoads.Cycle.MayUse(town.Edges[edge]))
                        continue;
                    var pieces = new List<CostPiece>();
                    costs.AddPieces(edge, pieces);
                    Assert.Equal(0, pieces[0].Start);
                    Assert.Equal(1, pieces[^1].End);
                    Assert.All(pieces.Zip(pieces.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
                    var from = RoadPlace.At(new RoadPoint(edge, share, default, DistanceM: 0));
                    var piece = pieces.Find(p => p.Start <= share && share <= p.End);
                    AssertSame(Searched(town, cost, from, targets), piece.At(share));
                }
            },
            iter: 60
        );

    [Fact]
    public void AddPieces_HomeOnAOneWayRoad_IsFarFromWhoHasJustPassedIt()
    {
        // A ring of 1,000 m, one way, with the home at 300 m and 20 m off the road. Before it one drives on to it: 320 m at the
        // beginning, 20 at the home. Just behind it one drives round: 700 m to the beginning, 300 on, 20 off: 1,020.
        var ring = new RoadNetwork(
            [RandomRoads.AtMetres(0, 0)],
            [1],
            [new(0, 0, 1_000, 1_000, 0, RoadClass.Residential, RoadAccess.CycleForward)],
            [0, 0],
            [],
            [""]
        );
        var graph = RoutingGraph.Build(ring, RandomRoads.Cycle, TravelCost.Metres);
        var pieces = new List<CostPiece>();
        NearestTargetCosts.Of(graph, [RoadPlace.At(new(0, 0.3, default, 20))]).AddPieces(0, pieces);
        Assert.Equal([(0, 0.3), (0.3, 1)], pieces.Select(p => (p.Start, p.End)));
        Assert.Equal(
            [(320, 20), (1_020, 320)],
            pieces.Select(p => (Math.Round(p.StartCost, 6), Math.Round(p.EndCost, 6)))
        );
    }

    [Fact]
    public void Costs_NoTarget_AreInfinite()
    {
        var town = StreetGrid.Build(side: 3, seed: 1);
        var costs = NearestTargetCosts.Of(RoutingGraph.Build(town, RandomRoads.Cycle, TravelCost.Metres), []);
        var pieces = new List<CostPiece>();
        costs.AddPieces(0, pieces);
        Assert.Equal(new CostPiece(0, 1, double.PositiveInfinity, double.PositiveInfinity), Assert.Single(pieces));
        Assert.Equal(double.PositiveInfinity, costs.CostFrom(0));
    }

    private static double Searched(RoadNetwork town, TravelCost cost, RoadPlace from, RoadPlace[] targets)
    {
        var search = new PlainDijkstra(town, RandomRoads.Cycle, cost, from);
        return targets.Select(search.CostTo).Append(double.PositiveInfinity).Min();
    }

    private static void AssertSame(double expected, double found)
    {
        if (double.IsFinite(expected) || double.IsFinite(found))
            Assert.Equal(expected, found, 1e-5);
    }
}
