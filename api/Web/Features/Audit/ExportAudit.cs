using Microsoft.AspNetCore.Http.Features;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Audit;
using QhdHomeMap.Data.Staff;
using QhdHomeMap.Formats.Tables;

namespace QhdHomeMap.Api.Features.Audit;

/// <summary>导出操作日志: one row for each field that a deed changed. Whoever takes it out of the system is noted in it.</summary>
internal static class ExportAudit
{
    public const int MaxRows = 100_000;

    private const string Action = "export_audit";

    public static void Map(IEndpointRouteBuilder staff) =>
        staff
            .MapGet("/audit.csv", HandleAsync)
            .RequireRateLimiting(RateLimits.Exports)
            .WithName("exportAudit")
            .WithSummary("导出操作日志（csv）")
            .WithDescription(
                "筛选与操作日志相同，每个改动的字段一行，新的在前，最多 100000 行，截断时末行注明。导出本身也记入操作日志。"
            )
            .Produces<string>(200, "text/csv")
            .ProducesProblems(Problem.RequestInvalid)
            .WithAnswerExample("\"编号,时间,操作人,来自,操作,原因,对象,对象编号,对象名称,字段,改前,改后\\r\\n\"");

    private static async Task HandleAsync(
        HttpContext context,
        QhdDbContext db,
        TimeProvider clock,
        [AsParameters] AuditQuery query
    )
    {
        var (values, caller, cancellation) = (new QueryValues(), context.Staff(), context.RequestAborted);
        if (await query.ReadAsync(db, caller, values, cancellation) is not { } filter)
        {
            await context.WriteAsync(Problem.RequestInvalid.With(values.Errors));
            return;
        }
        await NoteAsync(db, caller, clock.GetUtcNow(), cancellation);
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=audit.csv";
        // The writer knows no asynchronous stream; what it writes waits for the reader's pace a few kilobytes at a time.
        context.Features.Get<IHttpBodyControlFeature>()!.AllowSynchronousIO = true;
        using var table = new CsvTableWriter(context.Response.Body, AuditRows.Headers);
        var rows = 0;
        await foreach (var deed in AuditDeeds.Read(db, filter, MaxRows + 1).WithCancellation(cancellation))
        {
            foreach (var row in AuditRows.Of(deed))
            {
                if (++rows > MaxRows)
                {
                    table.WriteRow(AuditRows.Note($"只导出了最近的 {MaxRows} 行，更早的没有导出：请缩小筛选范围"));
                    return;
                }
                table.WriteRow(row);
            }
        }
    }

    private static async Task NoteAsync(
        QhdDbContext db,
        StaffCaller caller,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        db.Add(AuditEntry.Of(caller.Deed(Action), now, caller.User, caller.Scope(StaffRight.SeeAudit).UnionIds));
        await db.SaveChangesAsync(cancellation);
    }
}
