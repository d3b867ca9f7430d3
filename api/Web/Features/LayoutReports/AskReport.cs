using System.ComponentModel;
using System.Globalization;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Planning;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Planning;
using QhdHomeMap.Data.Planning.Analysis;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.LayoutReports;

/// <summary>申请报告: a row that Jobs drains. The same question on the same inputs is one report.</summary>
internal static class AskReport
{
    internal sealed record Request
    {
        [Description("站点：open 现有（默认）、planned 现有与规划")]
        public string? Homes { get; init; }

        [Description("方案的编号")]
        public int? Scenario { get; init; }

        [Description("人群：workers 职工（默认）、riders 骑手、residents 居民")]
        public string? People { get; init; }

        [Description("按什么算覆盖：radius 直线（默认）、walk 步行、ebike 电动车")]
        public string? By { get; init; }

        [Description("不超过多少分钟，1 至 120；只用于 walk、ebike")]
        public int? Minutes { get; init; }

        [Description("不超过多少米，50 至 50000；与 minutes 都不写：各站点自己的服务半径")]
        public int? Metres { get; init; }

        [Description("一周里的小时，0 至 167；不写：不分时段")]
        public int? Hour { get; init; }

        [Description("标题，最多 80 个字；不写：秦皇岛市（或您的工会）暖心服务圈站点布局报告")]
        public string? Title { get; init; }

        public PlanQuery AsQuery() => new(Homes, Text(Scenario), People, By, Text(Minutes), Text(Metres), Text(Hour));

        private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
    }

    public static void Map(IEndpointRouteBuilder reports) =>
        reports
            .MapPost("", HandleAsync)
            .WithName("askReport")
            .WithSummary("申请站点布局报告")
            .WithDescription(
                "报告的是您任职工会的范围。排入计算，以 events 看进度。同样的问题在同样的数据上已经算过或正在算时，直接给出那一份（200）。"
            )
            .Accepts<Request>("application/json")
            .Produces<ReportAnswer>()
            .Produces<ReportAnswer>(202)
            .ProducesPlanProblems()
            .WithRequestExample("""{"by": "walk", "minutes": 15}""")
            .WithAnswerExample(ReportAnswer.Example);

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        QhdDbContext db,
        PlanDesk plans,
        ReportDesk desk,
        TimeProvider clock
    )
    {
        var (request, problem) = await RequestBody.ReadAsync(context, ApiJson.Default.AskReportRequest);
        if (request is null)
            return problem!.AsResult();
        var (caller, cancellation) = (context.Staff(), context.RequestAborted);
        var values = new QueryValues();
        var question = request.AsQuery().Read(values);
        var title = values.Words("title", request.Title, PlanRun.TitleMaxLength);
        if (question is null || values.Errors.Any)
            return Problem.RequestInvalid.With(values.Errors).AsResult();
        var (asked, refused) = await plans.AskAsync(caller, question, cancellation);
        if (asked is null)
            return refused!.AsResult();
        var layouts = asked.City.Layouts;
        var union = caller.Authority.UnionOf(StaffRight.Plan);
        var scope = PlanScope.Of(layouts.Inputs, union);
        if (PlanDesk.Missing(layouts, scope, question.People) is { } missing)
            return missing.AsResult();
        var now = clock.GetUtcNow();
        var (run, isNew) = await PlanRuns.AskAsync(
            db,
            new PlanRun
            {
                Kind = PlanRunKind.LayoutReport,
                Title = title ?? LayoutReport.TitleOf(scope),
                Question = QuestionForm.Of(question).Print(),
                AskedHash = layouts.Inputs.Versions.Hash,
                Scenario = asked.Scenario,
                ScenarioVersion = asked.Scenario?.Version,
                AskedById = caller.User.Id,
                UnionId = union,
                CreatedAt = now,
                DueAt = now,
            },
            cancellation
        );
        var answer = await desk.FindAsync(caller, run.Id, cancellation);
        return isNew ? Results.Accepted($"/api/planning/reports/{run.Id}", answer) : Results.Ok(answer);
    }
}
