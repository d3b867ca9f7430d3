using System.Text;
using System.Text.Json;

namespace QhdHomeMap.Geo.Tests.Cli;

public sealed class ClusterTests : IDisposable
{
    /// <summary>A square of 10 m with its middle, a pair 6 m apart, a stray; in metres, with heads.</summary>
    private const string Crowds =
        "id,x,y,weight\na,0,0,1\nb,10,0,1\nc,10,10,1\nd,0,10,1\ne,5,5,4\nf,100,0,5\ng,106,0,1\nh,500,0,3\n";

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Cluster_ToAFile_WritesLabelsInTheOrderOfTheInput()
    {
        var input = _folder.Write("points.csv", Crowds);

        var run = await RunAsync($"--points {input} --eps 10 --min-points 5 --out {_folder.PathOf("out.csv")}");

        Assert.Equal(
            "id,label,core\na,0,1\nb,0,1\nc,0,1\nd,0,1\ne,0,1\nf,1,1\ng,1,1\nh,-1,0\n",
            _folder.Read("out.csv")
        );
        Assert.Equal(
            (0, $"8 个点分成 2 类，1 个点不属于任何一类，写到 {_folder.PathOf("out.csv")}\n", ""),
            (run.ExitCode, run.Output, run.Error)
        );
    }

    [Fact]
    public async Task Cluster_Json_TellsHeadsCentresHullsAndNoise()
    {
        var input = _folder.Write("points.csv", Crowds);

        var run = await RunAsync($"--points {input} --eps 10 --min-points 5 --json");

        // The square: 8 heads, centre 5,5, four corners and the first again. The pair: 5 and 1 heads, a sixth along 6 m.
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var answer = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal((8, 17), (answer.GetProperty("points").GetInt32(), answer.GetProperty("weight").GetDouble()));
        var clusters = answer.GetProperty("clusters");
        Assert.Equal("[5,5]", clusters[0].GetProperty("centre").GetRawText());
        Assert.Equal(5, clusters[0].GetProperty("hull").GetArrayLength());
        Assert.Equal("[101,0]", clusters[1].GetProperty("centre").GetRawText());
        Assert.Equal(
            (6, 2),
            (clusters[1].GetProperty("weight").GetDouble(), clusters[1].GetProperty("points").GetInt32())
        );
        Assert.Equal("""{"points":1,"weight":3}""", answer.GetProperty("noise").GetRawText());
        Assert.Equal("""{"id":"h","label":-1,"core":false}""", answer.GetProperty("labels")[7].GetRawText());
    }

