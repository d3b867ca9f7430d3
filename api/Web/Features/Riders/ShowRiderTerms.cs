using System.ComponentModel;
using Microsoft.Extensions.Options;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Riders;
using QhdHomeMap.Api.WeChat;
using QhdHomeMap.Data.Riders;
using QhdHomeMap.WeChat;

namespace QhdHomeMap.Api.Features.Riders;

/// <summary>登录之前要告诉骑手的: what is to be accepted, and whether this is WeChat at all.</summary>
internal static class ShowRiderTerms
{
    internal sealed record Response(
        [property: Description("可以登录：配置了 appid，或者启动了沙箱")] bool SignIn,
        [property: Description("true：来自沙箱，不是微信")] bool Sandbox,
        [property: Description("沙箱时要显示的一句话")] string? Notice,
        [property: Description("现行的隐私保护指引是哪一版，登录时填在 privacyVersion")] string PrivacyVersion,
        [property: Description("未满几周岁须由监护人同意")] int GuardianAge,
        [property: Description("给未成年人和监护人看的说明")] string MinorsText,
        [property: Description("注销时会怎样")] string DeletionText
    );

    private static readonly string MinorsText =
        $"未满 {Rider.GuardianAge} 周岁的，请由父母或其他监护人阅读隐私保护指引并同意后再登录。"
        + "我们只保存登录所需的微信标识，以及您自己添加的收藏、手机号和订阅，不保存位置。监护人可以随时要求查看或删除。不登录也可以查找职工之家。";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/terms", Handle)
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Riders)
            .WithName("showRiderTerms")
            .WithSummary("登录须知：隐私保护指引的版本、未成年人、是不是沙箱")
            .Produces<Response>()
            .WithAnswerExample(
                """
                {
                  "signIn": true, "sandbox": true, "notice": "这是沙箱，不是微信：这里的微信用户和消息都是假的",
                  "privacyVersion": "2026-11", "guardianAge": 14, "minorsText": "未满 14 周岁的，请由父母或其他监护人…",
                  "deletionText": "注销后立即删除…"
                }
                """
            );

    private static Response Handle(IOptions<RiderOptions> riders, IOptions<WeChatOptions> weChat) =>
        new(
            weChat.Value.Mode is not WeChatMode.Off,
            weChat.IsSandbox(),
            weChat.IsSandbox() ? WeChatJoint.SandboxNotice : null,
            riders.Value.PrivacyVersion,
            Rider.GuardianAge,
            MinorsText,
            DeleteRider.WhatStays
        );
}
