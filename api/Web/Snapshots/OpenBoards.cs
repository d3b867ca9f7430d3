namespace QhdHomeMap.Api.Snapshots;

/// <summary>The boards of the minutes that riders ask about: nearly always this one, now and then another.</summary>
internal sealed class OpenBoards(HomeSnapshot snapshot)
{
    private const int Kept = 8;

    private Entry[] _entries = [];

    /// <summary>The board of the minute that holds an instant. O(1).</summary>
    public OpenBoard At(DateTimeOffset instant)
    {
        var minute = instant.UtcTicks / TimeSpan.TicksPerMinute;
        var entries = Volatile.Read(ref _entries);
        foreach (var entry in entries)
        {
            if (entry.Minute == minute)
                return entry.Board;
        }
        var start = new DateTimeOffset(minute * TimeSpan.TicksPerMinute, TimeSpan.Zero);
        var added = new Entry(minute, new OpenBoard(snapshot, start));
        // A board lost to another request's write is only worked out once more.
        Volatile.Write(ref _entries, [added, .. entries.Take(Kept - 1)]);
        return added.Board;
    }

    private readonly record struct Entry(long Minute, OpenBoard Board);
}
