using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Audit;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.Audit;

/// <summary>Which deeds, as the caller wrote it.</summary>
internal sealed record AuditQuery(
    [property: Description("对象：home 职工之家、user 账号、scenario 规划方案")] string? Subject,
    [property: Description("对象的编号")] string? SubjectId,
    [property: Description("操作人名称中的文字，或账号的编号")] string? Actor,
    [property: Description("操作，如 suspend、update")] string? Action,
    [property: Description("从何时起（含），如 2026-11-24T08:00:00+08:00")] string? From,
    [property: Description("到何时止（不含）")] string? To,
    [property: Description("工会的编号：只看它和下级工会的")] string? Union
)
{
    private const int MaxWordsLength = 60;

    /// <returns>Null when anything is wrong; <paramref name="values"/> then says all of it.</returns>
    public async Task<AuditFilter?> ReadAsync(
        QhdDbContext db,
        StaffCaller caller,
        QueryValues values,
        CancellationToken cancellation
    )
    {
        var scope = caller.Scope(StaffRight.SeeAudit);
        var union = values.Id("union", Union);
        var actor = values.Words("actor", Actor, MaxWordsLength);
        var actorId = int.TryParse(actor, System.Globalization.CultureInfo.InvariantCulture, out var id)
            ? id
            : (int?)null;
        var filter = new AuditFilter(scope.UnionIds)
        {
            WithThoseOfNoUnion = caller.Authority.IsOfTheCity,
            Subject = values.Code<AuditSubject>("subject", Subject),
            SubjectId = values.Id("subjectId", SubjectId),
            Actor = actorId is null ? actor : null,
            ActorId = actorId,
            Action = values.Words("action", Action, MaxWordsLength),
            From = values.Instant("from", From),
            To = values.Instant("to", To),
        };
        if (values.Errors.Any)
            return null;
        return union is { } top
            ? filter with
            {
                UnionIds = [.. (await TreeAsync(db, top, cancellation)).Intersect(scope.UnionIds)],
                WithThoseOfNoUnion = false,
            }
            : filter;
    }

    private static Task<List<int>> TreeAsync(QhdDbContext db, int top, CancellationToken cancellation) =>
        db
            .Database.SqlQuery<int>(
                $"""
                with recursive tree as (
                    select id from unions where id = {top}
                    union select u.id from unions u join tree t on u.parent_id = t.id
                )
                select id as "Value" from tree
                """
            )
            .ToListAsync(cancellation);
}
