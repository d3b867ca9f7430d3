using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;

namespace QhdHomeMap.Api.Features.Scenarios;

/// <summary>方案列表.</summary>
internal static class ListScenarios
{
    internal sealed record Page([property: Description("最近修改的在前")] IReadOnlyList<ScenarioAnswer> Items);

    public static void Map(IEndpointRouteBuilder scenarios) =>
        scenarios
            .MapGet("", HandleAsync)
            .WithName("listScenarios")
            .WithSummary("方案列表")
            .WithDescription("所管工会及下级的方案。")
            .Produces<Page>()
            .WithAnswerExample($$"""{"items": [{{ScenarioAnswer.Example}}]}""");

    private static async Task<IResult> HandleAsync(HttpContext context, QhdDbContext db, ScenarioDesk desk)
    {
        var found = await desk.Seen(context.Staff())
            .AsNoTracking()
            .OrderByDescending(s => s.ChangedAt)
            .Join(db.Unions, s => s.UnionId, u => u.Id, (scenario, union) => new { scenario, union })
            .ToListAsync(context.RequestAborted);
        return Results.Ok(new Page([.. found.Select(f => ScenarioAnswer.Of(f.scenario, f.union))]));
    }
}
