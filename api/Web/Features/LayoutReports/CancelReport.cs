using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Planning;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.LayoutReports;

/// <summary>取消计算.</summary>
internal static class CancelReport
{
    public static void Map(IEndpointRouteBuilder reports) =>
        reports
            .MapDelete("/{id:int}", HandleAsync)
            .WithName("cancelReport")
            .WithSummary("取消报告的计算")
            .WithDescription("排队的立即取消，正在计算的一秒内停下；已经结束的不能取消。")
            .Produces(204)
            .ProducesProblems(Problem.ReportNotFound, Problem.ReportFinished);

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        QhdDbContext db,
        ReportDesk desk,
        [Description("报告编号")] int id
    )
    {
        var (caller, cancellation) = (context.Staff(), context.RequestAborted);
        if (!await desk.Seen(caller).AnyAsync(r => r.Id == id, cancellation))
            return Problem.ReportNotFound.AsResult();
        if (!await desk.Seen(caller, StaffRight.Plan).AnyAsync(r => r.Id == id, cancellation))
            return Problem.NotAllowed.AsResult();
        var refusal = await PlanRuns.ChangeAsync(db, id, (run, now) => run.Cancel(now), cancellation);
        return refusal is null ? Results.NoContent() : Problem.Of(refusal).AsResult();
    }
}
