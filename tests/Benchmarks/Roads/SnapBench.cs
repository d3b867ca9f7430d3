using QhdHomeMap.Geo.Roads.Snapping;

namespace QhdHomeMap.Benchmarks.Roads;

/// <summary>100,000 places to the nearest point of the nearest edge.</summary>
internal static class SnapBench
{
    private const int Places = 100_000;
    private const int PeerPlaces = 20_000;

    public static async Task<int> RunAsync(string[] args)
    {
        foreach (var (name, roads) in BenchRoads.Of(args))
        {
            Timing.Header(name);
            var index = Timing.Once("索引（一次）", () => EdgeIndex.Build(roads, BenchRoads.Walk));
            var places = GridCity.Places(roads, Places, seed: 7);
            Timing.Measure(
                "100,000 点吸附到路段",
                20,
                () => index.Nearest(places, EdgeIndex.UsualLimitM).LongCount(found => found is not null),
                "点"
            );
            Timing.Measure(
                "100,000 点吸附到路段，一个线程",
                10,
                () => index.Nearest(places, EdgeIndex.UsualLimitM, threads: 1).LongCount(found => found is not null),
                "点"
            );
            await using var peers = await RoadPeers.LoadAsync(roads);
            await Timing.MeasureAsync(
                "PostGIS <->（geometry，只取路段编号，20,000 点）",
                2,
                () => peers.SnapAsync(places[..PeerPlaces]),
                "点"
            );
        }
        return 0;
    }
}
