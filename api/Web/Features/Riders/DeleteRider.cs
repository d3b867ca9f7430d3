using System.ComponentModel;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Riders;
using QhdHomeMap.Data.Riders;

namespace QhdHomeMap.Api.Features.Riders;

/// <summary>注销: one call, and nothing leads to the person any more.</summary>
internal static class DeleteRider
{
    public const string WhatStays =
        "注销后立即删除微信标识、手机号、收藏、登录、上报的弹窗结果和微信推送的原文。"
        + "为了核对消息发送的数目，留下订阅余数的流水和发送结果：只有编号、模板、数目和时间，编号不再对应任何人。"
        + "备份里的数据随备份到期删除。";

    internal sealed record Response([property: Description("删除了什么、留下了什么")] string Text);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapDelete("", HandleAsync)
            .RequireRider()
            .RequireRateLimiting(RateLimits.RiderSignIns)
            .WithName("deleteRider")
            .WithSummary("注销自己的账号，删除个人信息")
            .WithDescription("立即生效，不能恢复；所有手机上的登录都结束。以后再登录是新的账号。")
            .Produces<Response>()
            .WithAnswerExample($$"""{"text": "{{WhatStays}}"}""");

    private static async Task<Response> HandleAsync(HttpContext context, RiderAccounts accounts)
    {
        await accounts.DeleteAsync(context.Rider().Id, context.RequestAborted);
        return new Response(WhatStays);
    }
}
