using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Snapshots;
using QhdHomeMap.Geo.Nearest;

namespace QhdHomeMap.Api.Features.Homes;

/// <summary>
/// 查找最近的职工之家. A rider's place comes in a body, so that it stays out of logs, and is forgotten with the answer.
/// </summary>
internal static class FindNearest
{
    public const int DefaultLimit = 10;
    public const int MaxLimit = 50;

    public static void Map(IEndpointRouteBuilder routes, SnapshotStore store, TimeProvider clock) =>
        routes
            .MapPost("/nearest", (Delegate)((HttpContext context) => HandleAsync(context, store, clock)))
            .WithName("findNearestHomes")
            .WithSummary("查找最近的职工之家")
            .WithDescription(
                "按椭球面距离由近到远，相差不足 1 毫米的按编号排列；坐标系与请求相同。openAt 只留该时刻确定开放的。"
            )
            .Accepts<NearestRequest>("application/json")
            .Produces<NearestResponse>()
            .ProducesProblems(Problem.RequestInvalid)
            .AnswersRiders("nearest")
            .WithRequestExample(HomeExamples.NearestQuestion)
            .WithAnswerExample(HomeExamples.Nearest);

    private static async Task HandleAsync(HttpContext context, SnapshotStore store, TimeProvider clock)
    {
        var (request, problem) = await RequestBody.ReadAsync(
            context,
            ApiJson.Default.NearestRequest,
            PlainNearestRequest.TryRead
        );
        if (request is null)
            await context.WriteAsync(problem!);
        else
            await HomeAnswers.AnswerAsync(context, store, (request, clock.GetUtcNow()), Write);
    }

    private static Problem? Write(
        JsonBuffer json,
        SnapshotStore.State state,
        (NearestRequest Request, DateTimeOffset Now) asked
    )
    {
        var (request, now) = asked;
        if (NearestQuestion.Of(request, state.Snapshot.Terms, now, out var errors) is not { } question)
            return Problem.RequestInvalid.With(errors);
        var found = NearestSearch.Nearest(
            state.Snapshot.Index,
            question.Place,
            question.Limit,
            question.MaxDistanceM,
            new HomeFilter(state, question.Services, question.Access, question.Kind, question.OpenAt)
        );
        HomeAnswers.Write(json, state, question.Datum, question.OpenAt ?? now, found, question.ByLineInstead);
        return null;
    }
}
