using System.ComponentModel;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Audit;

namespace QhdHomeMap.Api.Features.Audit;

/// <summary>操作日志.</summary>
internal static class ListAudit
{
    private const int DefaultPageSize = 50;
    private const int MaxPageSize = 200;

    internal sealed record Page(
        [property: Description("新的在前")] IReadOnlyList<DeedAnswer> Items,
        [property: Description("还有更早的：下一页的 before")] long? Next
    );

    internal sealed record DeedAnswer(
        [property: Description("编号，越大越新")] long Id,
        [property: Description("时间")] DateTimeOffset At,
        [property: Description("操作人账号的编号；空：程序")] int? ActorId,
        [property: Description("操作人，或数据库用户")] string Actor,
        [property: Description("来自何处：网络地址或程序名称")] string Origin,
        [property: Description("操作的代码")] string Action,
        [property: Description("操作的中文名")] string ActionTitle,
        [property: Description("所填的原因")] string? Reason,
        [property: Description("对象：home 职工之家、user 账号、scenario 规划方案")] string Subject,
        [property: Description("对象的编号")] int SubjectId,
        [property: Description("对象当时的名称")] string SubjectName,
        [property: Description("职工之家改后的版本")] long? Version,
        [property: Description("改了什么")] IReadOnlyList<ChangeAnswer> Changes
    );

    internal sealed record ChangeAnswer(
        [property: Description("字段的代码")] string Field,
        [property: Description("字段的中文名")] string Title,
        [property: Description("改前；空：没有")] JsonElement? From,
        [property: Description("改后；空：没有")] JsonElement? To
    );

    private const string Example = """
        {"items": [{
          "id": 4711, "at": "2026-11-24T09:30:00+08:00", "actorId": 7, "actor": "zhangsan（张三）", "origin": "10.3.2.1",
          "action": "suspend", "actionTitle": "暂停开放", "reason": "停电检修", "subject": "home", "subjectId": 12,
          "subjectName": "QHD-0012 海港区总工会职工之家", "version": 3,
          "changes": [{"field": "status", "title": "状态", "from": "open", "to": "suspended"}]
        }], "next": 4711}
        """;

    public static void Map(IEndpointRouteBuilder staff) =>
        staff
            .MapGet("/audit", HandleAsync)
            .WithName("listAudit")
            .WithSummary("操作日志")
            .WithDescription("管辖的工会及下级的职工之家和账号的每次改动，新的在前；一次操作的各项改动合为一条。")
            .Produces<Page>()
            .ProducesProblems(Problem.RequestInvalid)
            .WithAnswerExample(Example);

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        QhdDbContext db,
        [AsParameters] AuditQuery query,
        [Description("上一页的 next：接着看更早的")] string? before,
        [Description("每页几条，1 至 200，默认 50")] string? pageSize
    )
    {
        var values = new QueryValues();
        var last = values.Number("before", before, 1, long.MaxValue);
        var size = values.Count("pageSize", pageSize, DefaultPageSize, MaxPageSize);
        if (await query.ReadAsync(db, context.Staff(), values, context.RequestAborted) is not { } filter)
            return Problem.RequestInvalid.With(values.Errors).AsResult();
        var deeds = await AuditDeeds
            .Read(db, filter with { Before = last }, size + 1)
            .ToListAsync(context.RequestAborted);
        return Results.Ok(
            new Page([.. deeds.Take(size).Select(Answer)], deeds.Count > size ? deeds[size - 1].Id : null)
        );
    }

    private static DeedAnswer Answer(AuditDeed deed) =>
        new(
            deed.Id,
            deed.At.InCity(),
            deed.ActorId,
            deed.Actor,
            deed.Origin,
            deed.Action,
            AuditTitles.OfAction(deed.Action),
            deed.Reason,
            deed.Subject.Code(),
            deed.SubjectId,
            deed.SubjectName,
            deed.Version,
            [.. deed.Changes.Select(c => new ChangeAnswer(c.Key, AuditTitles.OfField(c.Key), c.Value.From, c.Value.To))]
        );
}
