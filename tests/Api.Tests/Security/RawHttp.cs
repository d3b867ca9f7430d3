using System.Net;
using System.Net.Sockets;
using System.Text;

namespace QhdHomeMap.Api.Tests.Security;

/// <summary>A caller who writes bytes and not requests: what no HTTP client would send.</summary>
internal sealed class RawHttp : IDisposable
{
    private readonly TcpClient _client;

    // Taken once: a client that was hung up on gives none any more, and what came before is still to be read.
    private readonly NetworkStream _stream;

    private RawHttp(TcpClient client) => (_client, _stream) = (client, client.GetStream());

    public static async Task<RawHttp> ConnectAsync(int port)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        return new RawHttp(client);
    }

    /// <summary>Sends all of it and returns what came back until the server hung up.</summary>
    public static async Task<string> ExchangeAsync(int port, string text)
    {
        using var raw = await ConnectAsync(port);
        await raw.WriteAsync(text);
        return await raw.ReadToEndAsync();
    }

    /// <summary>One byte a character, so that a test may write any byte.</summary>
    public async Task WriteAsync(string text) =>
        await _stream.WriteAsync(Encoding.Latin1.GetBytes(text), TestContext.Current.CancellationToken);

    public async Task<string> ReadToEndAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        using var answer = new MemoryStream();
        try
        {
            await _stream.CopyToAsync(answer, patience.Token);
        }
        catch (IOException)
        {
            // Hung up on without ceremony: what came before counts.
        }
        return Encoding.UTF8.GetString(answer.ToArray());
    }

    public void Dispose() => _client.Dispose();
}
