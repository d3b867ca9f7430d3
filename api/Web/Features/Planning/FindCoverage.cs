using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Planning;
using QhdHomeMap.Data.Planning.Analysis;

namespace QhdHomeMap.Api.Features.Planning;

/// <summary>覆盖: whom the homes cover, in one hour or whatever the hour, and through the week.</summary>
internal static class FindCoverage
{
    public static void Map(IEndpointRouteBuilder planning)
    {
        planning
            .MapGet("/coverage", HandleAsync)
            .WithName("findCoverage")
            .WithSummary("覆盖人数与面积")
            .WithDescription(
                "按县区、乡镇街道、职工集聚区给出覆盖、未覆盖、重复覆盖的人数。关门的站点不覆盖任何人：周二 22 时谁没有被覆盖，写 hour=46。"
            )
            .Produces<CoverageAnswer>()
            .ProducesPlanProblems()
            .WithAnswerExample(PlanExamples.Coverage);
        planning
            .MapGet("/coverage/week", HandleWeekAsync)
            .WithName("findCoverageOfWeek")
            .WithSummary("一周 168 小时的覆盖")
            .WithDescription("hour 不起作用。")
            .Produces<WeekAnswer>()
            .ProducesPlanProblems()
            .WithAnswerExample(PlanExamples.Week);
    }

    private static Task<IResult> HandleAsync(HttpContext context, PlanDesk desk, [AsParameters] PlanQuery query) =>
        PlanAnswers.AnswerAsync(context, desk, query, layout => layout.Coverage());

    private static Task<IResult> HandleWeekAsync(HttpContext context, PlanDesk desk, [AsParameters] PlanQuery query) =>
        PlanAnswers.AnswerAsync(context, desk, query with { Hour = null }, layout => layout.Week());
}
