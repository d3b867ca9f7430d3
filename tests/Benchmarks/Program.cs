using QhdHomeMap.Benchmarks.Clusters;
using QhdHomeMap.Benchmarks.Layouts;
using QhdHomeMap.Benchmarks.Nearest;
using QhdHomeMap.Benchmarks.Roads;
using QhdHomeMap.Benchmarks.Rolling;
using QhdHomeMap.Benchmarks.Tiles;

// `./qhd bench NAME` starts one of these; the other words are for the processes that a benchmark starts itself.
return args switch
{
    ["nearest", .. var rest] => await NearestBench.RunAsync(rest),
    ["rereading", .. var rest] => await RereadingBench.RunAsync(rest),
    ["nearest-host", .. var rest] => await NearestHost.RunAsync(rest),
    ["nearest-load", .. var rest] => await OpenLoop.RunAsync(rest),
    ["rolling", .. var rest] => await RollingBench.RunAsync(rest),
    ["reach", .. var rest] => await ReachBench.RunAsync(rest),
    ["matrix", .. var rest] => await MatrixBench.RunAsync(rest),
    ["snap", .. var rest] => await SnapBench.RunAsync(rest),
    ["import", .. var rest] => await ImportBench.RunAsync(rest),
    ["byroad", .. var rest] => await ByRoadBench.RunAsync(rest),
    ["tiles"] => await TilesBench.RunAsync(),
    ["cluster", .. var rest] => await ClusterBench.RunAsync(rest),
    ["coverage"] => await CoverageBench.RunAsync(),
    _ => Unknown(),
};

static int Unknown()
{
    Console.Error.WriteLine(
        "没有这项测速。可用：nearest [--homes 100000,400000] [--seconds 8]；"
            + "rereading [--homes 400000] [--reuse]；rolling [--rate 500] [--homes 10000]；"
            + "reach|matrix|snap|byroad [--peers] [--roads FILE.osm.pbf]；import --roads FILE.osm.pbf [--copies 6] [--peers]；cluster [--points 100000,1000000]；coverage；tiles"
    );
    return 2;
}
