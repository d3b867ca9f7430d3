using QhdHomeMap.Geo.Roads.Search;
using QhdHomeMap.Geo.Roads.Search.Contraction;

namespace QhdHomeMap.Benchmarks.Roads;

/// <summary>Metres between all pairs of 200 origins and 200 or 1,000 targets.</summary>
internal static class MatrixBench
{
    public static async Task<int> RunAsync(string[] args)
    {
        foreach (var (name, roads) in BenchRoads.Of(args))
        {
            Timing.Header(name);
            var graph = RoutingGraph.Build(roads, BenchRoads.Walk, TravelCost.Metres);
            var hierarchy = Timing.Once("分层（一次，冷）", () => ContractionHierarchy.Build(graph));
            Timing.Once("分层（再一次，热）", () => ContractionHierarchy.Build(graph));
            var from = GridCity.DrawNodes(roads, 200, seed: 1);
            var to = GridCity.DrawNodes(roads, 1_000, seed: 3);
            var (origins, targets) = (Places(from), Places(to));
            Timing.Measure("200 × 200，分层", 20, () => Pairs(graph, origins, origins, hierarchy), "对");
            Timing.Measure("200 × 1000，分层", 20, () => Pairs(graph, origins, targets, hierarchy), "对");
            Timing.Measure("200 × 1000，逐个搜索", 5, () => Pairs(graph, origins, targets, null), "对");

            await using var peers = await RoadPeers.LoadAsync(roads);
            if (!peers.HasRouting)
            {
                Console.WriteLine("没有 pgRouting，未作比较；加 --peers 会装上。");
                continue;
            }
            await Timing.MeasureAsync(
                "pgRouting pgr_dijkstraCost，200 × 200",
                2,
                () => peers.CostMatrixAsync(from, from),
                "对"
            );
            await Timing.MeasureAsync(
                "pgRouting pgr_dijkstraCost，200 × 1000",
                2,
                () => peers.CostMatrixAsync(from, to),
                "对"
            );
        }
        return 0;
    }

    private static long Pairs(RoutingGraph graph, RoadPlace[] from, RoadPlace[] to, ContractionHierarchy? hierarchy) =>
        CostMatrix.Compute(graph, from, to, hierarchy: hierarchy).LongLength;

    private static RoadPlace[] Places(int[] nodes) => System.Array.ConvertAll(nodes, RoadPlace.AtNode);
}
