using QhdHomeMap.WeChat.Answers;
using QhdHomeMap.WeChatSandbox.State;

namespace QhdHomeMap.WeChatSandbox.Wire;

/// <summary>What all calls but sign-in and token pass: a good access token, and the endpoint's quota.</summary>
internal static class TokenGate
{
    public static async ValueTask<object?> PassAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var context = call.HttpContext;
        var tokens = context.RequestServices.GetRequiredService<Tokens>();
        var fate = tokens.FateOf(context.Request.Query["access_token"]);
        if (fate != TokenFate.Good)
            return fate == TokenFate.Expired
                ? Reply.Refuse(WeChatErrors.TokenExpired, "access_token expired")
                : Reply.Refuse(
                    WeChatErrors.InvalidCredential,
                    "invalid credential, access_token is invalid or not latest"
                );
        var quotas = context.RequestServices.GetRequiredService<Quotas>();
        return quotas.Take(context.Request.Path) is { } code
            ? Reply.Refuse(code, "reach max api limit")
            : await next(call);
    }
}
