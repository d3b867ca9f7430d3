using System.Globalization;
using Microsoft.Extensions.Options;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Data.Callbacks;
using QhdHomeMap.WeChat;
using QhdHomeMap.WeChat.Callbacks;

namespace QhdHomeMap.Api.Features.Callbacks;

/// <summary>
/// Stores a push and says "success"; what it means is found out later, by whoever drains <see cref="CallbackInbox"/>. Unless it was
/// stored the answer is no success, so that WeChat pushes it again.
/// </summary>
internal static partial class TakePush
{
    /// <summary>WeChat waits for five seconds; a database that is slower than this is as good as away.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.9);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("", HandleAsync);

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        CallbackDoor door,
        ReplayGuard guard,
        CallbackInbox inbox,
        IOptions<WeChatOptions> options,
        ILogger<CallbackInbox> log
    )
    {
        var query = PushQuery.Of(context.Request);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted); // as much as Kestrel lets in
        if (query.Nonce.Length > CallbackNonce.NonceMaxLength || door.Open(query, body.ToArray()) is not { } message)
            return Refuse(log, "its signature is wrong");
        if (guard.Take(query.Timestamp, query.Nonce) is not Freshness.Fresh and var freshness)
            return Refuse(log, freshness.ToString());
        var isStored = false;
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, context.RequestAborted);
            var timestamp = long.Parse(query.Timestamp, CultureInfo.InvariantCulture);
            var told = Read(message, options.Value.CalledAppId);
            var isFirst = await inbox.StoreAsync(new CallbackPush(timestamp, query.Nonce, message, told), end.Token);
            isStored = true;
            return isFirst ? Results.Text("success") : Refuse(log, nameof(Freshness.Repeated)); // at another instance
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return Problem.DatabaseBusy.AsResult();
        }
        finally
        {
            if (!isStored)
                guard.Forget(query.Timestamp, query.Nonce);
        }
    }

    private static CallbackEvent? Read(byte[] message, string appId)
    {
        if (EventReader.Read(message) is not { } told)
            return null;
        var (kind, consents, deliveries) = told switch
        {
            ConsentGiven given => (CallbackKind.Popup, given.Consents, []),
            ConsentChanged changed => (CallbackKind.Change, changed.Consents, []),
            MessagesSent sent => (CallbackKind.Sent, [], sent.Deliveries),
            _ => (CallbackKind.Other, (IReadOnlyList<Consent>)[], (IReadOnlyList<Delivery>)[]),
        };
        return new CallbackEvent(
            appId,
            told.OpenId,
            told.At,
            told.Key,
            kind,
            [.. consents.Select(c => new CallbackEvent.Consent(c.TemplateId, c.Accepted))],
            [.. deliveries.Select(d => new CallbackEvent.Delivery(d.TemplateId, d.MessageId, d.ErrorCode))]
        );
    }

    private static IResult Refuse(ILogger log, string why)
    {
        LogRefused(log, why);
        return Problem.CallbackRefused.AsResult();
    }

    [LoggerMessage(3104, LogLevel.Warning, "A push was refused: {Why}")]
    private static partial void LogRefused(ILogger log, string why);
}
