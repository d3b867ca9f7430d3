using QhdHomeMap.Benchmarks.Nearest;

// `./qhd bench NAME` starts one of these; the other words are for the processes that a benchmark starts itself.
return args switch
{
    ["nearest", .. var rest] => await NearestBench.RunAsync(rest),
    ["nearest-host", .. var rest] => await NearestHost.RunAsync(rest),
    ["nearest-load", .. var rest] => await OpenLoop.RunAsync(rest),
    _ => Unknown(),
};

static int Unknown()
{
    Console.Error.WriteLine("没有这项测速。可用：nearest [--homes 100000,400000] [--seconds 8]");
    return 2;
}
