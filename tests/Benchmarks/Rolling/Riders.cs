using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using QhdHomeMap.Benchmarks.Nearest;

namespace QhdHomeMap.Benchmarks.Rolling;

/// <summary>
/// Riders who ask at their time whether or not the earlier were answered, and never twice: whatever is no whole 200 counts as
/// failed. A delay counts from the time that the question was due.
/// </summary>
internal sealed class Riders(int port, int rate)
{
    private const int Connections = 64;

    private readonly ConcurrentBag<double> _latencyMs = [];
    private readonly ConcurrentBag<string> _failures = [];
    private volatile bool _enough;

    public IReadOnlyCollection<string> Failures => _failures;

    public async Task AskAsync()
    {
        var requests = HomesMaker
            .Questions(1000)
            .Select(q => Request(NearestHost.Body(q.Lon, q.Lat, filtered: true)))
            .ToArray();
        var due = Channel.CreateUnbounded<int>();
        var start = Stopwatch.GetTimestamp();
        var workers = Enumerable.Range(0, Connections).Select(_ => Task.Run(WorkAsync)).ToArray();
        await Task.Factory.StartNew(Schedule, TaskCreationOptions.LongRunning);
        await Task.WhenAll(workers);

        void Schedule()
        {
            for (var i = 0; !_enough; i++)
            {
                while (Stopwatch.GetTimestamp() < DueAt(i))
                    Thread.Sleep(TimeSpan.FromMicroseconds(200));
                due.Writer.TryWrite(i);
            }
            due.Writer.Complete();
        }

        long DueAt(int i) => start + (i * Stopwatch.Frequency / rate);

        async Task WorkAsync()
        {
            var buffer = new byte[64 * 1024];
            Socket? socket = null;
            await foreach (var i in due.Reader.ReadAllAsync())
            {
                try
                {
                    socket ??= await ConnectAsync();
                    await socket.SendAsync(requests[i % requests.Length]);
                    if (!await ReceiveAsync(socket, buffer))
                        Drop();
                }
                catch (Exception e) when (e is SocketException or IOException)
                {
                    _failures.Add(e.Message);
                    Drop();
                }
                _latencyMs.Add(Stopwatch.GetElapsedTime(DueAt(i)).TotalMilliseconds);
            }
            Drop();

            void Drop()
            {
                socket?.Dispose();
                socket = null;
            }
        }
    }

    public void Enough() => _enough = true;

    public string Told()
    {
        var sorted = _latencyMs.Order().ToArray();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{sorted.Length} 次，失败 {_failures.Count} 次；中位 {sorted[sorted.Length / 2]:F2}，p99 {sorted[(int)(sorted.Length * 0.99)]:F2}，最长 {sorted[^1]:F2} ms"
        );
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync("127.0.0.1", port);
        return socket;
    }

    /// <returns>Whether the connection may be used again.</returns>
    private static async Task<bool> ReceiveAsync(Socket socket, byte[] buffer)
    {
        for (var received = 0; ; )
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(received));
            if (read == 0)
                throw new IOException("closed without an answer");
            received += read;
            var head = Encoding.ASCII.GetString(buffer, 0, received);
            var end = head.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
                continue;
            if (!head.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
                throw new IOException(head[..head.IndexOf('\r', StringComparison.Ordinal)]);
            var at = head.IndexOf("Content-Length: ", StringComparison.Ordinal) + 16;
            var length = int.Parse(head[at..head.IndexOf('\r', at)], CultureInfo.InvariantCulture);
            if (received == end + 4 + length)
                return !head.Contains("Connection: close", StringComparison.Ordinal);
        }
    }

    private static byte[] Request(string body) =>
        Encoding.ASCII.GetBytes(
            $"POST /api/homes/nearest HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"
        );
}
