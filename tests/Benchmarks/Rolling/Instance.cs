using System.Diagnostics;
using QhdHomeMap.Benchmarks.Nearest;

namespace QhdHomeMap.Benchmarks.Rolling;

/// <summary>A Web instance on a port that it keeps over restarts.</summary>
internal sealed class Instance(string database, int drainSeconds) : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("qhd-rolling-").FullName;
    private Process? _process;

    public int Port { get; } = HostProcess.FreePort();

    public async Task StartAsync()
    {
        var program = Environment.ProcessPath!;
        string[] prefix = program.EndsWith("dotnet", StringComparison.Ordinal)
            ? [typeof(Instance).Assembly.Location]
            : [];
        _process = Process.Start(
            program,
            [
                .. prefix,
                "nearest-host",
                $"--urls=http://127.0.0.1:{Port}",
                $"--QHD_DATABASE={database}",
                $"--Snapshot:Directory={_folder}",
                $"--Shutdown:DrainSeconds={drainSeconds}",
                "--RateLimits:RidersPerMinute=0",
                "--Logging:LogLevel:Default=Warning",
            ]
        );
        using var client = new HttpClient();
        while (!await IsReadyAsync(client))
            await Task.Delay(50);
    }

    /// <summary>TERM, as systemd does, or KILL, as the machine's want of memory does.</summary>
    public async Task EndAsync(string signal)
    {
        await Command.RunAsync("kill", [$"-{signal}", $"{_process!.Id}"]);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await EndAsync("KILL");
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> IsReadyAsync(HttpClient client)
    {
        if (_process!.HasExited)
            throw new InvalidOperationException("The host ended.");
        try
        {
            return (await client.GetAsync($"http://127.0.0.1:{Port}/health/ready")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // it does not listen yet
        }
    }
}
