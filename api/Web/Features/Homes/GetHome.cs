using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Snapshots;

namespace QhdHomeMap.Api.Features.Homes;

/// <summary>职工之家详情.</summary>
internal static class GetHome
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/{id:int}", HandleAsync)
            .WithName("getHome")
            .WithSummary("职工之家详情")
            .WithDescription("datum 指定返回坐标的坐标系，默认 wgs84。已撤销的仍可查到，状态为 closed。")
            .Produces<HomeDetail>()
            .ProducesProblem(400)
            .ProducesProblem(404)
            .ProducesProblem(503);

    private static async Task HandleAsync(
        HttpContext context,
        SnapshotStore store,
        TimeProvider clock,
        int id,
        string datum = "wgs84"
    )
    {
        if (store.Current is not { } state)
        {
            await context.WriteAsync(Problem.NotReady);
            return;
        }
        var errors = new FieldErrors();
        var target = RiderPlace.ReadDatum(datum, errors);
        if (errors.Any)
        {
            await context.WriteAsync(Problem.RequestInvalid.With(errors));
            return;
        }
        var at = state.Snapshot.Find(id);
        if (at < 0)
        {
            await context.WriteAsync(Problem.HomeNotFound);
            return;
        }
        using var json = new JsonBuffer();
        var writer = new HomeJson(state, json, target, clock.GetUtcNow());
        json.Raw("{\"datum\":"u8).Text(datum).Raw(","u8);
        writer.Members(in state.Snapshot.Homes[at], distanceM: null);
        writer.Details(in state.Snapshot.Homes[at]);
        json.Raw("}"u8);
        await HomeAnswers.SendAsync(context, store, state, json);
    }
}
