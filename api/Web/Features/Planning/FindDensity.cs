using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Planning;
using QhdHomeMap.Data.Planning.Analysis;

namespace QhdHomeMap.Api.Features.Planning;

/// <summary>密度: homes against roads and against worker clusters.</summary>
internal static class FindDensity
{
    public static void Map(IEndpointRouteBuilder planning) =>
        planning
            .MapGet("/density", HandleAsync)
            .WithName("findDensity")
            .WithSummary("站点相对道路与职工集聚区的密度")
            .WithDescription(
                "按 walk 或 ebike 能走的道路计算；by=radius 时道路按步行计。写了 hour 只计该时开放的站点。"
            )
            .Produces<DensityAnswer>()
            .ProducesPlanProblems()
            .WithAnswerExample(PlanExamples.Density);

    private static Task<IResult> HandleAsync(HttpContext context, PlanDesk desk, [AsParameters] PlanQuery query) =>
        PlanAnswers.AnswerAsync(context, desk, query, layout => layout.Density());
}
