using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using QhdHomeMap.WeChat;
using QhdHomeMap.WeChat.Callbacks;

namespace QhdHomeMap.Api.Tests.WeChat;

/// <summary>An address that pushes go to, with the door and the reader of the product behind it.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    public const string Token = "AAAAA";
    public static readonly string AesKey = new string('B', 42) + "A";

    private readonly WebApplication _app;
    private readonly CallbackCipher? _cipher;

    private Receiver(WebApplication app, CallbackCipher? cipher) => (_app, _cipher) = (app, cipher);

    public string Address => $"{_app.Urls.Single()}/push";

    public ConcurrentQueue<WeChatEvent> Told { get; } = new();

    public ConcurrentQueue<string> Nonces { get; } = new();

    /// <summary>How many pushes fail before one is taken.</summary>
    public int Failures { get; set; }

    public static async Task<Receiver> StartAsync(bool safe)
    {
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var receiver = new Receiver(app, safe ? new CallbackCipher(AesKey, WeChatOptions.SandboxAppId) : null);
        app.MapGet("/push", (Delegate)receiver.Echo);
        app.MapPost("/push", (Delegate)receiver.TakeAsync);
        await app.StartAsync(RunningSandbox.Cancellation);
        return receiver;
    }

    private IResult Echo(HttpContext context) =>
        new CallbackDoor(Token, _cipher).IsWeChat(Query(context))
            ? Results.Text(context.Request.Query["echostr"])
            : Results.StatusCode(403);

    private async Task<IResult> TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        Nonces.Enqueue(Query(context).Nonce);
        if (new CallbackDoor(Token, _cipher).Open(Query(context), body.ToArray()) is not { } message)
            return Results.StatusCode(403);
        if (Failures-- > 0)
            return Results.StatusCode(500);
        Told.Enqueue(EventReader.Read(message)!);
        return Results.Text("success");
    }

    private static CallbackQuery Query(HttpContext context) =>
        new(
            context.Request.Query["signature"].ToString(),
            context.Request.Query["msg_signature"].ToString(),
            context.Request.Query["timestamp"].ToString(),
            context.Request.Query["nonce"].ToString()
        );

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
