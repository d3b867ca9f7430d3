using System.Diagnostics;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Seed.Tests.Sample;

/// <summary>`seed sample` as the program that `./qhd` runs.</summary>
public sealed class SampleCommandTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sample_OnAnEmptyDatabaseAndAgain_LoadsOnceAndSaysSo()
    {
        await using var database = await TestDatabase.CreateAsync();

        var first = await RunAsync(database, "sample", "--if-empty");
        var second = await RunAsync(database, "sample", "--if-empty");
        var insisting = await RunAsync(database, "sample");

        Assert.Equal(0, first.Exit);
        Assert.Contains("共享职工之家 27 个（本级 9 个，乡镇、街道 18 个", first.Output, StringComparison.Ordinal);
        Assert.Contains("工会驿站 60 个", first.Output, StringComparison.Ordinal);
        Assert.Contains("示例数据，不是真实站点", first.Output, StringComparison.Ordinal);
        Assert.Equal(0, second.Exit);
        Assert.Contains("未作改动", second.Output, StringComparison.Ordinal);
        Assert.Equal((1, ""), (insisting.Exit, insisting.Output));
        Assert.Contains("未作改动", insisting.Error, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(
        TestDatabase database,
        params string[] call
    )
    {
        var program = Path.Combine(AppContext.BaseDirectory, "QhdHomeMap.Seed.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. call])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["QHD_DATABASE"] = database.ConnectionString },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Cancellation);
        var error = process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, await output, await error);
    }
}
