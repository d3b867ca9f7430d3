using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Riders;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Consents;
using QhdHomeMap.WeChat;

namespace QhdHomeMap.Api.Features.Riders;

/// <summary>订阅消息: what may be asked for, and how many messages of each may still come.</summary>
internal static class ShowConsents
{
    internal sealed record Response(
        [property: Description("true：来自沙箱，不是微信")] bool Sandbox,
        [property: Description("可以询问的模板；一次最多问三个，一次性与长期的不能一起问")]
            IReadOnlyList<TemplateConsent> Templates
    );

    internal sealed record TemplateConsent(
        [property: Description("模板编号，填在 wx.requestSubscribeMessage 的 tmplIds 里")] string TemplateId,
        [property: Description("模板标题")] string Title,
        [property: Description("长期订阅：同意一次，可以发多次")] bool LongTerm,
        [property: Description("还能收到几条；长期订阅为 1 或 0。以微信推送的结果为准，比点击晚几秒")] int Balance,
        [property: Description("最近一次变化的时间")] DateTimeOffset? UpdatedAt
    );

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/consents", HandleAsync)
            .RequireRider()
            .RequireRateLimiting(RateLimits.Riders)
            .WithName("showConsents")
            .WithSummary("订阅消息的模板与自己的余数")
            .Produces<Response>()
            .WithAnswerExample(
                """
                {"sandbox": true, "templates": [{
                  "templateId": "xgK3h0mVfXlY8Q2nT5aJd1rP7wZcB4sE", "title": "活动通知", "longTerm": false, "balance": 1,
                  "updatedAt": "2026-11-25T10:00:05+08:00"
                }]}
                """
            );

    private static async Task<Response> HandleAsync(
        HttpContext context,
        QhdDbContext db,
        IOptions<WeChatOptions> weChat
    )
    {
        var (riderId, appId) = (context.Rider().Id, weChat.Value.CalledAppId);
        var rows = await (
            from template in db.MessageTemplates
            where template.AppId == appId && template.GoneAt == null
            join balance in db.ConsentBalances.Where(b => b.RiderId == riderId)
                on template.Id equals balance.TemplateId
                into balances
            from balance in balances.DefaultIfEmpty()
            orderby template.Title, template.Id
            select new
            {
                template.Id,
                template.Title,
                template.Kind,
                Balance = (int?)balance.Balance,
                UpdatedAt = (DateTimeOffset?)balance.UpdatedAt,
            }
        ).ToListAsync(context.RequestAborted);
        return new Response(
            weChat.IsSandbox(),
            [
                .. rows.Select(r => new TemplateConsent(
                    r.Id,
                    r.Title,
                    r.Kind is MessageTemplateKind.LongTerm,
                    r.Balance ?? 0,
                    r.UpdatedAt?.InCity()
                )),
            ]
        );
    }
}
