using System.ComponentModel;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Planning;

namespace QhdHomeMap.Api.Features.LayoutReports;

/// <summary>看着报告算: server-sent events, one for each change until it has ended.</summary>
/// <remarks>Whoever drops the stream asks again and is told at once how it stands: nothing is kept for it.</remarks>
internal static class WatchReport
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>A balancer drops a stream that is silent for longer than a minute.</summary>
    private static readonly TimeSpan MostSilence = TimeSpan.FromSeconds(15);

    private static readonly string[] Final =
    [
        PlanRunStatus.Done.Code(),
        PlanRunStatus.Failed.Code(),
        PlanRunStatus.Cancelled.Code(),
    ];

    public static void Map(IEndpointRouteBuilder reports) =>
        reports
            .MapGet("/{id:int}/events", HandleAsync)
            .WithName("watchReport")
            .WithSummary("看着报告计算")
            .WithDescription(
                "server-sent events：事件 run 的数据同“一份站点布局报告”，有变化即发，算完即止；断开后重连即可。"
            )
            .Produces<ReportAnswer>(200, "text/event-stream")
            .ProducesProblems(Problem.ReportNotFound)
            .WithAnswerExample(ReportAnswer.Example);

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        ReportDesk desk,
        TimeProvider clock,
        IHostApplicationLifetime host,
        [Description("报告编号")] int id
    )
    {
        if (await desk.FindAsync(context.Staff(), id, context.RequestAborted) is not { } first)
            return Problem.ReportNotFound.AsResult();
        context.Response.Headers["X-Accel-Buffering"] = "no"; // nginx would keep the events to itself
        return TypedResults.ServerSentEvents(
            EventsAsync(desk, context.Staff(), first, clock, host.ApplicationStopping, context.RequestAborted)
        );
    }

    private static async IAsyncEnumerable<SseItem<ReportAnswer>> EventsAsync(
        ReportDesk desk,
        StaffCaller caller,
        ReportAnswer report,
        TimeProvider clock,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        yield return Event(report);
        var toldAt = clock.GetTimestamp();
        while (!Final.Contains(report.Status) && !stopping.IsCancellationRequested)
        {
            await Task.Delay(Pause, clock, cancellation);
            if (await desk.FindAsync(caller, report.Id, cancellation) is not { } now)
                yield break; // pruned meanwhile
            var isNew = (now.Status, now.Progress, now.Step) != (report.Status, report.Progress, report.Step);
            if (!isNew && clock.GetElapsedTime(toldAt) < MostSilence)
                continue;
            report = now;
            toldAt = clock.GetTimestamp();
            yield return Event(report);
        }
    }

    private static SseItem<ReportAnswer> Event(ReportAnswer report) => new(report, "run");
}
