using System.ComponentModel;
using Microsoft.Extensions.Options;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Riders;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Riders;
using QhdHomeMap.WeChat;

namespace QhdHomeMap.Api.Features.Riders;

/// <summary>我的数据: all that is kept of the person, in one answer.</summary>
internal static class ExportRiderData
{
    internal sealed record Response(
        [property: Description("true：来自沙箱，不是微信")] bool Sandbox,
        [property: Description("导出的时间")] DateTimeOffset ExportedAt,
        [property: Description("账号")] RiderAnswer Rider,
        [property: Description("微信给本小程序的用户标识 openid")] string OpenId,
        [property: Description("同一主体的各个应用通用的标识 unionid；多数没有")] string? UnionId,
        [property: Description("手机号")] string? Phone,
        [property: Description("最近一次登录或换令牌的时间")] DateTimeOffset SeenAt,
        [property: Description("收藏的职工之家")] IReadOnlyList<ExportedFavourite> Favourites,
        [property: Description("登录记录")] IReadOnlyList<ExportedSession> Sessions,
        [property: Description("订阅余数")] IReadOnlyList<ExportedBalance> Consents,
        [property: Description("订阅余数的流水")] IReadOnlyList<ExportedEntry> Entries,
        [property: Description("手机上报的弹窗结果")] IReadOnlyList<ExportedClaim> Claims,
        [property: Description("发给您的消息")] IReadOnlyList<ExportedMessage> Messages
    );

    internal sealed record ExportedFavourite(
        [property: Description("职工之家的编号")] int HomeId,
        [property: Description("名称")] string Name,
        [property: Description("何时收藏的")] DateTimeOffset AddedAt
    );

    internal sealed record ExportedSession(
        [property: Description("登录时间")] DateTimeOffset CreatedAt,
        [property: Description("何时结束")] DateTimeOffset? EndedAt
    );

    internal sealed record ExportedBalance(
        [property: Description("模板编号")] string TemplateId,
        [property: Description("还能收到几条")] int Balance
    );

    internal sealed record ExportedEntry(
        [property: Description("模板编号")] string TemplateId,
        [property: Description("增减")] int Delta,
        [property: Description("来源：popup 弹窗、change 设置、sent 消息事件、settle 发送结果")] string Source,
        [property: Description("时间")] DateTimeOffset At
    );

    internal sealed record ExportedClaim(
        [property: Description("模板编号")] string TemplateId,
        [property: Description("同意了")] bool Accepted,
        [property: Description("时间")] DateTimeOffset At
    );

    internal sealed record ExportedMessage(
        [property: Description("模板编号")] string TemplateId,
        [property: Description("何时准备发送")] DateTimeOffset At,
        [property: Description("结果：accepted、refused、not_sent、unknown；空为还在发送")] string? Outcome
    );

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/data", HandleAsync)
            .RequireRider()
            .RequireRateLimiting(RateLimits.RiderSignIns)
            .WithName("exportRiderData")
            .WithSummary("我的数据：系统保存的关于自己的一切")
            .Produces<Response>()
            .WithAnswerExample(
                $$"""
                {
                  "sandbox": true, "exportedAt": "2026-11-25T10:00:00+08:00", "rider": {{RiderAnswer.Example}},
                  "openId": "oSANDBOX0000000000000000001", "unionId": null, "phone": null, "seenAt": "2026-11-25T10:00:00+08:00",
                  "favourites": [], "sessions": [{"createdAt": "2026-11-25T10:00:00+08:00", "endedAt": null}],
                  "consents": [], "entries": [], "claims": [], "messages": []
                }
                """
            );

    private static async Task<Response> HandleAsync(
        HttpContext context,
        QhdDbContext db,
        RiderIdentities identities,
        IOptions<WeChatOptions> weChat,
        TimeProvider clock
    )
    {
        var data = await RiderData.ReadAsync(db, identities, context.Rider().Id, context.RequestAborted);
        return new Response(
            weChat.IsSandbox(),
            clock.GetUtcNow().InCity(),
            RiderAnswer.Of(data.Account),
            data.OpenId,
            data.UnionId,
            data.Phone,
            data.Account.SeenAt.InCity(),
            [.. data.Favourites.Select(f => new ExportedFavourite(f.HomeId, f.Name, f.AddedAt.InCity()))],
            [.. data.Sessions.Select(s => new ExportedSession(s.CreatedAt.InCity(), s.EndedAt?.InCity()))],
            [.. data.Balances.Select(b => new ExportedBalance(b.TemplateId, b.Balance))],
            [.. data.Entries.Select(e => new ExportedEntry(e.TemplateId, e.Delta, e.Source.Code(), e.At.InCity()))],
            [.. data.Claims.Select(c => new ExportedClaim(c.TemplateId, c.Accepted, c.At.InCity()))],
            [.. data.Messages.Select(m => new ExportedMessage(m.TemplateId, m.CreatedAt.InCity(), m.Outcome?.Code()))]
        );
    }
}
