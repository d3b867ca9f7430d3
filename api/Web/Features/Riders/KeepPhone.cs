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

/// <summary>手机号, for who wants to be called: WeChat vouches that number and person belong together.</summary>
internal static class KeepPhone
{
    private const int CodeMaxLength = 200;

    internal sealed record Request
    {
        [Required, Description("getPhoneNumber 按钮给的 code，五分钟内用一次；与登录的 code 不同")]
        public string? Code { get; init; }
    }

    internal sealed record Response(
        [property: Description("true：来自沙箱，不是微信")] bool Sandbox,
        [property: Description("已保存的手机号，中间几位隐去")] string Phone
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/phone", KeepAsync)
            .RequireRider()
            .RequireRateLimiting(RateLimits.RiderSignIns)
            .WithName("keepRiderPhone")
            .WithSummary("绑定手机号（可不绑）")
            .Accepts<Request>("application/json")
            .Produces<Response>()
            .ProducesProblems(
                Problem.RequestInvalid,
                Problem.WeChatNotConfigured,
                Problem.WeChatCodeInvalid,
                Problem.WeChatPersonRefused,
                Problem.WeChatAway
            )
            .WithRequestExample("""{"code": "e31968a7f94cc5ee"}""")
            .WithAnswerExample("""{"sandbox": true, "phone": "138****0000"}""");
        routes
            .MapDelete("/phone", ForgetAsync)
            .RequireRider()
            .WithName("forgetRiderPhone")
            .WithSummary("删除手机号")
            .Produces(204);
    }

    private static async Task<IResult> KeepAsync(
        HttpContext context,
        IWeChatApi api,
        RiderAccounts accounts,
        IOptions<WeChatOptions> weChat
    )
    {
        var (request, problem) = await RequestBody.ReadAsync(context, ApiJson.Default.KeepPhoneRequest);
        if (request is null)
            return problem!.AsResult();
        var values = new QueryValues();
        if (values.Words("code", request.Code, CodeMaxLength) is null && !values.Errors.Any)
            values.Errors.Add("code", "请填写 getPhoneNumber 给的 code");
        if (values.Errors.Any)
            return Problem.RequestInvalid.With(values.Errors).AsResult();
        var rider = context.Rider().Rider;
        // Who signed in to the sandbox means nothing to WeChat, and the other way round.
        if (weChat.Value.Mode is WeChatMode.Off || rider.AppId != weChat.Value.CalledAppId)
            return Problem.WeChatNotConfigured.AsResult();
        var answer = await api.GetPhoneNumberAsync(request.Code!, accounts.OpenIdOf(rider), context.RequestAborted);
        if (answer is not Answered<PhoneInfo>(var phone))
            return WeChatJoint.ProblemOf(answer).AsResult();
        await accounts.KeepPhoneAsync(rider, phone.Number, context.RequestAborted);
        return Results.Ok(new Response(weChat.IsSandbox(), Masked(phone.Number)));
    }

    private static async Task<IResult> ForgetAsync(HttpContext context, RiderAccounts accounts)
    {
        await accounts.KeepPhoneAsync(context.Rider().Rider, null, context.RequestAborted);
        return Results.NoContent();
    }

    private static string Masked(string number) =>
        number.Length > 7 ? $"{number[..3]}****{number[^4..]}" : new string('*', number.Length);
}
