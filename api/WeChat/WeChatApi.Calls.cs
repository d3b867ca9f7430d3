using System.Text.Json;
using QhdHomeMap.WeChat.Answers;
using QhdHomeMap.WeChat.Wire;

namespace QhdHomeMap.WeChat;

/// <summary>What all endpoints have in common: the token, and the way from a reply to what is kept of it.</summary>
internal sealed partial class WeChatApi
{
    private async Task<WeChatAnswer<T>> AskAsync<TReply, T>(
        string name,
        string path,
        Repeat repeat,
        object? body,
        Func<TReply, T?> keep,
        CancellationToken cancellation
    )
        where TReply : class
        where T : class => Keep(name, await CallAsync(name, path, repeat, body, cancellation), keep);

    private WeChatAnswer<T> Keep<TReply, T>(string name, WeChatAnswer<WireReply> answer, Func<TReply, T?> keep)
        where TReply : class
        where T : class
    {
        if (answer is not Answered<WireReply>(var reply))
            return answer.Select<T>(_ => throw new InvalidOperationException("It was not answered."));
        try
        {
            return keep(WireJson.Read<TReply>(reply.Body)) is { } kept
                ? new Answered<T>(kept)
                : wire.Unreadable<T>(name);
        }
        catch (JsonException)
        {
            return wire.Unreadable<T>(name);
        }
    }

    /// <summary>With the token, and once more with another when WeChat refuses this one: a refusal did nothing.</summary>
    private async Task<WeChatAnswer<WireReply>> CallAsync(
        string name,
        string path,
        Repeat repeat,
        object? body,
        CancellationToken cancellation
    )
    {
        RequireConfigured();
        if (await tokens.GetAsync(cancellation) is var first && first is not Answered<AccessToken>)
            return NotAsked(first);
        var token = ((Answered<AccessToken>)first).Value;
        var answer = await SendAsync(token);
        if (answer is not Refused<WireReply> { Refusal.Error.Action: ErrorAction.RenewToken })
            return answer;
        return await tokens.RenewAsync(token, cancellation) is var second && second is Answered<AccessToken>(var other)
            ? await SendAsync(other)
            : NotAsked(second);

        Task<WeChatAnswer<WireReply>> SendAsync(AccessToken with) =>
            wire.SendAsync(
                new WireCall(name, path, repeat, body) { SecretQuery = $"access_token={Escape(with.Value)}" },
                cancellation
            );
    }

    /// <summary>Whatever became of the question for a token, the call itself has not been made.</summary>
    private static WeChatAnswer<WireReply> NotAsked(WeChatAnswer<AccessToken> token) =>
        token is Refused<AccessToken>(var refusal) ? new Refused<WireReply>(refusal) : new Unreached<WireReply>();

    private void RequireConfigured()
    {
        if (options.Value.Mode == WeChatMode.Off)
            throw new InvalidOperationException(
                "Ask WeChatOptions.Mode before calling: there is neither an appid nor a sandbox."
            );
    }

    private static string Escape(string value) => Uri.EscapeDataString(value);
}
