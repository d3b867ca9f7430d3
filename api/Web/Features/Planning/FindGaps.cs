using System.ComponentModel;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Planning;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Data.Planning.Analysis;

namespace QhdHomeMap.Api.Features.Planning;

/// <summary>覆盖盲区: where people are whom no home covers.</summary>
internal static class FindGaps
{
    public static void Map(IEndpointRouteBuilder planning) =>
        planning
            .MapGet("/gaps", HandleAsync)
            .WithName("findGaps")
            .WithSummary("覆盖盲区，人多的在前")
            .WithDescription("相距不超过 linkM 米的未覆盖人群连成一片；少于 minPeople 人的不列出，只计入 remainder。")
            .Produces<GapsAnswer>()
            .ProducesPlanProblems()
            .WithAnswerExample(PlanExamples.Gaps);

    private static Task<IResult> HandleAsync(
        HttpContext context,
        PlanDesk desk,
        [AsParameters] PlanQuery query,
        [Description("相距多少米以内连成一片，50 至 2000，默认 300")] string? linkM,
        [Description("最少人数，5 至 100000，默认 5：少于五人的地方不显示")] string? minPeople
    )
    {
        var values = new QueryValues();
        var link = values.Number("linkM", linkM, 50, 2_000) ?? GapChoice.Usual.LinkM;
        var least = values.Number("minPeople", minPeople, GapChoice.FewestPeople, 100_000) ?? GapChoice.FewestPeople;
        if (query.Read(values) is not { } question)
            return Task.FromResult(Problem.RequestInvalid.With(values.Errors).AsResult());
        var choice = new GapChoice(link, least);
        return PlanAnswers.AnswerAsync(context, desk, question, $"gaps {choice}", layout => layout.Gaps(choice));
    }
}
