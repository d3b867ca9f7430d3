using QhdHomeMap.Api.Json;
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

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/nearest", HandleAsync)
            .WithName("findNearestHomes")
            .WithSummary("查找最近的职工之家")
            .WithDescription(
                "按椭球面距离由近到远，相差不足 1 毫米的按编号排列；坐标系与请求相同。openAt 只留该时刻确定开放的。"
            )
            .Accepts<NearestRequest>("application/json")
            .Produces<NearestResponse>()
            .ProducesProblem(400)
            .ProducesProblem(413)
            .ProducesProblem(429)
            .ProducesProblem(503);

    private static async Task HandleAsync(HttpContext context, SnapshotStore store, TimeProvider clock)
    {
        var (request, problem) = await RequestBody.ReadAsync(context, ApiJson.Default.NearestRequest);
        if (request is null)
        {
            await context.WriteAsync(problem!);
            return;
        }
        if (store.Current is not { } state)
        {
            await context.WriteAsync(Problem.NotReady);
            return;
        }
        var now = clock.GetUtcNow();
        if (NearestQuestion.Of(request, state.Snapshot.Words, now, out var errors) is not { } question)
        {
            await context.WriteAsync(Problem.RequestInvalid.With(errors));
            return;
        }
        using var json = new JsonBuffer();
        Write(json, state, question, now);
        await HomeAnswers.SendAsync(context, store, state, json);
    }

    private static void Write(JsonBuffer json, SnapshotStore.State state, NearestQuestion question, DateTimeOffset now)
    {
        var filter = new HomeFilter(state, question.Services, question.Access, question.Kind, question.OpenAt);
        var found = NearestSearch.Nearest(
            state.Snapshot.Index,
            question.Place,
            question.Limit,
            question.MaxDistanceM,
            filter
        );
        HomeAnswers.Write(json, state, question.Datum, question.OpenAt ?? now, found, question.ByLineInstead);
    }
}
