using System.ComponentModel;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Data;

namespace QhdHomeMap.Api.Features.Scenarios;

/// <summary>删除方案. A report that runs with it goes on with what it was.</summary>
internal static class DeleteScenario
{
    public static void Map(IEndpointRouteBuilder scenarios) =>
        scenarios
            .MapDelete("/{id:int}", HandleAsync)
            .WithName("deleteScenario")
            .WithSummary("删除方案")
            .WithDescription("If-Match 写读取时的 ETag。正在计算的报告照删除前的内容算完。")
            .Produces(204)
            .ProducesProblems(
                Problem.RequestInvalid,
                Problem.ScenarioNotFound,
                Problem.ChangedMeanwhile,
                Problem.IfMatchRequired
            );

    private static Task<IResult> HandleAsync(
        HttpContext context,
        QhdDbContext db,
        ScenarioDesk desk,
        [Description("方案编号")] int id
    ) =>
        desk.ChangeAsync(
            context,
            id,
            "delete_scenario",
            scenario =>
            {
                db.Remove(scenario);
                return null;
            },
            (_, _) => Results.NoContent()
        );
}
