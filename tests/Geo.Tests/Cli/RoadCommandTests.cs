using System.Text.Json;

namespace QhdHomeMap.Geo.Tests.Cli;

public sealed class RoadCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("qhd-roads-");

    // A street of three blocks, the last one-way eastward, and two nodes far off that are joined only to each other; the large piece has
    // 41 nodes, so that two are less than a twentieth.
    public RoadCommandTests()
    {
        var tail = Enumerable.Range(0, 37).ToArray();
        Write(
            "nodes.csv",
            "id,lon,lat\nA,119.600,39.93\nB,119.601,39.93\nC,119.602,39.93\nD,119.603,39.93\nX,119.7,39.93\nY,119.701,39.93\n"
                + string.Concat(tail.Select(i => $"t{i},119.6,39.9{i + 31}\n"))
        );
        Write(
            "edges.csv",
            "source,target,length_m,reverse_m\nA,B,100,\nB,C,100.5,90\nC,D,100,-1\nX,Y,85,85\n"
                + string.Concat(tail.Select(i => $"{(i == 0 ? "A" : $"t{i - 1}")},t{i},5000,5000\n"))
        );
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Reach_FromNodes_WritesNodesWithCosts()
    {
        Write("origins.csv", "id,node\no1,A\no2,D\n");
        var run = await ReachAsync("--metres", "150,300.5", "--out-nodes", "-");
        Assert.Equal(
            (
                0,
                "origin,node,cost\no1,A,0\no1,B,100\no1,C,200.5\no1,D,300.5\no2,D,0\n",
                "起点 2 个：5 行节点、4 个范围，写入标准输出\n"
            ),
            (run.ExitCode, run.Output, run.Error)
        );
    }

    [Fact]
    public async Task Reach_ByMinutes_CountsSeconds()
    {
        // 100 m at 1.2 m/s.
        Write("origins.csv", "id,node\no,A\n");
        var run = await ReachAsync("--minutes", "1.5", "--profile", "walk", "--out-nodes", "-");
        Assert.Equal("origin,node,cost\no,A,0\no,B,83.333333\n", run.Output);
    }

    [Fact]
    public async Task Reach_PlacesFarOffAndCutOff_AreNamedAndTheRestIsAnswered()
    {
        Write("origins.csv", "id,lon,lat\nfar,119.65,39.97\nisland,119.7005,39.93\ngood,119.6005,39.93\n");
        var run = await ReachAsync("--metres", "60", "--json", "--out-nodes", Path("out.csv"));
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("起点 far：200 米内没有可走的路，没有计算 [too_far]", run.Error, StringComparison.Ordinal);
        Assert.Contains("[cut_off]", run.Error, StringComparison.Ordinal);
        using var summary = JsonDocument.Parse(run.Output);
        Assert.Equal(
            [("far", "too_far"), ("island", "cut_off")],
            summary
                .RootElement.GetProperty("unmatched")
                .EnumerateArray()
                .Select(u => (u.GetProperty("id").GetString(), u.GetProperty("code").GetString()))
        );
        var rows = await File.ReadAllLinesAsync(Path("out.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(["origin", "island", "island", "good", "good"], rows.Select(row => row.Split(',')[0]));
    }

    [Fact]
    public async Task Reach_Areas_AreFeaturesByOriginAndRange()
    {
        Write("origins.csv", "id,node\no,A\n");
        var run = await ReachAsync("--metres", "50,150", "--out", Path("out.geojson"));
        Assert.Equal((0, $"起点 1 个：2 行节点、2 个范围，写入{Path("out.geojson")}\n"), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(
            await File.ReadAllBytesAsync(Path("out.geojson"), TestContext.Current.CancellationToken)
        );
        var ranges = json
            .RootElement.GetProperty("features")
            .EnumerateArray()
            .Select(f => f.GetProperty("properties"))
            .ToArray();
        Assert.Equal([50, 150], ranges.Select(p => p.GetProperty("metres").GetDouble()));
        Assert.True(ranges[0].GetProperty("areaM2").GetDouble() < ranges[1].GetProperty("areaM2").GetDouble());
    }

    [Fact]
    public async Task Matrix_UnreachablePairs_AreLeftOut()
    {
        Write("all.csv", "id,node\na,A\nd,D\nx,X\n");
        var run = await RunAsync("matrix", "--from", Path("all.csv"), "--to", Path("all.csv"), "--out", "-");
        Assert.Equal("from,to,cost\na,a,0\na,d,300.5\nd,d,0\nx,x,0\n", run.Output);
    }

    [Fact]
    public async Task Matrix_SeveralRanges_AreRefusedAsTheHelpSays()
    {
        Write("all.csv", "id,node\na,A\n");
        string[] files = ["--from", Path("all.csv"), "--to", Path("all.csv"), "--out", "-"];
        var run = await RunAsync("matrix", [.. files, "--metres", "500,1500"]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("只写一个值 [bad_range]", run.Error, StringComparison.Ordinal);
        var help = await CliRun.OfAsync("matrix", "--help");
        Assert.Contains("连同到路边的距离，只写一个值", help.Output + help.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id,lon,lat\n", "起点文件里没有数据行 [no_places]", "起点 0 个：0 行节点、0 个范围，写入标准输出")]
    [InlineData(
        "id,lon,lat\nfar,119.65,39.97\n",
        "起点全都离路太远，结果是空的；请核对坐标系和路网的范围 [none_matched]",
        "起点 1 个（1 个 too_far）：0 行节点、0 个范围，写入标准输出"
    )]
    public async Task Reach_NothingToStartFrom_IsRemarked(string origins, string remark, string summary)
    {
        Write("origins.csv", origins);
        var run = await ReachAsync("--metres", "60", "--out-nodes", "-");
        Assert.Equal((0, "origin,node,cost\n"), (run.ExitCode, run.Output));
        Assert.Equal([remark, summary], run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^2..]);
    }

    [Fact]
    public async Task Matrix_Done_TellsHowManyPairsAndPlaces()
    {
        Write("from.csv", "id,lon,lat\ngood,119.6005,39.93\nfar,119.65,39.97\nisland,119.7005,39.93\n");
        Write("to.csv", "id,node\na,A\n");
        var run = await RunAsync(
            "matrix",
            "--from",
            Path("from.csv"),
            "--to",
            Path("to.csv"),
            "--out",
            Path("out.csv")
        );
        Assert.EndsWith(
            $"起点 3 个（1 个 too_far、1 个 cut_off），终点 1 个：1 对，写入{Path("out.csv")}\n",
            run.Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("bad_range", "--metres", "0", "--out-nodes", "-")]
    [InlineData("bad_range", "--metres", "100,-1", "--out-nodes", "-")]
    [InlineData("bad_number", "--minutes", "soon", "--out-nodes", "-")]
    [InlineData("bad_number", "--metres", "500，1500", "--out-nodes", "-")]
    [InlineData("repeated_value", "--metres", "1500,500,500", "--out-nodes", "-")]
    [InlineData("conflicting_options", "--metres", "5", "--minutes", "5", "--out-nodes", "-")]
    [InlineData("two_answers", "--metres", "5", "--json", "--out-nodes", "-")]
    [InlineData("missing_option", "--out-nodes", "-")]
    [InlineData("missing_option", "--metres", "5")]
    [InlineData("unknown_profile", "--metres", "5", "--profile", "horse", "--out-nodes", "-")]
    [InlineData("unknown_id", "--metres", "5", "--out-nodes", "-")]
    public async Task Reach_SenselessCall_IsRefusedWithACode(string code, params string[] options)
    {
        Write("origins.csv", code == "unknown_id" ? "id,node\no,nowhere\n" : "id,node\no,A\n");
        var run = await ReachAsync(options);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains($"[{code}]", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reach_BadRowsOfEdges_AreToldWithLineColumnValueAndReason()
    {
        Write("edges.csv", "source,target,length_m,reverse_m\nA,B,10,x\nA,B,long,\n");
        Write("origins.csv", "id,node\no,A\n");
        var run = await ReachAsync("--metres", "5", "--out-nodes", Path("out.csv"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("第 2 行 reverse_m 列“x”：不是数字 [bad_number]", run.Error, StringComparison.Ordinal);
        Assert.Contains("第 3 行 length_m 列“long”：不是数字 [bad_number]", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path("out.csv")));
    }

    [Fact]
    public async Task Reach_EdgeToAnUnknownNode_IsRefusedWithItsRow()
    {
        Write("edges.csv", "source,target,length_m\nA,Q,10\n");
        Write("origins.csv", "id,node\no,A\n");
        var run = await ReachAsync("--metres", "5", "--out-nodes", "-");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("第 2 行 target 列“Q”：", run.Error, StringComparison.Ordinal);
        Assert.Contains("里没有这个编号 [unknown_id]", run.Error, StringComparison.Ordinal);
    }

    private Task<CliRun> ReachAsync(params string[] options) =>
        RunAsync(["reach", "--origins", Path("origins.csv"), .. options]);

    private Task<CliRun> RunAsync(string verb, params string[] options) =>
        CliRun.OfAsync([verb, "--nodes", Path("nodes.csv"), "--edges", Path("edges.csv"), .. options]);

    private Task<CliRun> RunAsync(string[] options) => RunAsync(options[0], options[1..]);

    private string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    private void Write(string name, string text) => File.WriteAllText(Path(name), text);
}
