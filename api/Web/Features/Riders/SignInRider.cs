using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Riders;
using QhdHomeMap.Api.WeChat;
using QhdHomeMap.Data.Riders;
using QhdHomeMap.WeChat;
using QhdHomeMap.WeChat.Answers;

namespace QhdHomeMap.Api.Features.Riders;

/// <summary>登录: a code of wx.login for tokens of ours. WeChat's session_key is not kept, since nothing needs it.</summary>
internal static class SignInRider
{
    private const int CodeMaxLength = 200;

    internal sealed record Request
    {
        [Required, Description("wx.login 给的 code，五分钟内用一次")]
        public string? Code { get; init; }

        [Required, Description("同意的隐私保护指引是哪一版，见 /api/rider/terms")]
        public string? PrivacyVersion { get; init; }

        [Description("何时同意的，带时区；不填为现在")]
        public string? AcceptedAt { get; init; }

        [Description("自述未满 14 周岁；不填为否")]
        public bool? UnderGuardianAge { get; init; }

        [Description("未满 14 周岁时：监护人已经同意")]
        public bool? GuardianConsent { get; init; }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/session", HandleAsync)
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.RiderSignIns)
            .WithName("signInRider")
            .WithSummary("骑手用微信登录")
            .WithDescription(
                "不需要手机号。第一次登录即建立账号。令牌约两小时失效，用 refreshToken 换下一对；换过的再用一次，这次登录的令牌全部作废。"
            )
            .Accepts<Request>("application/json")
            .Produces<RiderSessionAnswer>()
            .ProducesProblems(
                Problem.RequestInvalid,
                Problem.PrivacyVersionOutdated,
                Problem.GuardianConsentRequired,
                Problem.AcceptanceOutOfTime,
                Problem.WeChatNotConfigured,
                Problem.WeChatCodeInvalid,
                Problem.WeChatPersonRefused,
                Problem.WeChatAway,
                Problem.DatabaseAway,
                Problem.DatabaseBusy
            )
            .WithRequestExample("""{"code": "0e3Hs2Ga1abcde", "privacyVersion": "2026-11"}""")
            .WithAnswerExample(RiderSessionAnswer.Example);

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        IWeChatApi api,
        RiderAccounts accounts,
        IOptions<RiderOptions> riders,
        IOptions<WeChatOptions> weChat
    )
    {
        var (request, problem) = await RequestBody.ReadAsync(context, ApiJson.Default.SignInRiderRequest);
        if (request is null || (problem = Check(request, out var acceptedAt)) is not null)
            return problem!.AsResult();
        // Before the code is spent.
        if (request.PrivacyVersion != riders.Value.PrivacyVersion)
            return Problem.PrivacyVersionOutdated.AsResult();
        if (weChat.Value.Mode is WeChatMode.Off)
            return Problem.WeChatNotConfigured.AsResult();

        var answer = await api.Code2SessionAsync(request.Code!, context.RequestAborted);
        if (answer is not Answered<LoginSession>(var session))
            return WeChatJoint.ProblemOf(answer).AsResult();
        var (rider, tokens, refusal) = await accounts.SignInAsync(
            new RiderIdentity(weChat.Value.CalledAppId, session.OpenId, session.UnionId),
            new PrivacyAcceptance(
                request.PrivacyVersion!,
                acceptedAt,
                request.UnderGuardianAge ?? false,
                request.GuardianConsent ?? false
            ),
            riders.Value.Life,
            context.RequestAborted
        );
        return refusal is not null
            ? Problem.Of(refusal).AsResult()
            : Results.Ok(RiderSessionAnswer.Of(rider!, tokens!, weChat.IsSandbox()));
    }

    private static Problem? Check(Request request, out DateTimeOffset? acceptedAt)
    {
        var values = new QueryValues();
        if (values.Words("code", request.Code, CodeMaxLength) is null && !values.Errors.Any)
            values.Errors.Add("code", "请填写 wx.login 给的 code");
        if (string.IsNullOrEmpty(request.PrivacyVersion))
            values.Errors.Add("privacyVersion", "请填写同意的隐私保护指引是哪一版");
        acceptedAt = values.Instant("acceptedAt", request.AcceptedAt);
        return values.Errors.Any ? Problem.RequestInvalid.With(values.Errors) : null;
    }
}
