using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime;
using System.Text;
using System.Threading.Channels;

namespace QhdHomeMap.Benchmarks.Nearest;

/// <summary>
/// Open-loop load, in a process of its own: requests leave at their time whether or not the earlier ones were answered, and a
/// delay is counted from that time. Prints the latencies' quantiles in milliseconds.
/// </summary>
internal static class OpenLoop
{
    private const int Connections = 64;

    /// <param name="args">port, requests a second, seconds.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        GCSettings.LatencyMode = GCLatencyMode.SustainedLowLatency;
        var (port, rate, seconds) = (Number(args[0]), Number(args[1]), Number(args[2]));
        var requests = HomesMaker
            .Questions(1000)
            .Select(q => ToBytes(NearestHost.Body(q.Lon, q.Lat, filtered: false)))
            .ToArray();
        var due = Channel.CreateUnbounded<int>();
        var latencyMs = new double[rate * seconds];
        var start = Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 2);
        var workers = Enumerable.Range(0, Connections).Select(_ => WorkAsync()).ToArray();
        for (var i = 0; i < latencyMs.Length; i++)
        {
            while (Stopwatch.GetTimestamp() < DueAt(i))
                Thread.Sleep(TimeSpan.FromMicroseconds(200));
            due.Writer.TryWrite(i);
        }
        due.Writer.Complete();
        await Task.WhenAll(workers);
        Array.Sort(latencyMs);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{latencyMs[latencyMs.Length / 2]:F2} {latencyMs[(int)(latencyMs.Length * 0.99)]:F2} {latencyMs[^1]:F2}"
            )
        );
        return 0;

        long DueAt(int i) => start + (i * Stopwatch.Frequency / rate);

        async Task WorkAsync()
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync("127.0.0.1", port);
            var buffer = new byte[64 * 1024];
            await foreach (var i in due.Reader.ReadAllAsync())
            {
                await socket.SendAsync(requests[i % requests.Length]);
                await ReceiveAsync(socket, buffer);
                latencyMs[i] = Stopwatch.GetElapsedTime(DueAt(i)).TotalMilliseconds;
            }
        }
    }

    private static async Task ReceiveAsync(Socket socket, byte[] buffer)
    {
        for (var received = 0; ; )
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(received));
            if (read == 0)
                throw new IOException("The host closed the connection.");
            received += read;
            if (IsWhole(buffer.AsSpan(0, received)))
                return;
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> response)
    {
        var end = response.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return false;
        if (!response.StartsWith("HTTP/1.1 200"u8))
            throw new IOException(Encoding.UTF8.GetString(response));
        var length = response[(response.IndexOf("Content-Length: "u8) + 16)..];
        return response.Length - end - 4 == Number(Encoding.ASCII.GetString(length[..length.IndexOf((byte)'\r')]));
    }

    private static byte[] ToBytes(string body) =>
        Encoding.ASCII.GetBytes(
            $"POST /api/homes/nearest HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"
        );

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
