using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.Roads.Search;
using QhdHomeMap.Geo.ServiceAreas;

namespace QhdHomeMap.Benchmarks.Roads;

/// <summary>What is within 1,500 m of 27 and of 200 origins: nodes with costs, stretches of road, polygons.</summary>
internal static class ReachBench
{
    private const double RangeM = 1_500;
    private const int Times = 200;
    private static readonly int[] Origins = [27, 200];

    public static async Task<int> RunAsync(string[] args)
    {
        foreach (var (name, roads) in BenchRoads.Of(args))
        {
            Timing.Header(name);
            var graph = Timing.Once("图（一次）", () => RoutingGraph.Build(roads, BenchRoads.Walk, TravelCost.Metres));
            var nodes = GridCity.DrawNodes(roads, Origins.Max(), seed: 1);
            foreach (var count in Origins)
                MeasureOrigins(graph, nodes[..count]);
            Timing.Measure("200 棵整树，只算", 3, () => WholeTrees(graph, nodes), "个节点");
            MeasureAreas(graph, nodes[..Origins[0]]);
            await MeasurePeersAsync(roads, nodes);
        }
        return 0;
    }

    private static void MeasureOrigins(RoutingGraph graph, int[] nodes)
    {
        var places = Array.ConvertAll(nodes, RoadPlace.AtNode);
        Timing.Measure(
            $"{nodes.Length} 个起点 1500 米，节点与米数",
            Times,
            () => Reach.Nodes(graph, places, RangeM).Sum(found => (long)found.Length),
            "个节点"
        );
        Timing.Measure(
            $"{nodes.Length} 个起点 1500 米，节点与路段",
            Times,
            () => Reach.Compute(graph, places, [RangeM]).Sum(found => (long)found.Nodes.Length),
            "个节点"
        );
    }

    private static long WholeTrees(RoutingGraph graph, int[] nodes)
    {
        var settled = 0L;
        Parallel.ForEach(
            nodes,
            graph.Rent,
            (node, _, search) =>
            {
                search.Run(RoadPlace.AtNode(node), double.PositiveInfinity);
                Interlocked.Add(ref settled, search.ReachedCount);
                return search;
            },
            search => search.Dispose()
        );
        return settled;
    }

    private static void MeasureAreas(RoutingGraph graph, int[] nodes)
    {
        var places = Array.ConvertAll(nodes, RoadPlace.AtNode);
        var cells = GroundCells.For(graph.Network, graph.Profile);
        Timing.Measure(
            $"{nodes.Length} 个起点 1500 米，连同多边形",
            30,
            () =>
            {
                var reached = Reach.Compute(graph, places, [RangeM]);
                return ServiceArea.DrawAll(cells, [.. reached.Select(found => found.Stretches[0])]).Length;
            },
            "个多边形"
        );
    }

    private static async Task MeasurePeersAsync(RoadNetwork roads, int[] nodes)
    {
        await using var peers = await RoadPeers.LoadAsync(roads);
        if (!peers.HasRouting)
        {
            Console.WriteLine("没有 pgRouting，未作比较；加 --peers 会装上。");
            return;
        }
        foreach (var count in Origins)
            await Timing.MeasureAsync(
                $"pgRouting pgr_drivingDistance，{count} 个起点 1500 米",
                5,
                () => peers.DrivingDistanceAsync(nodes[..count], RangeM),
                "个节点"
            );
    }
}
