using QhdHomeMap.WeChat;
using QhdHomeMap.WeChat.Answers;
using QhdHomeMap.WeChatSandbox.State;
using QhdHomeMap.WeChatSandbox.Wire;

namespace QhdHomeMap.WeChatSandbox.Endpoints;

/// <summary><c>code2Session</c> and <c>getPhoneNumber</c>: codes of the front end for what they stand for.</summary>
internal static class SignIn
{
    internal sealed record PhoneRequest(string? Code, string? Openid);

    public static IResult Session(HttpContext context, FrontEndCodes codes, Quotas quotas)
    {
        var query = context.Request.Query;
        if (query["appid"] != WeChatOptions.SandboxAppId)
            return Reply.Refuse(WeChatErrors.InvalidAppId, "invalid appid");
        if (query["secret"] != WeChatOptions.SandboxSecret)
            return Reply.Refuse(WeChatErrors.InvalidSecret, "invalid appsecret");
        var (fate, phone) = codes.Redeem(CodeKind.Login, query["js_code"]);
        if (fate != CodeFate.Good)
            return Refuse(fate);
        if (phone!.Blocked)
            return Reply.Refuse(WeChatErrors.PersonBlocked, "code blocked");
        return quotas.TakeLogin(phone.OpenId) is { } code
            ? Reply.Refuse(code, "api minute-quota reach limit")
            : Results.Json(new { openid = phone.OpenId, session_key = Phones.SessionKeyOf(phone.OpenId) });
    }

    public static async Task<IResult> PhoneNumberAsync(HttpContext context, FrontEndCodes codes, TimeProvider clock)
    {
        if (await Body.ReadAsync<PhoneRequest>(context) is not { } request)
            return Reply.Refuse(WeChatErrors.MalformedData, "data format error");
        var (fate, phone) = codes.Redeem(CodeKind.PhoneNumber, request.Code);
        if (fate != CodeFate.Good)
            return Refuse(fate);
        if (request.Openid is { Length: > 0 } && request.Openid != phone!.OpenId)
            return Reply.Refuse(WeChatErrors.InvalidCode, "code and openid do not match");
        return Results.Json(
            new
            {
                errcode = 0,
                errmsg = "ok",
                phone_info = new
                {
                    phoneNumber = phone!.Number,
                    purePhoneNumber = phone.Number,
                    countryCode = 86, // a number, although documented as a text
                    watermark = new
                    {
                        timestamp = clock.GetUtcNow().ToUnixTimeSeconds(),
                        appid = WeChatOptions.SandboxAppId,
                    },
                },
            }
        );
    }

    private static IResult Refuse(CodeFate fate) =>
        fate == CodeFate.Used
            ? Reply.Refuse(WeChatErrors.CodeUsed, "code been used")
            : Reply.Refuse(WeChatErrors.InvalidCode, "invalid code");
}
