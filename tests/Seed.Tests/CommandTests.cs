using System.Diagnostics;
using System.Text;
using QhdHomeMap.Seed.Homes;
using QhdHomeMap.Seed.Tests.Homes;

namespace QhdHomeMap.Seed.Tests;

/// <summary>The program as it is called: what it prints, and how it exits.</summary>
public class CommandTests
{
    private const string List = "编号,名称,经度,纬度\nA1,甲站,119.57,39.94\n";

    [Fact]
    public async Task ImportHomes_GoodList_SaysWhatItDid_AndExitsZero()
    {
        await using var scene = await ImportScene.CreateAsync();
        await scene.AddSampleAsync();
        var path = scene.Save("list.csv", Encoding.UTF8.GetBytes(List));

        var (status, output, _) = await RunAsync(scene.ConnectionString, "import", "homes", path, "--datum", "wgs84");

        Assert.Equal(0, status);
        Assert.Contains("新增 1 处", output, StringComparison.Ordinal);
        Assert.Contains("已删去示例阵地 1 处", output, StringComparison.Ordinal);
        Assert.Contains("A1", (await scene.HomesAsync()).Keys);
    }

    [Fact]
    public async Task ImportHomes_BadRow_IsToldWithLineColumnValueAndReason_AndExitsOne()
    {
        await using var scene = await ImportScene.CreateAsync();
        var path = scene.Save("list.csv", Encoding.UTF8.GetBytes(List + "A2,乙站,39.93,119.59\n"));

        var (status, output, _) = await RunAsync(scene.ConnectionString, "import", "homes", path, "--datum", "wgs84");

        Assert.Equal(1, status);
        Assert.Contains("第 3 行，经度、纬度“39.93、119.59”：经度和纬度写反了", output, StringComparison.Ordinal);
        Assert.Contains("一行也没有写入", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportHomes_UnreadableFile_IsOneSentence_AndExitsOne()
    {
        await using var scene = await ImportScene.CreateAsync();
        var path = scene.Save("list.xlsx", Encoding.UTF8.GetBytes("<html></html>"));

        var (status, _, error) = await RunAsync(scene.ConnectionString, "import", "homes", path, "--datum", "wgs84");

        Assert.Equal(1, status);
        Assert.Contains("not_xlsx", Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportHomes_DatabaseAway_IsOneSentence_AndExitsOne()
    {
        await using var scene = await ImportScene.CreateAsync();
        var path = scene.Save("list.csv", Encoding.UTF8.GetBytes(List));

        var (status, _, error) = await RunAsync(
            "Host=/nowhere;Database=x",
            "import",
            "homes",
            path,
            "--datum",
            "wgs84"
        );

        Assert.Equal(1, status);
        Assert.Contains("database_failed", Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file_missing")]
    [InlineData("file_not_found", "none.csv", "--datum", "wgs84")]
    [InlineData("file_type_unknown", "QhdHomeMap.Seed.dll", "--datum", "wgs84")]
    [InlineData("datum_missing", "data/places.csv")]
    [InlineData("datum_unknown", "data/places.csv", "--datum", "gps")]
    public async Task ImportHomes_WrongCall_SaysWhy_AndExitsTwo(string code, params string[] arguments)
    {
        var (status, _, error) = await RunAsync("Host=/nowhere", ["import", "homes", .. arguments]);

        Assert.Equal(2, status);
        Assert.Contains(code, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_InALog_IsALineEveryFewSeconds()
    {
        var clock = new Clock();
        using var output = new StringWriter();
        var progress = new PlainLines(output, clock);

        for (var second = 0; second < 10; second++)
        {
            progress.Report(new("读取与检查", second / 10.0));
            clock.Seconds++;
        }

        Assert.Equal(
            ["读取与检查 30%", "读取与检查 60%", "读取与检查 90%"],
            output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)
        );
    }

    private static async Task<(int Status, string Output, string Error)> RunAsync(
        string database,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "QhdHomeMap.Seed.dll"), .. arguments]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = AppContext.BaseDirectory,
            Environment = { ["QHD_DATABASE"] = database },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    private sealed class Clock : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
