using System.Text.Json;

namespace QhdHomeMap.Geo.Tests.Cli;

public sealed class AccessTests : IDisposable
{
    // Home A (12 seats) serves 100 + 20 heads: 0.1 each; B (10 seats) village 2 alone: 0.5; C stands 501 m off and serves nobody;
    // nobody of village 3 gets anywhere.
    private const string DemandRows = "id,population\n1,100\n2,20\n3,7\n";
    private const string SupplyRows = "id,capacity\nA,12\nB,10\nC,5\n";
    private const string CostRows = "demand,supply,cost\n1,A,100\n2,A,500\n2,B,500\n1,C,501\n";

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Access_ToAFile_WritesSharesAndNamesWhatNobodyReaches()
    {
        var run = await RunAsync("--method 2sfca --max-cost 500", CostRows);

        Assert.Equal("id,access\n1,0.1\n2,0.6\n3,0\n", _folder.Read("out.csv"));
        Assert.Equal(
            (
                0,
                $"算出 3 个需求点的可达性；1 个需求点够不着任何供给；没有人够得着的供给点：C；写到 {_folder.PathOf("out.csv")}\n",
                ""
            ),
            (run.ExitCode, run.Output, run.Error)
        );
    }

    [Fact]
    public async Task Access_Json_TellsHowMuchIsReached()
    {
        var run = await RunAsync("--method 2sfca --max-cost 500 --json", CostRows, hasOut: false);

        Assert.Equal(
            """
            {"population":127,"supply":27,"supplyReached":22,"unreached":["C"],"unserved":["3"],"access":[{"id":"1","access":0.1},{"id":"2","access":0.6},{"id":"3","access":0}]}

            """,
            run.Output
        );
    }

    [Theory]
    [InlineData("--method 2sfca --decay inverse --max-cost 61", 0, "2SFCA")]
    [InlineData("--method e2sfca --decay inverse --max-cost 61", 1, "2SFCA")]
    [InlineData("--method 3sfca --decay gravity:1 --max-cost 61", 2, "3SFCA")]
    [InlineData("--method 3sfca --decay inverse --max-cost 61", 3, "3SFCA")]
    [InlineData("--method 2sfca --max-cost 30", 2, "2SFCA binary 30")]
    [InlineData("--method 2sfca --decay binary --max-cost 30", 3, "2SFCA binary 30")]
    [InlineData("--method e2sfca --decay step:10=1,20=.68,30=.22 --max-cost 30", 1, "E2SFCA step 10:1 20:0.68 30:0.22")]
    [InlineData("--method e2sfca --max-cost 30", 3, "E2SFCA step 10:1 20:0.68 30:0.22")]
    public async Task Access_PublishedScenario_AgreesToNineDigits(string call, int scenario, string method)
    {
        using var cases = JsonDocument.Parse(
            await File.ReadAllTextAsync(
                PublishedCases.Path("access/hospital-4-scenarios-expected.json"),
                TestContext.Current.CancellationToken
            )
        );
        var costs = cases.RootElement.GetProperty("costs")[scenario].EnumerateObject();
        var rows = costs.Select(pair => $"{pair.Name.Replace("->", ",", StringComparison.Ordinal)},{pair.Value}\n");

        await RunAsync(
            call,
            "demand,supply,cost\n" + string.Concat(rows),
            "id,population\n1,100\n2,50\n3,10\n",
            "id,capacity\n1,15\n2,20\n3,100\n"
        );

        var expected = cases
            .RootElement.GetProperty("results")
            .EnumerateArray()
            .Single(r =>
                r.GetProperty("method").GetString() == method && r.GetProperty("scenario").GetInt32() == scenario
            )
            .GetProperty("access");
        var found = _folder.Read("out.csv").TrimEnd().Split('\n').Skip(1).Select(row => row.Split(',')).ToList();
        Assert.Equal(3, found.Count);
        foreach (var row in found)
        {
            var access = double.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(expected.GetProperty(row[0]).GetDouble(), access, 1e-9);
        }
    }

