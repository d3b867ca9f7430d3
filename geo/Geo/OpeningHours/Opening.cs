namespace QhdHomeMap.Geo.OpeningHours;

/// <summary>Answers whether a door is open, until when, and when it opens next.</summary>
public static class Opening
{
    /// <summary>How far ahead an end or an opening is looked for: over one year, so that what recurs yearly is found.</summary>
    public const int HorizonDays = 400;

    /// <summary>
    /// Asia/Shanghai. China has kept UTC+8 without summer time since 1992, so a constant is exact for every date a door
    /// can state and needs no time zone database, which small servers lack.
    /// </summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The state of a door at an instant.</summary>
    /// <param name="rules">What the door states.</param>
    /// <param name="calendar">Holidays of the years that are known.</param>
    /// <param name="instant">Any offset; read as Asia/Shanghai.</param>
    /// <param name="closure">A temporary closure, past, present or future, or null.</param>
    /// <returns>The state; instants in it have the offset +08:00. An interval holds its first minute and not its end.</returns>
    /// <remarks>O(days until the next change), each a look-up of some 20 ns; does not allocate.</remarks>
    public static OpeningState At(
        OpeningRules rules,
        HolidayCalendar calendar,
        DateTimeOffset instant,
        TemporaryClosure? closure = null
    )
    {
        var timeline = new Timeline(rules.Views, calendar, closure);
        var local = Timeline.ToLocal(instant);
        if (closure is not null && closure.Covers(instant))
        {
            var state = new OpeningState(OpeningNow.Closed, null, null, OpeningReason.Suspended, closure.Reason);
            return closure.Until is { } end ? timeline.WithNext(state, Timeline.ToLocal(end)) : state;
        }
        var (now, reason, note) = timeline.StateAt(local);
        return now == OpeningNow.Open
            ? new(now, timeline.EndOfOpening(local), null, reason, note)
            : timeline.WithNext(new(now, null, null, reason, note), local);
    }

    /// <summary>What a door does on a row of days, each from midnight to midnight: for people to check a text by.</summary>
    /// <param name="rules">What the door states.</param>
    /// <param name="calendar">Holidays of the years that are known.</param>
    /// <param name="first">The first day.</param>
    /// <param name="days">How many; O(days).</param>
    /// <returns>Stretches without gap or overlap that end at every midnight. Two that follow each other on one day differ.</returns>
    public static IReadOnlyList<OpeningStretch> Days(
        OpeningRules rules,
        HolidayCalendar calendar,
        DateOnly first,
        int days
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var timeline = new Timeline(rules.Views, calendar, null);
        return [.. Enumerable.Range(first.DayNumber, days).SelectMany(timeline.StretchesOf)];
    }
}
