using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;

namespace QhdHomeMap.Api.Features.Scenarios;

/// <summary>一个方案.</summary>
internal static class ShowScenario
{
    public static void Map(IEndpointRouteBuilder scenarios) =>
        scenarios
            .MapGet("/{id:int}", HandleAsync)
            .WithName("showScenario")
            .WithSummary("一个方案")
            .WithDescription("ETag 是版本，修改和删除时放进 If-Match。别的工会的方案答 404。")
            .Produces<ScenarioAnswer>()
            .ProducesProblems(Problem.ScenarioNotFound)
            .WithAnswerExample(ScenarioAnswer.Example);

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        ScenarioDesk desk,
        [Description("方案编号")] int id
    )
    {
        var scenario = await desk.Seen(context.Staff())
            .AsNoTracking()
            .SingleOrDefaultAsync(s => s.Id == id, context.RequestAborted);
        if (scenario is null)
            return Problem.ScenarioNotFound.AsResult();
        var union = await desk.UnionAsync(scenario.UnionId, context.RequestAborted);
        return ScenarioAnswer.Of(scenario, union).AsResult(context);
    }
}