    [Fact]
    public async Task Cluster_JsonBesideAFile_LeavesTheRowsToTheFile()
    {
        var input = _folder.Write("points.csv", Crowds);

        var run = await RunAsync($"--points {input} --eps 10 --min-points 5 --json --out {_folder.PathOf("o.csv")}");

        Assert.False(JsonDocument.Parse(run.Output).RootElement.TryGetProperty("labels", out _));
        Assert.StartsWith("id,label,core\na,0,1\n", _folder.Read("o.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cluster_ChineseHeadersInGb18030_AreRead()
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var text = "备注,人数,纵坐标,横坐标,编号\n工地,3,4422432.5,465852.9,甲\n,3,4422440.5,465852.9,乙\n";

        var run = await CliRun.OfAsync(
            encoding.GetBytes(text),
            TimeProvider.System,
            "cluster --points - --eps 8 --min-points 6 --out -".Split(' ')
        );

        Assert.Equal("id,label,core\n甲,0,1\n乙,0,1\n", run.Output);
        Assert.Equal((0, "2 个点分成 1 类，0 个点不属于任何一类，写到标准输出\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Cluster_WhatConvertWrites_IsRead()
    {
        var converted = await CliRun.OfConvertAsync("编号,经度,纬度\nA,119.6005,39.9354\n", "wgs84", "epsg4549");
        var input = _folder.Write("points.csv", converted.Output);

        await RunAsync($"--points {input} --eps 50 --min-points 1 --out {_folder.PathOf("out.csv")}");

        Assert.Equal("id,label,core\nA,0,1\n", _folder.Read("out.csv"));
    }

    [Fact]
    public async Task Cluster_Hdbscan_FindsBothADenseAndASparseCrowd()
    {
        // 5 x 5 points 1 m apart, 5 x 5 points 25 m apart 1 km away, and a stray; without weights.
        var rows = Enumerable
            .Range(0, 50)
            .Select(i => (Step: i < 25 ? 1 : 25, X: i < 25 ? 0 : 1_000, At: i % 25))
            .Select((p, i) => $"{i},{p.X + (p.Step * (p.At % 5))},{p.Step * (p.At / 5)}\n");
        var input = _folder.Write("points.csv", "\ufeffID, X ,Y\n" + string.Concat(rows) + "stray,0,9000\n");

        var run = await RunAsync(
            $"--points {input} --method hdbscan --eps 30 --min-points 5 --out {_folder.PathOf("o.csv")}"
        );

        Assert.Equal((0, "hdbscan 不用 --eps，没有理会它\n"), (run.ExitCode, run.Error));
        var labels = _folder.Read("o.csv").TrimEnd().Split('\n').Skip(1).Select(row => row[(row.IndexOf(',') + 1)..]);
        Assert.Equal([.. Enumerable.Repeat("0,1", 25), .. Enumerable.Repeat("1,1", 25), "-1,0"], labels);
    }

    [Fact]
    public async Task Cluster_BadRows_TellsEachAndWritesNothing()
    {
        var input = _folder.Write("points.csv", "id,x,y,weight\na,1,2,3\na,1,2,3\n,1,NaN,3\nd,x,,-1\ne,1,2\n");

        var run = await RunAsync($"--points {input} --eps 10 --min-points 5 --out {_folder.PathOf("out.csv")}");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            [
                "第 3 行 id 列“a”：与第 1 个编号重复 [duplicate_id]",
                "第 4 行 id 列“”：是空的 [empty_id]",
                "第 4 行 y 列“NaN”：不是有限的数 [bad_number]",
                "第 5 行 x 列“x”：不是数字 [bad_number]",
                "第 5 行 y 列“”：是空的 [bad_number]",
                "第 5 行 weight 列“-1”：不能小于 0 [negative_weight]",
                "第 6 行：有 3 列，表头有 4 列 [bad_row]",
                $"{input} 中有 7 处错误，没有写出任何内容 [bad_rows]",
            ],
            run.Error.TrimEnd().Split('\n')
        );
        Assert.Equal(1, _folder.FileCount);
    }

    [Theory]
    [InlineData("--eps 0 --min-points 5 --json", "--eps 应大于 0，写的是 0 [bad_eps]")]
    [InlineData("--eps -1 --min-points 5 --json", "[bad_eps]")]
    [InlineData("--eps NaN --min-points 5 --json", "[bad_number]")]
    [InlineData("--eps 50m --min-points 5 --json", "--eps 的“50m”不是有限的数 [bad_number]")]
    [InlineData("--eps 1e-9 --min-points 5 --json", "十亿分之一，坐标或 eps 的单位可能不对 [bad_eps]")]
    [InlineData("--eps 5 --min-points 0.5 --json", "--min-points 至少是 1，写的是 0.5 [bad_min_points]")]
    [InlineData("--method hdbscan --min-points 1 --json", "--min-points 至少是 2")]
    [InlineData("--method hdbscan --min-points 5 --min-cluster-size 1 --json", "[bad_min_cluster_size]")]
    [InlineData("--method hdbscan --min-points 5 --merge-below -1 --json", "[bad_merge_below]")]
    [InlineData("--eps 5 --min-points 5 --merge-below 10 --json", "[hdbscan_only]")]
    [InlineData(
        "--eps 5 --min-points 5 --method kmeans --json",
        "不认识方法“kmeans”，可用：dbscan、hdbscan [unknown_method]"
    )]
    [InlineData("--min-points 5 --json", "缺少 --eps [missing_option]")]
    [InlineData("--eps 5 --json", "缺少 --min-points [missing_option]")]
    [InlineData("--eps 5 --min-points 5", "缺少 --out（或者 --json） [missing_option]")]
    [InlineData("--eps 5 --min-points 5 --out - --json", "[two_answers]")]
    public async Task Cluster_CallThatMakesNoSense_IsRefusedWithACode(string call, string expected)
    {
        var run = await RunAsync($"--points {_folder.Write("points.csv", Crowds)} {call}");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cluster_HeaderOnly_WritesTheHeader()
    {
        var input = _folder.Write("points.csv", "id,x,y\n");

        await RunAsync($"--points {input} --eps 10 --min-points 5 --out {_folder.PathOf("out.csv")}");

        Assert.Equal("id,label,core\n", _folder.Read("out.csv"));
    }

    private static Task<CliRun> RunAsync(string call) => CliRun.OfAsync(["cluster", .. call.Split(' ')]);
}
