using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace QhdHomeMap.Benchmarks.Nearest;

/// <summary>The host under test, in a process of its own, with its memory watched.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _client;
    private readonly string _folder;
    private long _peakKb;

    private HostProcess(Process process, int port, string folder)
    {
        (_process, Port, _folder) = (process, port, folder);
        _client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    public int Port { get; }

    /// <summary>Megabytes resident now.</summary>
    public double ResidentMb => ReadKb("VmRSS:") / 1024d;

    /// <summary>The most megabytes seen resident since the last <see cref="WatchPeakAsync"/> began.</summary>
    public double PeakMb => _peakKb / 1024d;

    public static async Task<HostProcess> StartAsync(string database)
    {
        var port = FreePort();
        var folder = Directory.CreateTempSubdirectory("qhd-bench-").FullName;
        var start = new ProcessStartInfo(
            Environment.ProcessPath!,
            [
                .. Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal)
                    ? [typeof(HostProcess).Assembly.Location]
                    : Array.Empty<string>(),
                "nearest-host",
                $"--urls=http://127.0.0.1:{port}",
                $"--QHD_DATABASE={database}",
                $"--Snapshot:Directory={folder}",
                "--RateLimits:RidersPerMinute=0",
                "--Logging:LogLevel:Default=Warning",
            ]
        );
        var host = new HostProcess(Process.Start(start)!, port, folder);
        while (!await host.IsReadyAsync())
            await Task.Delay(50);
        return host;
    }

    public Uri Url(string path) => new(_client.BaseAddress!, path);

    public Task<string> GetAsync(string path) => _client.GetStringAsync(path);

    /// <summary>Samples the resident memory every 20 ms until <paramref name="work"/> is done.</summary>
    public async Task WatchPeakAsync(Task work)
    {
        _peakKb = 0;
        while (!work.IsCompleted)
        {
            _peakKb = Math.Max(_peakKb, ReadKb("VmRSS:"));
            await Task.Delay(20);
        }
        await work;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> IsReadyAsync()
    {
        if (_process.HasExited)
            throw new InvalidOperationException("The host ended.");
        try
        {
            return (await _client.GetAsync("/health/ready")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // it does not listen yet
        }
    }

    private long ReadKb(string field)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status")
            .First(l => l.StartsWith(field, StringComparison.Ordinal));
        return long.Parse(
            line[field.Length..^2],
            NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture
        );
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
