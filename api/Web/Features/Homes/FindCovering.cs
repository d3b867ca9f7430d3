using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Snapshots;

namespace QhdHomeMap.Api.Features.Homes;

/// <summary>覆盖某地的职工之家: those whose own radius holds the place.</summary>
internal static class FindCovering
{
    public static void Map(IEndpointRouteBuilder routes, SnapshotStore store, TimeProvider clock) =>
        routes
            .MapPost("/covering", (Delegate)((HttpContext context) => HandleAsync(context, store, clock)))
            .WithName("findCoveringHomes")
            .WithSummary("查找服务半径覆盖某地的职工之家")
            .WithDescription("每个职工之家按自己的覆盖半径判断，由近到远。")
            .Accepts<CoveringRequest>("application/json")
            .Produces<NearestResponse>()
            .ProducesProblems(Problem.RequestInvalid)
            .AnswersRiders("covering")
            .WithRequestExample(HomeExamples.CoveringQuestion)
            .WithAnswerExample(HomeExamples.Nearest);

    private static async Task HandleAsync(HttpContext context, SnapshotStore store, TimeProvider clock)
    {
        var (request, problem) = await RequestBody.ReadAsync(context, ApiJson.Default.CoveringRequest);
        if (request is null)
            await context.WriteAsync(problem!);
        else
            await HomeAnswers.AnswerAsync(context, store, (request, clock.GetUtcNow()), Write);
    }

    private static Problem? Write(
        JsonBuffer json,
        SnapshotStore.State state,
        (CoveringRequest Request, DateTimeOffset Now) asked
    )
    {
        var (request, now) = asked;
        var errors = new FieldErrors();
        var place = RiderPlace.Read(request.Lon, request.Lat, request.Datum, errors);
        if (errors.Any)
            return Problem.RequestInvalid.With(errors);
        var filter = new HomeFilter(state, services: 0, access: 0, kind: null, openAt: null);
        var found = state.Snapshot.Cover.Covering(place.Point, filter);
        HomeAnswers.Write(json, state, place.Datum, now, new NearestHomes { Homes = found });
        return null;
    }
}
