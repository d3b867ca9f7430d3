using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using QhdHomeMap.WeChat;
using QhdHomeMap.WeChat.Wire;

namespace QhdHomeMap.Api.Tests.WeChat;

/// <summary>A WeChat that plays what a test wrote down, call after call, and a client of it. The token comes by itself.</summary>
internal sealed class ScriptedWeChat : HttpMessageHandler
{
    public const string Secret = "0123456789abcdef-secret";
    private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> _script = new();
    private readonly ServiceProvider _services;

    public ScriptedWeChat(params (string Key, string Value)[] settings)
    {
        _services = ClientServices.Build(
            Clock,
            Log,
            s => s.AddHttpClient(WeChatWire.ClientName).ConfigurePrimaryHttpMessageHandler(() => this),
            [("WeChat:AppId", "wx1234567890abcdef"), ("WeChat:Secret", Secret), .. settings]
        );
        Api = _services.GetRequiredService<IWeChatApi>();
    }

    public FakeTimeProvider Clock { get; } = new(RunningSandbox.Start);

    public RunningApi.Lines Log { get; } = new();

    public IWeChatApi Api { get; }

    /// <summary>Path and query of each call but those for tokens.</summary>
    public List<string> Calls { get; } = [];

    public int TokenCalls { get; private set; }

    /// <summary>How tokens are given; each one lives two hours unless a test says otherwise.</summary>
    public Func<int, string> Token { get; set; } =
        count => $$"""{"access_token":"token-{{count}}","expires_in":7200}""";

    public ScriptedWeChat Then(
        string body,
        HttpStatusCode status = HttpStatusCode.OK,
        string mediaType = "application/json"
    )
    {
        _script.Enqueue(_ => Task.FromResult(Response(body, status, mediaType)));
        return this;
    }

    public ScriptedWeChat ThenThrow(Exception exception)
    {
        _script.Enqueue(_ => throw exception);
        return this;
    }

    public ScriptedWeChat ThenHang()
    {
        _script.Enqueue(async cancellation =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException("It hangs.");
        });
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (request.RequestUri!.AbsolutePath == "/cgi-bin/stable_token")
            return Response(Token(++TokenCalls), HttpStatusCode.OK, "application/json");
        Calls.Add(request.RequestUri.PathAndQuery);
        return await _script.Dequeue()(cancellationToken);
    }

    private static HttpResponseMessage Response(string body, HttpStatusCode status, string mediaType) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _services.Dispose();
        base.Dispose(disposing);
    }
}
