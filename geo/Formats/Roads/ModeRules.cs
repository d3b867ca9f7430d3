namespace QhdHomeMap.Formats.Roads;

/// <summary>What a class of road says of a way to travel before the way's own tags are asked.</summary>
internal enum Opening
{
    /// <summary>Closed, unless the tags open it.</summary>
    No,

    /// <summary>Open, unless the tags close it.</summary>
    Yes,

    /// <summary>Closed, whatever the tags say.</summary>
    Never,
}

/// <summary>Which way one may go.</summary>
[Flags]
internal enum Direction
{
    Closed = 0,
    Forward = 1,
    Backward = 2,
    Both = Forward | Backward,
}

/// <summary>The rules for one way to travel: whether, and in which direction.</summary>
internal sealed class ModeRules(
    ModeRulesFile file,
    IReadOnlyDictionary<string, Direction> onewayWords,
    Func<string, int> keyOf
)
{
    private readonly Condition[] _closedBy = Condition.AllOf(file.ClosedBy, keyOf);
    private readonly Condition[] _openedBy = Condition.AllOf(file.OpenedBy, keyOf);
    private readonly Condition[] _deniedBy = Condition.AllOf(file.DeniedBy, keyOf);
    private readonly Condition[] _bothWaysBy = Condition.AllOf(file.BothWaysBy, keyOf);
    private readonly int[] _oneway = [.. file.Oneway.Select(keyOf)];

    public Direction DirectionOf(Opening opening, bool isImpliedOneway, ReadOnlySpan<string?> tags) =>
        MayPass(opening, tags) ? OnewayOf(isImpliedOneway, tags) : Direction.Closed;

    private bool MayPass(Opening opening, ReadOnlySpan<string?> tags) =>
        opening != Opening.Never
        && !Condition.Any(_deniedBy, tags)
        && ((opening == Opening.Yes && !Condition.Any(_closedBy, tags)) || Condition.Any(_openedBy, tags));

    private Direction OnewayOf(bool isImpliedOneway, ReadOnlySpan<string?> tags)
    {
        if (Condition.Any(_bothWaysBy, tags))
        {
            return Direction.Both;
        }

        foreach (var key in _oneway)
        {
            if (tags[key] is { } word && onewayWords.TryGetValue(word, out var direction))
            {
                return direction;
            }
        }

        return isImpliedOneway && file.ObeysImpliedOneway ? Direction.Forward : Direction.Both;
    }
}

/// <summary>A tag has one of these values.</summary>
internal readonly record struct Condition(int Key, HashSet<string> Values)
{
    public static Condition[] AllOf(IReadOnlyDictionary<string, string[]> values, Func<string, int> keyOf) =>
        [.. values.Select(pair => new Condition(keyOf(pair.Key), new(pair.Value, StringComparer.Ordinal)))];

    public static bool Any(Condition[] conditions, ReadOnlySpan<string?> tags)
    {
        foreach (var condition in conditions)
        {
            if (condition.Holds(tags))
            {
                return true;
            }
        }

        return false;
    }

    public bool Holds(ReadOnlySpan<string?> tags) => tags[Key] is { } value && Values.Contains(value);
}
