using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Staff;

namespace QhdHomeMap.Api.Features.LayoutReports;

/// <summary>报告列表.</summary>
internal static class ListReports
{
    private const int Most = 100;

    internal sealed record Page([property: Description("新的在前，最多 100 份")] IReadOnlyList<ReportAnswer> Items);

    public static void Map(IEndpointRouteBuilder reports) =>
        reports
            .MapGet("", HandleAsync)
            .WithName("listReports")
            .WithSummary("站点布局报告列表")
            .WithDescription("所管工会及下级申请的报告，保留 90 天。")
            .Produces<Page>()
            .WithAnswerExample($$"""{"items": [{{ReportAnswer.Example}}]}""");

    private static async Task<IResult> HandleAsync(HttpContext context, ReportDesk desk)
    {
        var runs = await desk.Seen(context.Staff())
            .OrderByDescending(r => r.Id)
            .Take(Most)
            .ToListAsync(context.RequestAborted);
        return Results.Ok(new Page(await desk.AnswersAsync(runs, context.RequestAborted)));
    }
}
