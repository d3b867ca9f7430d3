using Microsoft.Extensions.Logging;
using Polly.Timeout;
using QhdHomeMap.WeChat.Answers;

namespace QhdHomeMap.WeChat.Wire;

/// <summary>
/// Makes a call and says which of the four things became of it. What is logged is the endpoint's name, the code and WeChat's
/// request id: no address (it carries the token or the secret), no body, and not WeChat's words, which may quote an openid.
/// </summary>
internal sealed partial class WeChatWire(IHttpClientFactory clients, ILogger<WeChatWire> log)
{
    public const string ClientName = "wechat";

    public async Task<WeChatAnswer<WireReply>> SendAsync(WireCall call, CancellationToken cancellation)
    {
        using var client = clients.CreateClient(ClientName);
        using var request = call.ToRequest();
        try
        {
            using var response = await client.SendAsync(request, cancellation);
            return Judge(call, request);
        }
        catch (HttpRequestException e) when (Resending.NeverGotThere(e))
        {
            LogUnreached(call.Name, e.HttpRequestError);
            return new Unreached<WireReply>();
        }
        catch (HttpRequestException e)
        {
            LogBroken(call.Name, e.HttpRequestError);
            return new Unknown<WireReply>(UnknownCause.ConnectionBroken);
        }
        catch (TimeoutRejectedException)
        {
            LogTimedOut(call.Name);
            return new Unknown<WireReply>(UnknownCause.TimedOut);
        }
    }

    /// <summary>An answer that is JSON but not the endpoint's own.</summary>
    public Unknown<T> Unreadable<T>(string name)
    {
        LogUnreadable(name);
        return new Unknown<T>(UnknownCause.Unreadable);
    }

    private WeChatAnswer<WireReply> Judge(WireCall call, HttpRequestMessage request)
    {
        if (!request.Options.TryGetValue(WireReply.Key, out var reply))
            throw new InvalidOperationException("The client was built without the reading of replies.");
        if (reply.Status != 200)
        {
            LogStatus(call.Name, reply.Status);
            return new Unknown<WireReply>(UnknownCause.ServerError);
        }
        if (reply.Refusal is not { } refusal)
            return new Answered<WireReply>(reply);
        LogRefused(call.Name, refusal.Code, refusal.Error.Class, refusal.Rid);
        return new Refused<WireReply>(refusal);
    }

    [LoggerMessage(3001, LogLevel.Warning, "WeChat refused {Endpoint}: {Code} ({Class}), rid {Rid}")]
    private partial void LogRefused(string endpoint, int code, ErrorClass @class, string? rid);

    [LoggerMessage(3002, LogLevel.Warning, "WeChat could not be reached for {Endpoint}: {Error}")]
    private partial void LogUnreached(string endpoint, HttpRequestError error);

    [LoggerMessage(3003, LogLevel.Warning, "WeChat's connection broke at {Endpoint}: {Error}; the outcome is unknown")]
    private partial void LogBroken(string endpoint, HttpRequestError error);

    [LoggerMessage(3004, LogLevel.Warning, "WeChat took too long for {Endpoint}; the outcome is unknown")]
    private partial void LogTimedOut(string endpoint);

    [LoggerMessage(3005, LogLevel.Warning, "WeChat answered {Endpoint} with HTTP {Status}; the outcome is unknown")]
    private partial void LogStatus(string endpoint, int status);

    [LoggerMessage(3006, LogLevel.Error, "WeChat answered {Endpoint} with what cannot be read")]
    private partial void LogUnreadable(string endpoint);
}
