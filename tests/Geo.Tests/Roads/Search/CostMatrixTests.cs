using CsCheck;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.Roads.Search;
using QhdHomeMap.Geo.Roads.Search.Contraction;

namespace QhdHomeMap.Geo.Tests.Roads.Search;

public sealed class CostMatrixTests
{
    private static readonly Gen<(RoadNetwork Town, RoadPlace[] From, RoadPlace[] To, double Limit)> Question =
        RandomRoads.Directed.SelectMany(town =>
            Gen.Select(
                RandomRoads.PlaceIn(town).Array[0, 12],
                RandomRoads.PlaceIn(town).Array[0, 12],
                Gen.OneOf(Gen.Double[0, 2_000], Gen.Const(double.PositiveInfinity)),
                (from, to, limit) => (town, from, to, limit)
            )
        );

    [Fact]
    public void Compute_AnyTown_IsWhatSingleSearchesFindToTheLastBit() =>
        Question.Sample(
            q =>
            {
                var graph = RoutingGraph.Build(q.Town, RandomRoads.Cycle, TravelCost.Seconds);
                var singles = Singles(graph, q.From, q.To, q.Limit);
                Assert.Equal(singles, CostMatrix.Compute(graph, q.From, q.To, q.Limit));
                Assert.Equal(
                    singles,
                    CostMatrix.ByHierarchy(ContractionHierarchy.Build(graph), q.From, q.To, q.Limit, 1)
                );
            },
            iter: 1_000
        );

    [Fact]
    public void Compute_AGridOfStreets_IsWhatSingleSearchesFindToTheLastBit()
    {
        var graph = RoutingGraph.Build(StreetGrid.Build(side: 40, seed: 5), RandomRoads.Cycle, TravelCost.Metres);
        var hierarchy = ContractionHierarchy.Build(graph);
        var from = Enumerable.Range(0, 60).Select(i => RoadPlace.AtNode(i * 26)).ToArray();
        var to = Enumerable
            .Range(0, 90)
            .Select(i => RoadPlace.At(new RoadPoint(i * 31, (i % 10) / 9d, default, i)))
            .ToArray();
        var singles = Singles(graph, from, to, double.PositiveInfinity);
        Assert.Equal(singles, CostMatrix.Compute(graph, from, to, hierarchy: hierarchy));
        Assert.Equal(singles, CostMatrix.ByHierarchy(hierarchy, from, to, double.PositiveInfinity, threads: 2));
    }

    [Fact]
    public void Compute_OneThreadOrTwo_GiveTheSameBits()
    {
        var graph = RoutingGraph.Build(StreetGrid.Build(side: 30, seed: 6), RandomRoads.Cycle, TravelCost.Seconds);
        var hierarchy = ContractionHierarchy.Build(graph);
        var places = Enumerable.Range(0, 50).Select(i => RoadPlace.AtNode(i * 18)).ToArray();
        Assert.Equal(
            CostMatrix.ByHierarchy(hierarchy, places, places, 400, threads: 1),
            CostMatrix.ByHierarchy(hierarchy, places, places, 400, threads: 2)
        );
        Assert.Equal(
            CostMatrix.Compute(graph, places, places, 400, threads: 1),
            CostMatrix.Compute(graph, places, places, 400, threads: 2)
        );
        Assert.Equal(Reach.Nodes(graph, places, 300, threads: 1), Reach.Nodes(graph, places, 300, threads: 2));
    }

    [Fact]
    public void Compute_StreetsOpenBothWays_IsSymmetricToTheLastBit() =>
        RandomRoads
            .Undirected.SelectMany(town => RandomRoads.PlaceIn(town).Array[1, 10].Select(places => (town, places)))
            .Sample(
                q =>
                {
                    var n = q.places.Length;
                    var costs = CostMatrix.Compute(GraphOf(q.town), q.places, q.places);
                    for (var i = 0; i < n; i++)
                    for (var j = 0; j < n; j++)
                        Assert.Equal(costs[(i * n) + j], costs[(j * n) + i]);
                },
                iter: 500
            );

    [Fact]
    public void Compute_BetweenNodes_KeepsTheTriangleInequalityExactly() =>
        RandomRoads.Directed.Sample(
            town =>
            {
                var n = town.Nodes.Length;
                var nodes = Enumerable.Range(0, n).Select(RoadPlace.AtNode).ToArray();
                var costs = CostMatrix.Compute(GraphOf(town), nodes, nodes);
                for (var i = 0; i < n * n * n; i++)
                {
                    var (a, b, c) = (i / n / n, i / n % n, i % n);
                    Assert.True(costs[(a * n) + c] <= costs[(a * n) + b] + costs[(b * n) + c]);
                }
            },
            iter: 200
        );

    [Fact]
    public void Compute_WithAnotherGraphsHierarchy_IsRefused()
    {
        var town = StreetGrid.Build(side: 3, seed: 1);
        var hierarchy = ContractionHierarchy.Build(GraphOf(town));
        Assert.Throws<ArgumentException>(() => CostMatrix.Compute(GraphOf(town), [], [], hierarchy: hierarchy));
    }

    private static RoutingGraph GraphOf(RoadNetwork town) =>
        RoutingGraph.Build(town, RandomRoads.Cycle, TravelCost.Metres);

    private static double[] Singles(RoutingGraph graph, RoadPlace[] from, RoadPlace[] to, double limit)
    {
        using var search = graph.Rent();
        var costs = new List<double>();
        foreach (var origin in from)
        {
            search.Run(origin, limit);
            costs.AddRange(to.Select(search.CostTo));
        }
        return [.. costs];
    }
}