    [Fact]
    public async Task Access_Gaussian_WeighsByDistance()
    {
        // One home of 1 seat, one village of 1 head at σ: its weight cancels, and the head has the seat.
        await RunAsync(
            "--method 2sfca --decay gaussian:100 --max-cost 500",
            "需求点,供给点,距离\n1,A,100\n",
            "编号,人数\n1,1\n",
            "编号,容量\nA,1\n"
        );

        Assert.Equal("id,access\n1,1\n", _folder.Read("out.csv"));
    }

    [Fact]
    public async Task Access_BadRows_TellsEachAndWritesNothing()
    {
        var run = await RunAsync(
            "--method 2sfca --decay inverse --max-cost 500",
            "demand,supply,cost\n1,A,0\n1,A,5\n2,A,-1\n2,B,x\n"
        );

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            [
                "第 2 行 cost 列“0”：是 0，这种衰减算不出权重 [zero_cost]",
                "第 3 行 supply 列“A”：1 到这里的成本前面已经有了 [duplicate_pair]",
                "第 4 行 cost 列“-1”：不能小于 0 [negative_cost]",
                "第 5 行 cost 列“x”：不是数字 [bad_number]",
            ],
            run.Error.Split('\n').Take(4)
        );
        Assert.Equal(3, _folder.FileCount);
    }

    [Theory]
    [InlineData("id,population\n1,-1\n", "[negative_population]")]
    [InlineData("id,population\n1,1\n1,2\n", "[duplicate_id]")]
    [InlineData("id\n1\n", "缺少 population（人口）列")]
    public async Task Access_DemandThatCannotBe_SaysWhy(string demand, string expected)
    {
        var run = await RunAsync("--method 2sfca --max-cost 500", CostRows, demand);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--method 4sfca --max-cost 500", "不认识方法“4sfca”，可用：2sfca、e2sfca、3sfca [unknown_method]")]
    [InlineData("--method 2sfca --max-cost 0", "[bad_max_cost]")]
    [InlineData("--method 2sfca --max-cost far", "[bad_number]")]
    [InlineData("--method 2sfca --max-cost 9 --decay linear", "可用：binary、inverse")]
    [InlineData("--method 2sfca --max-cost 9 --decay binary:3", "[bad_decay]")]
    [InlineData("--method 2sfca --max-cost 9 --decay gaussian", "[bad_decay]")]
    [InlineData("--method 2sfca --max-cost 9 --decay gaussian:0", "[bad_decay]")]
    [InlineData("--method 2sfca --max-cost 9 --decay step:10", "“10”应写成 成本=权重 [bad_decay]")]
    [InlineData("--method 2sfca --max-cost 9 --decay step:10=1,10=2", "[bad_decay]")]
    [InlineData("--method 2sfca --max-cost 9 --decay step:10=x", "“x”不是有限的数 [bad_decay]")]
    [InlineData("--method 2sfca", "缺少 --max-cost [missing_option]")]
    public async Task Access_CallThatMakesNoSense_IsRefusedWithACode(string call, string expected)
    {
        var run = await RunAsync(call, CostRows);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Access_CostOfAnUnknownPlace_IsRefusedWithItsRow()
    {
        var run = await RunAsync("--method 2sfca --max-cost 9", "demand,supply,cost\n1,A,5\n1,Z,5\n");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("第 3 行 supply 列“Z”：", run.Error, StringComparison.Ordinal);
        Assert.Contains("里没有这个编号 [unknown_id]", run.Error, StringComparison.Ordinal);
    }

    private Task<CliRun> RunAsync(
        string call,
        string costs,
        string demand = DemandRows,
        string supply = SupplyRows,
        bool hasOut = true
    ) =>
        CliRun.OfAsync([
            "access",
            "--demand",
            _folder.Write("demand.csv", demand),
            "--supply",
            _folder.Write("supply.csv", supply),
            "--costs",
            _folder.Write("costs.csv", costs),
            .. hasOut ? (string[])["--out", _folder.PathOf("out.csv")] : [],
            .. call.Split(' '),
        ]);
}
