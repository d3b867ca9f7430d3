using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Consents;
using QhdHomeMap.WeChat;

namespace QhdHomeMap.Api.Features.MessageTemplates;

/// <summary>消息模板, each with the fields that an officer fills in and what they may hold.</summary>
internal static class ListTemplates
{
    internal sealed record TemplateList(
        [property: Description("true：来自沙箱，不是微信")] bool Sandbox,
        [property: Description("最近一次与微信核对的时间")] DateTimeOffset? SyncedAt,
        [property: Description("模板，按标题")] IReadOnlyList<TemplateAnswer> Templates
    )
    {
        public const string Example = """
            {"sandbox": true, "syncedAt": "2026-11-25T10:00:00+08:00", "templates": [{
              "id": "xgK3h0mVfXlY8Q2nT5aJd1rP7wZcB4sE", "title": "活动通知", "longTerm": false,
              "content": "活动名称:{{thing1.DATA}}\n活动时间:{{date2.DATA}}", "example": "活动名称:送清凉进站点\n活动时间:2026年11月25日 15:01",
              "fields": [
                {"key": "thing1", "title": "活动名称", "type": "thing", "maxLength": 20, "choices": []},
                {"key": "date2", "title": "活动时间", "type": "date", "maxLength": null, "choices": []}
              ]
            }]}
            """;
    }

    internal sealed record TemplateAnswer(
        [property: Description("模板编号")] string Id,
        [property: Description("标题")] string Title,
        [property: Description("长期订阅：同意一次，可以发多次")] bool LongTerm,
        [property: Description("正文，填写处写作 {{字段.DATA}}")] string Content,
        [property: Description("示例")] string Example,
        [property: Description("要填写的各项")] IReadOnlyList<FieldAnswer> Fields
    );

    internal sealed record FieldAnswer(
        [property: Description("字段")] string Key,
        [property: Description("名称")] string Title,
        [property: Description(
            "类型：thing、number、letter、symbol、character_string、time、date、amount、phone_number、car_number、name、phrase、enum；unknown 不能填写"
        )]
            string Type,
        [property: Description("最多几个字；空：不按长短，按类型的格式")] int? MaxLength,
        [property: Description("enum 的可选值")] IReadOnlyList<string> Choices
    );

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("", HandleAsync)
            .RequireSignIn()
            .WithName("listTemplates")
            .WithSummary("订阅消息的模板及其填写规则")
            .WithDescription("每小时与微信核对一次。")
            .Produces<TemplateList>()
            .WithAnswerExample(TemplateList.Example);

    private static Task<TemplateList> HandleAsync(
        HttpContext context,
        QhdDbContext db,
        IOptions<WeChatOptions> options
    ) => ReadAsync(db, options.Value, context.RequestAborted);

    public static async Task<TemplateList> ReadAsync(
        QhdDbContext db,
        WeChatOptions options,
        CancellationToken cancellation
    )
    {
        var appId = options.CalledAppId;
        var templates = await db
            .MessageTemplates.Where(t => t.AppId == appId && t.GoneAt == null)
            .OrderBy(t => t.Title)
            .ThenBy(t => t.Id)
            .AsNoTracking()
            .ToListAsync(cancellation);
        return new TemplateList(
            options.Mode is WeChatMode.Sandbox,
            templates.Count == 0 ? null : templates.Max(t => t.SyncedAt).InCity(),
            [.. templates.Select(Of)]
        );
    }

    private static TemplateAnswer Of(MessageTemplate template) =>
        new(
            template.Id,
            template.Title,
            template.Kind is MessageTemplateKind.LongTerm,
            template.Content,
            template.Example,
            [.. template.Fields.Select(f => new FieldAnswer(f.Key, f.Title, f.Type, f.MaxLength, f.Choices))]
        );
}
