using Microsoft.Extensions.Options;
using QhdHomeMap.WeChat.Answers;
using QhdHomeMap.WeChat.Wire;

namespace QhdHomeMap.WeChat.Tokens;

/// <summary>
/// <c>POST /cgi-bin/stable_token</c>. Asked again within its life it gives the same token, so asking twice does no harm; forced,
/// it would kill a second one.
/// </summary>
internal sealed class StableTokenEndpoint(WeChatWire wire, IOptions<WeChatOptions> options, TimeProvider clock)
{
    private const string Name = "getStableAccessToken";

    public async Task<WeChatAnswer<AccessToken>> FetchAsync(bool forceRefresh, CancellationToken cancellation)
    {
        var settings = options.Value;
        var body = new Request("client_credential", settings.CalledAppId, settings.CalledSecret, forceRefresh);
        var repeat = forceRefresh ? Repeat.Never : Repeat.Safe;
        var call = new WireCall(Name, "/cgi-bin/stable_token", repeat, body) { SecretQuery = "" };
        var asked = clock.GetUtcNow(); // its life counts from before the answer
        return await wire.SendAsync(call, cancellation) switch
        {
            Answered<WireReply>({ IsJson: true } reply)
                when WireJson.Read<Reply>(reply.Body)
                    is { AccessToken: { Length: > 0 } token, ExpiresIn: var seconds } => new Answered<AccessToken>(
                new AccessToken(token, asked.AddSeconds(seconds))
            ),
            Answered<WireReply> => wire.Unreadable<AccessToken>(Name),
            Refused<WireReply>(var refusal) => new Refused<AccessToken>(AsOfCredentials(refusal)),
            var answer => answer.Select<AccessToken>(_ => throw new InvalidOperationException("Answered above.")),
        };
    }

    /// <summary>Here 40001 says that the secret is wrong; there is no token yet that could be.</summary>
    private static WeChatRefusal AsOfCredentials(WeChatRefusal refusal) =>
        refusal.Error.Class == ErrorClass.Token
            ? refusal with
            {
                Error = WeChatErrors.Of(WeChatErrors.InvalidSecret) with { Code = refusal.Code },
            }
            : refusal;

    private sealed record Request(string GrantType, string Appid, string Secret, bool ForceRefresh);

    private sealed record Reply(string? AccessToken, int ExpiresIn);
}
