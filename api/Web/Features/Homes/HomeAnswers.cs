using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Snapshots;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Nearest;

namespace QhdHomeMap.Api.Features.Homes;

/// <summary>What answers from the snapshot have in common: how they are made and sent, and how a list by distance is written.</summary>
internal static class HomeAnswers
{
    /// <summary>Lets <paramref name="write"/> put the answer together from one snapshot, and sends it or the problem it returns.</summary>
    public static async Task AnswerAsync(
        HttpContext context,
        SnapshotStore store,
        Func<SnapshotStore.State, JsonBuffer, Problem?> write
    )
    {
        if (store.Current is not { } state)
        {
            await context.WriteAsync(Problem.NotReady);
            return;
        }
        using var json = new JsonBuffer();
        if (write(state, json) is { } problem)
        {
            await context.WriteAsync(problem);
            return;
        }
        var response = context.Response;
        SnapshotAge.Mark(response, store, state);
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = json.Length;
        await response.BodyWriter.WriteAsync(json.WrittenMemory, context.RequestAborted);
    }

    public static void Write(
        JsonBuffer json,
        SnapshotStore.State state,
        Datum datum,
        DateTimeOffset at,
        ReadOnlySpan<Neighbour> found,
        bool byLineInstead = false
    )
    {
        var writer = new HomeJson(state, json, datum, at);
        json.Raw("{\"datum\":"u8).Text(datum.Code()).Raw(",\"homes\":["u8);
        for (var i = 0; i < found.Length; i++)
        {
            json.Raw(i == 0 ? "{"u8 : ",{"u8);
            writer.Members(in state.Snapshot.Homes[found[i].Item], found[i].DistanceM);
            json.Raw("}"u8);
        }
        json.Raw("]"u8);
        if (byLineInstead)
            json.Raw(",\"by\":\"line\",\"byReason\":"u8).Text("尚未导入道路数据，距离为直线距离");
        json.Raw("}"u8);
    }
}
