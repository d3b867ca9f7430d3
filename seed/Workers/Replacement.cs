namespace QhdHomeMap.Seed.Workers;

/// <summary>Something of the database, and its number there.</summary>
internal sealed record Stored<TState>(int Id, TState State);

/// <summary>What makes the rows of the database those of a list.</summary>
/// <param name="New">To be added.</param>
/// <param name="Changed">To be as given.</param>
/// <param name="Unchanged">How many are as they should be.</param>
/// <param name="Gone">To be deleted.</param>
/// <param name="Kept">How many stay though the list does not have them.</param>
internal sealed record Replacement<TState>(
    IReadOnlyList<TState> New,
    IReadOnlyList<Stored<TState>> Changed,
    int Unchanged,
    IReadOnlyList<int> Gone,
    int Kept
)
{
    /// <param name="stored">The rows of the database.</param>
    /// <param name="wanted">Those of the list, each key once.</param>
    /// <param name="keyOf">What two states of one thing have in common.</param>
    /// <param name="isKept">Whether one that the list does not have stays.</param>
    public static Replacement<TState> Of<TKey>(
        IReadOnlyList<Stored<TState>> stored,
        IReadOnlyList<TState> wanted,
        Func<TState, TKey> keyOf,
        Func<TState, bool> isKept
    )
        where TKey : notnull
    {
        var known = stored.GroupBy(row => keyOf(row.State)).ToDictionary(rows => rows.Key, rows => rows.First());
        var (added, changed, unchanged) = (new List<TState>(), new List<Stored<TState>>(), 0);
        var named = new HashSet<int>();
        foreach (var state in wanted)
        {
            if (!known.TryGetValue(keyOf(state), out var row))
            {
                added.Add(state);
                continue;
            }
            named.Add(row.Id);
            if (Equals(row.State, state))
            {
                unchanged++;
            }
            else
            {
                changed.Add(row with { State = state });
            }
        }
        var others = stored.Where(row => !named.Contains(row.Id)).ToLookup(row => isKept(row.State), row => row.Id);
        return new(added, changed, unchanged, [.. others[false]], others[true].Count());
    }
}
