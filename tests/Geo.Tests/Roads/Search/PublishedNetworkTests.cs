using System.Globalization;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.Roads.Search;
using QhdHomeMap.Geo.Roads.Search.Contraction;

namespace QhdHomeMap.Geo.Tests.Roads.Search;

public sealed class PublishedNetworkTests
{
    [Theory]
    [InlineData(true, 462)]
    [InlineData(false, 408)]
    public void Compute_PgroutingSample_IsThePublishedMatrix(bool isDirected, double sum)
    {
        var (graph, nodeOf) = PgroutingSample(isDirected);
        var expected = Rows("pgrouting-sample/sample-costmatrix.csv")
            .Where(row => row[0] == (isDirected ? "t" : "f"))
            .ToDictionary(row => (nodeOf[row[1]], nodeOf[row[2]]), row => Number(row[3]));
        Assert.Equal((160, sum), (expected.Count, expected.Values.Sum()));

        var nodes = Enumerable.Range(0, nodeOf.Count).Select(RoadPlace.AtNode).ToArray();
        var hierarchy = ContractionHierarchy.Build(graph);
        foreach (
            var costs in (double[][])
                [
                    CostMatrix.Compute(graph, nodes, nodes),
                    CostMatrix.ByHierarchy(hierarchy, nodes, nodes, double.PositiveInfinity, threads: 1),
                ]
        )
        {
            for (var i = 0; i < costs.Length; i++)
            {
                var (from, to) = (i / nodes.Length, i % nodes.Length);
                var published = from == to ? 0 : expected.GetValueOrDefault((from, to), double.PositiveInfinity);
                Assert.Equal(published, costs[i]);
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nodes_PgroutingSampleWithin3_AreThePublishedOnes(bool isDirected)
    {
        var (graph, nodeOf) = PgroutingSample(isDirected);
        var published = Rows("pgrouting-sample/sample-dd3.csv")
            .Where(row => row[0] == (isDirected ? "t" : "f"))
            .GroupBy(row => nodeOf[row[2]]);
        foreach (var fromNode in published)
        {
            var expected = fromNode
                .Select(row => new NodeCost(nodeOf[row[3]], Number(row[6])))
                .OrderBy(node => node.Node);
            Assert.Equal(expected, Reach.Nodes(graph, [RoadPlace.AtNode(fromNode.Key)], 3)[0]);
        }
        if (isDirected)
            Assert.Equal(13, Reach.Nodes(graph, [RoadPlace.AtNode(nodeOf["11"])], 3)[0].Length);
    }

    [Fact]
    public void Compute_NorthBayreuth_IsWithinAMillimetreOfThePublishedCosts()
    {
        var (graph, nodeOf) = NorthBayreuth();
        var expected = Rows("road-north-bayreuth/north-bayreuth-expected-cost-20x20.csv")
            .ToDictionary(row => (nodeOf[row[0]], nodeOf[row[1]]), row => Number(row[2]));
        int[] nodes = [.. expected.Keys.Select(pair => pair.Item1).Distinct()];
        Assert.Equal(20, nodes.Length);

        var places = Array.ConvertAll(nodes, RoadPlace.AtNode);
        var plain = CostMatrix.Compute(graph, places, places);
        for (var i = 0; i < plain.Length; i++)
            Assert.Equal(expected.GetValueOrDefault((nodes[i / 20], nodes[i % 20])), plain[i], 0.001);
        var hierarchy = ContractionHierarchy.Build(graph);
        Assert.Equal(plain, CostMatrix.ByHierarchy(hierarchy, places, places, double.PositiveInfinity, threads: 2));
    }

    [Fact]
    public void Nodes_NorthBayreuthWithin1500Metres_AreThePublishedOnes()
    {
        var (graph, nodeOf) = NorthBayreuth();
        var published = Rows("road-north-bayreuth/north-bayreuth-expected-dd1500.csv").ToLookup(row => nodeOf[row[0]]);
        Assert.Equal(20, published.Count);
        foreach (var origin in published)
        {
            var expected = origin.ToDictionary(row => nodeOf[row[1]], row => Number(row[2]));
            var found = Reach.Nodes(graph, [RoadPlace.AtNode(origin.Key)], 1_500)[0];
            Assert.Equal(expected.Keys.Order(), found.Select(node => node.Node));
            Assert.All(found, node => Assert.Equal(expected[node.Node], node.Cost, 0.001));
        }
    }

    // A negative cost closes that way. The undirected reading lets each of an edge's two costs be ridden both ways.
    private static (RoutingGraph Graph, Dictionary<string, int> NodeOf) PgroutingSample(bool isDirected)
    {
        var rows = Rows("pgrouting-sample/sample-edges.csv")
            .Select(row => (From: row[1], To: row[2], Forward: Number(row[3]), Backward: Number(row[4])));
        if (!isDirected)
            rows = rows.SelectMany(r => new[] { r with { Backward = r.Forward }, r with { Forward = r.Backward } });
        return Graph(Rows("pgrouting-sample/sample-vertices.csv").Select(row => row[0]), rows);
    }

    private static (RoutingGraph Graph, Dictionary<string, int> NodeOf) NorthBayreuth() =>
        Graph(
            Rows("road-north-bayreuth/north-bayreuth-nodes.csv").Select(row => row[0]),
            Rows("road-north-bayreuth/north-bayreuth-edges.csv")
                .Select(row => (row[1], row[2], Number(row[3]), Number(row[3])))
        );

    private static (RoutingGraph, Dictionary<string, int>) Graph(
        IEnumerable<string> nodes,
        IEnumerable<(string From, string To, double Forward, double Backward)> rows
    )
    {
        var nodeOf = nodes.Select((id, i) => (id, i)).ToDictionary(node => node.id, node => node.i);
        var edges = rows.Select(r => new RoadEdge(
                nodeOf[r.From],
                nodeOf[r.To],
                r.Forward < 0 ? double.PositiveInfinity : r.Forward,
                r.Backward < 0 ? double.PositiveInfinity : r.Backward,
                Name: 0,
                RoadClass.Unknown,
                RoadAccess.All
            ))
            .ToArray();
        var network = new RoadNetwork(
            new Wgs84[nodeOf.Count],
            new long[nodeOf.Count],
            edges,
            new int[edges.Length + 1],
            [],
            [""]
        );
        return (RoutingGraph.Build(network, RandomRoads.Cycle, TravelCost.Metres), nodeOf);
    }

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(PublishedCases.Path(file)).Skip(1).Select(line => line.Split(','));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
