using System.ComponentModel;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Snapshots;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Api.Features.Homes;

/// <summary>
/// 某一时刻各站点是否开放: by id, the part of the offline list that changes with the minute. A map of thousands of homes is coloured by it.
/// </summary>
internal static class SortByDoor
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    public static void Map(IEndpointRouteBuilder routes, SnapshotStore store, TimeProvider clock) =>
        routes
            .MapGet(
                "/open",
                (HttpContext context, [Description("时刻，带时区；默认此刻")] string? at = null) =>
                    HomeAnswers.AnswerAsync(context, store, (at, clock.GetUtcNow()), Write)
            )
            .WithName("sortHomesByDoor")
            .WithSummary("某一时刻哪些职工之家开放")
            .WithDescription("/api/homes.geojson 里的每个职工之家恰在三个名单之一；不能确定的不算开放。")
            .Produces<Response>()
            .ProducesProblems(Problem.RequestInvalid)
            .AnswersRiders("doors")
            .Compresses()
            .WithAnswerExample(HomeExamples.Doors);

    internal sealed record Response(
        [property: Description("哪一时刻")] DateTimeOffset At,
        [property: Description("开放的编号")] IReadOnlyList<int> Open,
        [property: Description("未开放的编号")] IReadOnlyList<int> Closed,
        [property: Description("不能确定的编号")] IReadOnlyList<int> Unknown
    );

    private static Problem? Write(JsonBuffer json, SnapshotStore.State state, (string? At, DateTimeOffset Now) asked)
    {
        var query = new QueryValues();
        var at = query.Instant("at", asked.At) ?? asked.Now;
        if (at.Year is < FirstYear or > LastYear)
            query.Errors.Add("at", $"应在 {FirstYear} 至 {LastYear} 年之间");
        if (query.Errors.Any)
            return Problem.RequestInvalid.With(query.Errors);
        json.Raw("{\"at\":"u8).Instant(at);
        WriteIds(json.Raw(",\"open\":"u8), state, at, OpeningNow.Open);
        WriteIds(json.Raw(",\"closed\":"u8), state, at, OpeningNow.Closed);
        WriteIds(json.Raw(",\"unknown\":"u8), state, at, OpeningNow.Unknown);
        json.Raw("}"u8);
        return null;
    }

    private static void WriteIds(JsonBuffer json, SnapshotStore.State state, DateTimeOffset at, OpeningNow wanted)
    {
        var board = state.Boards.At(at);
        var first = true;
        json.Raw("["u8);
        foreach (ref readonly var home in state.Snapshot.Homes.AsSpan())
        {
            if (home.Status is HomeStatus.Closed || NowOf(in home, state.Snapshot, board, at) != wanted)
                continue;
            json.Raw(first ? ""u8 : ","u8).Number(home.Id);
            first = false;
        }
        json.Raw("]"u8);
    }

    private static OpeningNow NowOf(in HomeRecord home, HomeSnapshot snapshot, OpenBoard board, DateTimeOffset at) =>
        snapshot.ClosureOf(in home, at) is { } closure
            ? Opening.At(snapshot.Rules[home.Rules], snapshot.Terms.Calendar, at, closure).Now
            : board.Now(home.Rules);
}
