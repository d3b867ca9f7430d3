using System.Runtime.CompilerServices;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Snapshots;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Nearest;

namespace QhdHomeMap.Api.Features.Homes;

/// <summary>What answers from the snapshot have in common: how they are made and sent, and how a list by distance is written.</summary>
internal static class HomeAnswers
{
    /// <summary>As many homes as are fetched ahead: more lines of memory than this a processor does not wait for at once.</summary>
    private const int Ahead = 10;

    private const int CacheLine = 64;

    /// <summary>
    /// Lets <paramref name="write"/> put the answer to <paramref name="question"/> together from one snapshot, and sends it or the
    /// problem it returns.
    /// </summary>
    public static async Task AnswerAsync<TQuestion>(
        HttpContext context,
        SnapshotStore store,
        TQuestion question,
        Func<JsonBuffer, SnapshotStore.State, TQuestion, Problem?> write
    )
    {
        if (store.Current is not { } state)
        {
            await context.WriteAsync(Problem.NotReady);
            return;
        }
        using var json = new JsonBuffer();
        if (write(json, state, question) is { } problem)
        {
            await context.WriteAsync(problem);
            return;
        }
        var response = context.Response;
        SnapshotAge.Mark(response, store, state);
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = json.Length;
        // No token, which would be made for each request: when the connection ends, so does the wait for it.
        await response.BodyWriter.WriteAsync(json.WrittenMemory, CancellationToken.None);
    }

    public static void Write(
        JsonBuffer json,
        SnapshotStore.State state,
        Datum datum,
        DateTimeOffset at,
        NearestHomes found
    )
    {
        var homes = found.Homes;
        var writer = new HomeJson(state, json, datum, at);
        json.Raw("{\"datum\":"u8).Text(datum.Code()).Raw(",\"homes\":["u8);
        for (var i = 0; i < homes.Length; i++)
        {
            if (i % Ahead == 0)
                Fetch(state.Snapshot, homes.Slice(i, Math.Min(Ahead, homes.Length - i)));
            json.Raw(i == 0 ? "{"u8 : ",{"u8);
            writer.Members(
                in state.Snapshot.Homes[homes[i].Item],
                homes[i].DistanceM,
                i < found.Ways.Length ? found.Ways[i] : null
            );
            json.Raw("}"u8);
        }
        json.Raw("]"u8);
        if (found.By is { } by)
            json.Raw(",\"by\":"u8).Text(found.Reason is null ? by : NearestQuestion.Line);
        if (found.Reason is { } reason)
            json.Raw(",\"byReason\":"u8).Text(reason);
        if (found.OnSampleRoads)
            json.Raw(",\"roadsSample\":true"u8);
        json.Raw("}"u8);
    }

    /// <summary>
    /// Reads a byte of every line of memory that the next homes will need. The homes around a place are anywhere in memory; read
    /// one after the other while writing, each would be waited for, which was half of the time of an answer. Reads that do
    /// nothing with what they find, the processor does side by side.
    /// </summary>
    /// <returns>Nothing of use; that it is returned keeps the reads from being left out.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Fetch(HomeSnapshot snapshot, ReadOnlySpan<Neighbour> next)
    {
        var sum = 0;
        foreach (var home in next)
        {
            ref readonly var record = ref snapshot.Homes[home.Item];
            sum += record.Summary.Chunk + record.Access;
        }
        foreach (var home in next)
        {
            var text = snapshot.Texts[snapshot.Homes[home.Item].Summary];
            for (var at = 0; at < text.Length; at += CacheLine)
                sum += text[at];
        }
        return sum;
    }
}
