using QhdHomeMap.WeChat;
using QhdHomeMap.WeChat.Answers;
using QhdHomeMap.WeChatSandbox.State;
using QhdHomeMap.WeChatSandbox.Wire;

namespace QhdHomeMap.WeChatSandbox.Endpoints;

/// <summary><c>getStableAccessToken</c>.</summary>
internal static class GiveToken
{
    public const string Path = "/cgi-bin/stable_token";
    private const int InvalidGrantType = 40002;

    internal sealed record Request(string? GrantType, string? Appid, string? Secret, bool ForceRefresh);

    public static async Task<IResult> HandleAsync(HttpContext context, Tokens tokens, Quotas quotas)
    {
        if (quotas.Take(Path) is { } code)
            return Reply.Refuse(code, "api freq out of limit");
        if (await Body.ReadAsync<Request>(context) is not { } request)
            return Reply.Refuse(WeChatErrors.MalformedData, "data format error");
        if (request.GrantType != "client_credential")
            return Reply.Refuse(InvalidGrantType, "invalid grant_type");
        if (request.Appid != WeChatOptions.SandboxAppId)
            return Reply.Refuse(WeChatErrors.InvalidAppId, "invalid appid");
        if (request.Secret != WeChatOptions.SandboxSecret)
            return Reply.Refuse(WeChatErrors.InvalidSecret, "invalid appsecret");
        if (!request.ForceRefresh)
            return Given(tokens.Current());
        return tokens.Force() is { } forced
            ? Given(forced)
            : Reply.Refuse(WeChatErrors.DayQuota, "reach max api daily quota limit");
    }

    private static IResult Given((string Token, int ExpiresIn) token) =>
        Results.Json(new { access_token = token.Token, expires_in = token.ExpiresIn });
}
