using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Planning;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data.Planning.Analysis;

namespace QhdHomeMap.Api.Features.Planning;

/// <summary>建设任务: by affiliation.</summary>
internal static class ShowQuotas
{
    public static void Map(IEndpointRouteBuilder planning) =>
        planning
            .MapGet("/quotas", HandleAsync)
            .WithName("showQuotas")
            .WithSummary("建设任务与完成数")
            .WithDescription("按隶属工会计，不按所在地；只计共享职工之家，不计工会驿站。")
            .Produces<QuotasAnswer>()
            .WithAnswerExample(PlanExamples.Quotas);

    private static async Task<IResult> HandleAsync(HttpContext context, CityStore store)
    {
        var city = await store.GetAsync(context.RequestAborted);
        return Results.Ok(QuotasAnswer.Of(city.Layouts, PlanDesk.ScopeOf(context.Staff(), city)));
    }
}
