using System.ComponentModel;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Snapshots;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Api.Features.Homes;

/// <summary>职工之家详情.</summary>
internal static class GetHome
{
    public static void Map(IEndpointRouteBuilder routes, SnapshotStore store, TimeProvider clock) =>
        routes
            .MapGet(
                "/{id:int}",
                (HttpContext context, [Description("编号")] int id, [Description("坐标系")] string datum = "wgs84") =>
                    HomeAnswers.AnswerAsync(context, store, (id, datum, clock.GetUtcNow()), Write)
            )
            .WithName("getHome")
            .WithSummary("职工之家详情")
            .WithDescription("datum 指定返回坐标的坐标系，默认 wgs84。已撤销的仍可查到，状态为 closed。")
            .Produces<HomeDetail>()
            .ProducesProblems(Problem.RequestInvalid, Problem.HomeNotFound)
            .AnswersRiders("home")
            .WithAnswerExample(HomeExamples.Home);

    private static Problem? Write(
        JsonBuffer json,
        SnapshotStore.State state,
        (int Id, string Datum, DateTimeOffset Now) asked
    )
    {
        var (id, datum, now) = asked;
        var errors = new FieldErrors();
        var target = RiderPlace.ReadDatum(datum, errors);
        if (errors.Any)
            return Problem.RequestInvalid.With(errors);
        var at = state.Snapshot.Find(id);
        if (at < 0)
            return Problem.HomeNotFound;
        var writer = new HomeJson(state, json, target, now);
        json.Raw("{\"datum\":"u8).Text(target.Code()).Raw(","u8);
        writer.Members(in state.Snapshot.Homes[at], distanceM: null);
        writer.Details(in state.Snapshot.Homes[at]);
        json.Raw("}"u8);
        return null;
    }
}
