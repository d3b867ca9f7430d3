using System.Diagnostics;
using System.Text;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Api.Tests.Security;

/// <summary>Callers who are slow, who never end, or whose requests have two ends.</summary>
public sealed class HardWireTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private const string Post =
        "POST /api/homes/nearest HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

    private Task<RunningApi> StartAsync(params (string, string)[] settings) =>
        RunningApi.StartReadyAsync(
            database.ConnectionString,
            [
                ("Limits:HeadersSeconds", "1"),
                ("Limits:KeepAliveSeconds", "1"),
                ("Limits:BodyGraceSeconds", "1.1"),
                .. settings,
            ]
        );

    [Fact]
    public async Task Headers_ThatNeverEnd_AreHungUpOn()
    {
        await using var api = await StartAsync();
        using var slow = await RawHttp.ConnectAsync(api.Port);
        await slow.WriteAsync("GET /api/homes HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
        Assert.StartsWith("HTTP/1.1 408 ", await slow.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_ThatTrickles_Is408()
    {
        await using var api = await StartAsync();
        using var slow = await RawHttp.ConnectAsync(api.Port);
        await slow.WriteAsync(Post + "Content-Length: 1000\r\n\r\n{\"lon\":");
        var answer = await slow.ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"request_timeout\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connection_WithoutARequest_IsHungUpOn()
    {
        await using var api = await StartAsync();
        var started = Stopwatch.GetTimestamp();
        using var silent = await RawHttp.ConnectAsync(api.Port);
        await silent.WriteAsync("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200 ", await silent.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0.9, 20);
    }

    [Fact]
    public async Task Connections_OverTheLimit_AreHungUpOnAndOthersGoOn()
    {
        await using var api = await StartAsync(("Limits:Connections", "3"), ("Limits:KeepAliveSeconds", "60"));
        var kept = new List<RawHttp>();
        try
        {
            var refused = 0;
            for (var n = 0; n < 6; n++)
            {
                var raw = await RawHttp.ConnectAsync(api.Port);
                kept.Add(raw);
                await TryWriteAsync(raw, "GET /health/live HTTP/1.1\r\nHost: localhost\r\n");
            }
            // Connections are taken in their order: once the last is hung up on, all are decided.
            Assert.Empty(await kept[^1].ReadToEndAsync());
            foreach (var raw in kept)
            {
                await TryWriteAsync(raw, "Connection: close\r\n\r\n");
                refused += (await raw.ReadToEndAsync()).StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal) ? 0 : 1;
            }
            // The test's own client, which asked whether the host is ready, holds one.
            Assert.Equal(4, refused);
        }
        finally
        {
            kept.ForEach(raw => raw.Dispose());
        }
        Assert.Equal(200, (int)(await api.GetAsync("/health/live")).StatusCode);

        static async Task TryWriteAsync(RawHttp raw, string text)
        {
            try
            {
                await raw.WriteAsync(text);
            }
            catch (IOException)
            {
                // It was hung up on before it could finish.
            }
        }
    }

    [Theory]
    [InlineData(9_000, 1, 10, "414")]
    [InlineData(10, 100, 10, "431")]
    [InlineData(10, 1, 20_000, "431")]
    public async Task Head_TooLarge_IsRefused(int path, int headers, int headerLength, string status)
    {
        await using var api = await StartAsync();
        var head = new StringBuilder($"GET /{new string('a', path)} HTTP/1.1\r\nHost: localhost\r\n");
        for (var n = 0; n < headers; n++)
            head.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"X-{n}: {new string('a', headerLength)}\r\n"
            );
        Assert.StartsWith(
            $"HTTP/1.1 {status} ",
            await RawHttp.ExchangeAsync(api.Port, $"{head}\r\n"),
            StringComparison.Ordinal
        );
    }

    /// <summary>A balancer that sees one end and we another would take a rider's request for part of somebody else's.</summary>
    [Theory]
    [InlineData(
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
    )]
    [InlineData(
        "Content-Length: 5\r\nContent-Length: 6\r\n\r\n{}    GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
    )]
    [InlineData("Content-Length: -1\r\n\r\nGET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("Content-Length: 0x10\r\n\r\nGET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\nGET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData(
        "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\nGET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
    )]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\nGET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("Host: other\r\nContent-Length: 2\r\n\r\n{}")]
    [InlineData("Bad Header: x\r\nContent-Length: 2\r\n\r\n{}")]
    [InlineData(" Folded: x\r\nContent-Length: 2\r\n\r\n{}")]
    [InlineData("X-Null: a\0b\r\nContent-Length: 2\r\n\r\n{}")]
    public async Task Request_WithTwoEnds_IsRefusedAndNothingBehindItAnswered(string rest)
    {
        await using var api = await StartAsync();
        var answer = await RawHttp.ExchangeAsync(api.Port, Post + rest);
        Assert.Matches("^HTTP/1.1 4(00|13|15) ", answer);
        Assert.DoesNotContain("HTTP/1.1 200", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Host_AfterAllOfIt_StillAnswers()
    {
        await using var api = await StartAsync();
        foreach (
            var garbage in new[]
            {
                "\0\0\0\0\r\n\r\n",
                "GET\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "\x16\x03\x01\x02\0\x01",
            }
        )
            await RawHttp.ExchangeAsync(api.Port, garbage);
        Assert.Equal(200, (int)(await api.GetAsync("/health/ready")).StatusCode);
    }
}
