using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Roads;
using QhdHomeMap.Api.Snapshots;

namespace QhdHomeMap.Api.Features.Homes;

/// <summary>
/// 查找最近的职工之家. A rider's place comes in a body, so that it stays out of logs, and is forgotten with the answer.
/// </summary>
internal static class FindNearest
{
    public const int DefaultLimit = 10;
    public const int MaxLimit = 50;

    public static void Map(
        IEndpointRouteBuilder routes,
        SnapshotStore store,
        RiderRoadsStore roads,
        TimeProvider clock
    ) =>
        routes
            .MapPost("/nearest", (Delegate)((HttpContext context) => HandleAsync(context, store, roads, clock)))
            .WithName("findNearestHomes")
            .WithSummary("查找最近的职工之家")
            .WithDescription(
                "按椭球面距离由近到远，相差不足 1 毫米的按编号排列；坐标系与请求相同。openAt 只留该时刻确定开放的。"
                    + "by 为 walk 或 ebike 时按沿路所需的秒数排列，并给出沿路米数；与道路不相连的排在后面，没有这两项。"
                    + "没有道路可用时按直线排列，并说明原因。"
            )
            .Accepts<NearestRequest>("application/json")
            .Produces<NearestResponse>()
            .ProducesProblems(Problem.RequestInvalid)
            .AnswersRiders("nearest")
            .WithRequestExample(HomeExamples.NearestQuestion)
            .WithAnswerExample(HomeExamples.Nearest);

    private static async Task HandleAsync(
        HttpContext context,
        SnapshotStore store,
        RiderRoadsStore roads,
        TimeProvider clock
    )
    {
        var (request, problem) = await RequestBody.ReadAsync(
            context,
            ApiJson.Default.NearestRequest,
            PlainNearestRequest.TryRead
        );
        if (request is null)
            await context.WriteAsync(problem!);
        else
            await HomeAnswers.AnswerAsync(context, store, (request, roads.Current, clock.GetUtcNow()), Write);
    }

    private static Problem? Write(
        JsonBuffer json,
        SnapshotStore.State state,
        (NearestRequest Request, RiderRoads? Roads, DateTimeOffset Now) asked
    )
    {
        var (request, roads, now) = asked;
        if (NearestQuestion.Of(request, state.Snapshot.Terms, now, out var errors) is not { } question)
            return Problem.RequestInvalid.With(errors);
        HomeAnswers.Write(json, state, question.Datum, question.OpenAt ?? now, NearestHomes.Of(state, roads, question));
        return null;
    }
}
