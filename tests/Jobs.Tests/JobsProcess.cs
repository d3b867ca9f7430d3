using System.Diagnostics;

namespace QhdHomeMap.Jobs.Tests;

/// <summary>The program as a process of its own, to be killed.</summary>
internal sealed class JobsProcess : IDisposable
{
    private readonly Process _process;

    private JobsProcess(Process process) => _process = process;

    public static JobsProcess Start(string database)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "QhdHomeMap.Jobs.dll"), .. RunningJobs.Arguments(database)]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new JobsProcess(process);
    }

    /// <summary>As kill -9 does: it learns nothing of it.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }
}
