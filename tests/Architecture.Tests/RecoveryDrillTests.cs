using System.Diagnostics;

namespace QhdHomeMap.Architecture.Tests;

/// <summary>Point-in-time recovery, by the commands that the operations guide tells.</summary>
public class RecoveryDrillTests
{
    [Fact]
    public async Task Drill_RecoveredToAMoment_ShowsWhatWasWrittenBeforeAndNotAfter()
    {
        var start = new ProcessStartInfo(Path.Combine(Checkout.Root, "ops", "recovery-drill.sh"))
        {
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, said);
        Assert.Contains("见到 A，没有 B", said, StringComparison.Ordinal);
    }
}
