using System.Globalization;

namespace QhdHomeMap.Api.Snapshots;

internal static class SnapshotAge
{
    public const string Header = "X-Data-Age";

    /// <summary>Tells, on an answer, that the database has been away, and for how many seconds.</summary>
    public static void Mark(HttpResponse response, SnapshotStore store, SnapshotStore.State state)
    {
        if (store.Age(state) is { Ticks: > 0 } age)
            response.Headers[Header] = ((long)age.TotalSeconds).ToString(CultureInfo.InvariantCulture);
    }
}
