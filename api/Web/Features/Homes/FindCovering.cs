using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Snapshots;

namespace QhdHomeMap.Api.Features.Homes;

/// <summary>覆盖某地的职工之家: those whose own radius holds the place.</summary>
internal static class FindCovering
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/covering", HandleAsync)
            .WithName("findCoveringHomes")
            .WithSummary("查找服务半径覆盖某地的职工之家")
            .WithDescription("每个职工之家按自己的覆盖半径判断，由近到远。")
            .Accepts<CoveringRequest>("application/json")
            .Produces<NearestResponse>()
            .ProducesProblem(400)
            .ProducesProblem(413)
            .ProducesProblem(429)
            .ProducesProblem(503);

    private static async Task HandleAsync(HttpContext context, SnapshotStore store, TimeProvider clock)
    {
        var (request, problem) = await RequestBody.ReadAsync(context, ApiJson.Default.CoveringRequest);
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
        var errors = new FieldErrors();
        var place = RiderPlace.Read(request.Lon, request.Lat, request.Datum, errors);
        if (errors.Any)
        {
            await context.WriteAsync(Problem.RequestInvalid.With(errors));
            return;
        }
        using var json = new JsonBuffer();
        Write(json, state, place, clock.GetUtcNow());
        await HomeAnswers.SendAsync(context, store, state, json);
    }

    private static void Write(JsonBuffer json, SnapshotStore.State state, RiderPlace place, DateTimeOffset now)
    {
        var filter = new HomeFilter(state, services: 0, access: 0, kind: null, openAt: null);
        HomeAnswers.Write(json, state, place.Datum, now, state.Snapshot.Cover.Covering(place.Point, filter));
    }
}
