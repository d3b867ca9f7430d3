using System.Globalization;

namespace QhdHomeMap.Api.Snapshots;

internal static class SnapshotAge
{
    /// <summary>Tells, on an answer, that the database has been away, and for how many seconds.</summary>
    public static void Mark(HttpResponse response, SnapshotStore store, SnapshotStore.State state)
    {
        if (store.Age(state) is { Ticks: > 0 } age)
            response.Headers["X-Data-Age"] = ((long)age.TotalSeconds).ToString(CultureInfo.InvariantCulture);
    }
}
