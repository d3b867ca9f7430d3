using System.Diagnostics;

namespace QhdHomeMap.Architecture.Tests;

/// <summary>What an earlier command left behind does not stop the next one.</summary>
public class ThrowawayTests
{
    [Fact]
    public async Task Sweep_OfARecordThatIsEmpty_RemovesIt()
    {
        var folder = Directory.CreateTempSubdirectory("qhd-record-");
        var record = Path.Combine(folder.CreateSubdirectory("run").FullName, "qhd-throwaway.empty");
        await File.WriteAllTextAsync(record, "", TestContext.Current.CancellationToken);
        var sweep = $"""
            set -euo pipefail
            local_dir={folder.FullName}
            source {Checkout.Root}/ops/throwaway.sh
            throwaway_sweep
            """;

        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", sweep]))!;
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, bash.ExitCode);
        Assert.False(File.Exists(record));
        folder.Delete(recursive: true);
    }
}
