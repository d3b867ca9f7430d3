using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace QhdHomeMap.WeChatSandbox.Pushes;

/// <summary>
/// Tells events. Whoever does not say "success" or nothing within five seconds is told again, three times, with the same
/// signature: whether WeChat signs anew is not documented, and this is the harder case for who guards against replays.
/// </summary>
internal sealed partial class PushSender(
    PushQueue queue,
    IHttpClientFactory clients,
    TimeProvider clock,
    ILogger<PushSender> log
) : BackgroundService
{
    public const int MaxRepeats = 3;
    private const int Lanes = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => WorkAsync(stoppingToken)));

    /// <summary>As WeChat asks when the address is entered. False when the answer is not the echo.</summary>
    public async Task<bool> IsOursAsync(PushTarget target, CancellationToken cancellation)
    {
        var (timestamp, nonce) = Stamp();
        var echo = RandomNumberGenerator.GetInt32(int.MaxValue).ToString(CultureInfo.InvariantCulture);
        return await AnswerAsync(
                new HttpRequestMessage(HttpMethod.Get, target.Question(timestamp, nonce, echo)),
                cancellation
            ) == echo;
    }

    private async Task WorkAsync(CancellationToken stopping)
    {
        await foreach (var push in queue.TakeAsync(stopping))
        {
            if (queue.Target is { } target)
                queue.CountEnd(await TellAsync(push, target, stopping));
        }
    }

    private async Task<bool> TellAsync(Push push, PushTarget target, CancellationToken stopping)
    {
        var (timestamp, nonce) = Stamp();
        var (address, body) = target.Write(push, timestamp, nonce);
        for (var attempt = 0; attempt <= MaxRepeats; attempt++)
        {
            queue.CountAttempt();
            using var request = new HttpRequestMessage(HttpMethod.Post, address)
            {
                Content = new StringContent(body, Encoding.UTF8, target.Xml ? "text/xml" : "application/json"),
            };
            if (await AnswerAsync(request, stopping) is "success" or "")
                return true;
        }
        LogGivenUp(push.Event);
        return false;
    }

    private async Task<string?> AnswerAsync(HttpRequestMessage request, CancellationToken stopping)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping);
        try
        {
            using var client = clients.CreateClient(nameof(PushSender));
            using var response = await client.SendAsync(request, end.Token);
            return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync(end.Token) : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return null;
        }
    }

    private (string Timestamp, string Nonce) Stamp() =>
        (
            clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            RandomNumberGenerator.GetInt32(100_000_000, int.MaxValue).ToString(CultureInfo.InvariantCulture)
        );

    [LoggerMessage(4001, LogLevel.Warning, "回调四次都没有得到 success，放弃这一条 {Event}")]
    private partial void LogGivenUp(string @event);
}
