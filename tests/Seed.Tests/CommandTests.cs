using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using QhdHomeMap.Seed.Homes;
using QhdHomeMap.Seed.Tables;
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
    [InlineData("missing_value", "data/places.csv", "--datum")]
    [InlineData("repeated_option", "data/places.csv", "--datum", "wgs84", "--datum", "gcj02")]
    [InlineData("unknown_option", "data/places.csv", "--datum", "wgs84", "--force")]
    [InlineData("unexpected_argument", "data/places.csv", "other.csv", "--datum", "wgs84")]
    public async Task ImportHomes_WrongCall_SaysWhyInOneChineseSentence_AndExitsTwo(
        string code,
        params string[] arguments
    )
    {
        string[] call = ["import", "homes", .. arguments];

        var run = await RunAsync("Host=/nowhere", call);
        var check = await RunAsync("", ["[check]", .. call]);

        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Matches($"^用法不对：[^a-z].*（{code}）\n$", run.Error);
        Assert.Equal(run, check);
    }

    [Theory]
    [InlineData("missing_command")]
    [InlineData("missing_command", "import")]
    [InlineData("unknown_command", "import", "roads")]
    [InlineData("unknown_option", "migrate", "--force")]
    [InlineData("file_missing", "import", "holidays")]
    [InlineData("file_not_found", "import", "holidays", "none.json")]
    public async Task Program_CalledWrongly_SaysWhy_AndExitsTwo(string code, params string[] call)
    {
        var (status, output, error) = await RunAsync("Host=/nowhere", call);

        Assert.Equal((2, ""), (status, output));
        Assert.EndsWith($"（{code}）\n", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import homes data/places.csv --datum wgs84")]
    [InlineData("import holidays data/holidays/2026.json")]
    public async Task Check_OfARightCall_AsksNoDatabase(string call) =>
        Assert.Equal((0, "", ""), await RunAsync("Host=/nowhere", ["[check]", .. call.Split(' ')]));

    [Theory]
    [InlineData("--help", "./qhd <命令>")]
    [InlineData("import -h", "./qhd import <命令>")]
    [InlineData("import homes --help", "./qhd import homes <文件>")]
    [InlineData("import homes none.csv --datum x -h", "--datum <坐标系>")]
    [InlineData("import holidays --help", "./qhd import holidays <文件>")]
    [InlineData("[check] import holidays --help", "./qhd import holidays <文件>")]
    public async Task Help_WhereverAsked_IsChinese(string call, string expected)
    {
        var (status, output, error) = await RunAsync("Host=/nowhere", call.Split(' '));

        Assert.Equal((0, ""), (status, error));
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)usage|description|show help|arguments|options|commands", output);
    }

    [Fact]
    public async Task Help_OfImportHomes_NamesEveryOptionThatTheCommandOfTheCheckoutNames()
    {
        var (_, output, _) = await RunAsync("", "import", "homes", "--help");
        var options = Regex.Matches(output, "(?m)^  (--[a-z-]+)").Select(match => match.Groups[1].Value).ToList();
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "qhd")))
        {
            folder = folder.Parent;
        }
        var told = await File.ReadAllTextAsync(
            Path.Combine(folder.FullName, "ops", "help.sh"),
            TestContext.Current.CancellationToken
        );

        Assert.Contains("--hours", options);
        Assert.All(options.Where(option => option != "--help"), option => Assert.Contains($"  {option} ", told));
    }

    [Fact]
    public async Task Migrate_UnlessDone_LooksOnlyWhereAnotherBuildWasLast()
    {
        const string Done = "数据库已由这一版程序升级过\n";
        const string Looked = "数据库已就绪：执行迁移 0 项，补充基础数据 1 条\n";
        await using var scene = await ImportScene.CreateAsync();
        async Task<string> MigrateAsync(params string[] options) =>
            (await RunAsync(scene.ConnectionString, ["migrate", .. options])).Output;
        Task LoseARowAsync() => scene.ExecuteAsync("delete from settings where code = 'other'");

        await LoseARowAsync();
        Assert.Equal(Looked, await MigrateAsync("--unless-done"));
        await LoseARowAsync();
        Assert.Equal(Done, await MigrateAsync("--unless-done"));
        Assert.Equal(Looked, await MigrateAsync());
        await LoseARowAsync();
        await scene.ExecuteAsync("comment on table \"__EFMigrationsHistory\" is 'QhdHomeMap.Seed of another build'");
        Assert.Equal(Looked, await MigrateAsync("--unless-done"));
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

    internal static async Task<(int Status, string Output, string Error)> RunAsync(
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
