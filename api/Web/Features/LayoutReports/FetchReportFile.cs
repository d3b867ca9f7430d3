using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Planning;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Planning;
using QhdHomeMap.Data.Planning.Analysis;

namespace QhdHomeMap.Api.Features.LayoutReports;

/// <summary>报告的文件, byte for byte as they were made.</summary>
internal static class FetchReportFile
{
    /// <summary>The report itself, which the printed page shows.</summary>
    private const string Report = "report.json";

    public static void Map(IEndpointRouteBuilder reports)
    {
        reports
            .MapGet("/{id:int}/files/{name}", HandleAsync)
            .WithName("fetchReportFile")
            .WithSummary("下载报告的文件")
            .WithDescription("相同的输入得到逐字节相同的文件；ETag 是内容的 SHA-256。")
            .Produces<byte[]>(200, "application/octet-stream")
            .Produces(304)
            .ProducesProblems(Problem.ReportNotFound, Problem.ReportNotReady)
            .WithAnswerExample("\"UEsDBA==\"");
        reports
            .MapGet(
                "/{id:int}/report",
                (HttpContext context, QhdDbContext db, ReportDesk desk, [Description("报告编号")] int id) =>
                    FetchAsync(context, db, desk, id, Report, isDownload: false)
            )
            .Compresses()
            .WithName("readReport")
            .WithSummary("报告的内容")
            .WithDescription("同文件 report.json：打印页 /console/reports/{id} 用它。")
            .Produces<LayoutReport>()
            .ProducesProblems(Problem.ReportNotFound, Problem.ReportNotReady)
            .WithAnswerExample(PlanExamples.Report);
    }

    private static Task<IResult> HandleAsync(
        HttpContext context,
        QhdDbContext db,
        ReportDesk desk,
        [Description("报告编号")] int id,
        [Description("文件名")] string name
    ) => FetchAsync(context, db, desk, id, name, isDownload: true);

    private static async Task<IResult> FetchAsync(
        HttpContext context,
        QhdDbContext db,
        ReportDesk desk,
        int id,
        string name,
        bool isDownload
    )
    {
        var cancellation = context.RequestAborted;
        var run = await desk.Seen(context.Staff()).SingleOrDefaultAsync(r => r.Id == id, cancellation);
        if (run is null)
            return Problem.ReportNotFound.AsResult();
        var file = await db
            .PlanRunFiles.AsNoTracking()
            .SingleOrDefaultAsync(f => f.RunId == id && f.Name == name, cancellation);
        if (file is null)
            return (run.Status is PlanRunStatus.Done ? Problem.ReportNotFound : Problem.ReportNotReady).AsResult();
        return Results.Bytes(
            file.Content,
            file.MediaType,
            isDownload ? file.Name : null,
            entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\"")
        );
    }
}
