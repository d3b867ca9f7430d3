using System.ComponentModel;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;

namespace QhdHomeMap.Api.Features.LayoutReports;

/// <summary>一份报告算到哪里.</summary>
internal static class ShowReport
{
    public static void Map(IEndpointRouteBuilder reports) =>
        reports
            .MapGet("/{id:int}", HandleAsync)
            .WithName("showReport")
            .WithSummary("一份站点布局报告")
            .WithDescription("状态、进度与文件。stale 为真：数据在此之后又有改动。")
            .Produces<ReportAnswer>()
            .ProducesProblems(Problem.ReportNotFound)
            .WithAnswerExample(ReportAnswer.Example);

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        ReportDesk desk,
        [Description("报告编号")] int id
    ) =>
        await desk.FindAsync(context.Staff(), id, context.RequestAborted) is { } report
            ? Results.Ok(report)
            : Problem.ReportNotFound.AsResult();
}
