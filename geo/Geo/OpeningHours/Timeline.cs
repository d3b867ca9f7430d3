using System.Collections.Immutable;

namespace QhdHomeMap.Geo.OpeningHours;

/// <summary>A door's days laid end to end, in local ticks or minutes since 1 January of the year 1.</summary>
/// <remarks>The night hours of a day lie in the next one, so each question looks at a date and the date before it.</remarks>
internal readonly struct Timeline(RuleViews views, HolidayCalendar calendar, TemporaryClosure? closure)
{
    private const int MinutesPerDay = HourInterval.MinutesPerDay;

    // Outside of these days neighbours and horizon would leave the calendar of .NET.
    private const int FirstDay = 1;
    private static readonly int LastDay = DateOnly.MaxValue.DayNumber - Opening.HorizonDays - 2;

    /// <summary>Ticks of the clock on the wall.</summary>
    public static long ToLocal(DateTimeOffset instant) => instant.UtcTicks + Opening.Offset.Ticks;

    /// <summary>What holds at an instant, closures not considered.</summary>
    public (OpeningNow Now, OpeningReason Reason, string? Note) StateAt(long local)
    {
        if (!IsInRange(local))
        {
            return (OpeningNow.Unknown, OpeningReason.HoursUnknown, null);
        }
        var (day, minute) = Split(local / TimeSpan.TicksPerMinute);
        var (today, yesterday) = (On(day), On(day - 1));
        if (Covers(today.Sure, minute))
        {
            return (OpeningNow.Open, OpeningReason.None, today.Note);
        }
        if (Covers(yesterday.Sure, minute + MinutesPerDay))
        {
            return (OpeningNow.Open, OpeningReason.None, yesterday.Note);
        }
        if (Covers(today.Maybe, minute))
        {
            return (OpeningNow.Unknown, today.Unsure, NoteOf(today, today.Unsure, day));
        }
        return Covers(yesterday.Maybe, minute + MinutesPerDay)
            ? (OpeningNow.Unknown, yesterday.Unsure, NoteOf(yesterday, yesterday.Unsure, day - 1))
            : (OpeningNow.Closed, today.Shut, NoteOf(today, today.Shut, day));
    }

    /// <summary>The states of one calendar day, in order.</summary>
    public IEnumerable<OpeningStretch> StretchesOf(int day)
    {
        var midnight = (long)day * MinutesPerDay;
        var stretches = new List<OpeningStretch>();
        var edges = EdgesOf(day);
        for (var i = 0; i + 1 < edges.Count; i++)
        {
            var start = (midnight + edges[i]) * TimeSpan.TicksPerMinute;
            var end = ToInstant((midnight + edges[i + 1]) * TimeSpan.TicksPerMinute);
            var (now, reason, note) = StateAt(start);
            if (stretches is [.., var last] && (last.Now, last.Reason, last.Note) == (now, reason, note))
            {
                stretches[^1] = last with { Until = end };
            }
            else
            {
                stretches.Add(new(ToInstant(start), end, now, reason, note));
            }
        }
        return stretches;
    }

    /// <summary>The minutes of a day at which its state may change, its two midnights among them.</summary>
    private List<int> EdgesOf(int day)
    {
        var (today, yesterday) = (On(day), On(day - 1));
        var late = yesterday.Sure.Concat(yesterday.Maybe).Select(interval => interval.EndMinute - MinutesPerDay);
        var own = today
            .Sure.Concat(today.Maybe)
            .SelectMany(interval => new[] { interval.StartMinute, interval.EndMinute });
        return
        [
            .. late.Concat(own)
                .Where(minute => minute is > 0 and < MinutesPerDay)
                .Append(0)
                .Append(MinutesPerDay)
                .Distinct()
                .Order(),
        ];
    }

    /// <summary>The end of the opening that holds at an instant, joined over midnights and adjacent days.</summary>
    public DateTimeOffset? EndOfOpening(long local)
    {
        var end = views.IsAlwaysOpen ? null : EndOfSure(local / TimeSpan.TicksPerMinute) * TimeSpan.TicksPerMinute;
        if (closure is not null && !(closure.Until <= closure.From))
        {
            var closing = ToLocal(closure.From);
            end = closing > local && IsInRange(closing) && !(end <= closing) ? closing : end;
        }
        return end is { } at ? ToInstant(at) : null;
    }

    /// <summary>Adds the next sure opening at or after an instant, and the doubt that lies before it.</summary>
    public OpeningState WithNext(OpeningState state, long local)
    {
        var next = First(local, sure: true);
        var doubt = state.Now == OpeningNow.Closed ? First(local, sure: false) : null;
        return state with
        {
            Next = next is { } opening ? ToInstant(opening) : null,
            UnsureFrom = doubt is { } unsure && !(unsure >= next) ? ToInstant(unsure) : null,
        };
    }

    /// <summary>The first instant, this one included, at which the door is surely or possibly open and not suspended.</summary>
    private long? First(long local, bool sure)
    {
        if (sure && !views.HasSureHours)
        {
            return null;
        }
        var found = FirstByRules(local, sure);
        if (found is null || closure is null || !closure.Covers(ToInstant(found.Value)))
        {
            return found;
        }
        return closure.Until is { } end ? FirstByRules(ToLocal(end), sure) : null;
    }

    private long? FirstByRules(long local, bool sure)
    {
        if (!IsInRange(local))
        {
            return null;
        }
        var (firstDay, minute) = Split(local / TimeSpan.TicksPerMinute);
        if (Covers(Hours(firstDay, sure), minute) || Covers(Hours(firstDay - 1, sure), minute + MinutesPerDay))
        {
            return local;
        }
        for (var day = firstDay; day < firstDay + Opening.HorizonDays; day++)
        {
            foreach (var interval in Hours(day, sure))
            {
                if (day > firstDay || interval.StartMinute > minute)
                {
                    return ((long)day * MinutesPerDay + interval.StartMinute) * TimeSpan.TicksPerMinute;
                }
            }
        }
        return null;
    }

    /// <summary>The minute up to which the door is surely open without a gap, or null when that is beyond the horizon.</summary>
    private long? EndOfSure(long from)
    {
        var limit = (from / MinutesPerDay + Opening.HorizonDays) * MinutesPerDay;
        for (var minute = from; minute < limit; )
        {
            var (day, minuteOfDay) = Split(minute);
            var end = Math.Max(
                EndOfCover(On(day).Sure, minuteOfDay),
                EndOfCover(On(day - 1).Sure, minuteOfDay + MinutesPerDay) - MinutesPerDay
            );
            if (end <= minuteOfDay)
            {
                return minute;
            }
            minute += end - minuteOfDay;
        }
        return null;
    }

    private DayView On(int day) => views.On(DateOnly.FromDayNumber(day), calendar);

    private ImmutableArray<HourInterval> Hours(int day, bool sure) => sure ? On(day).Sure : On(day).Maybe;

    private string? NoteOf(DayView view, OpeningReason reason, int day) =>
        reason is OpeningReason.Holiday or OpeningReason.HolidayUnconfirmed or OpeningReason.MakeUpUnconfirmed
            ? calendar.NameOf(DateOnly.FromDayNumber(day))
            : view.Note;

    private static bool Covers(ImmutableArray<HourInterval> intervals, int minute) => EndOfCover(intervals, minute) > 0;

    /// <summary>The end of the interval that holds the minute, or 0.</summary>
    private static int EndOfCover(ImmutableArray<HourInterval> intervals, int minute)
    {
        foreach (var interval in intervals)
        {
            if (interval.Contains(minute))
            {
                return interval.EndMinute;
            }
        }
        return 0;
    }

    private static bool IsInRange(long local) =>
        local >= FirstDay * TimeSpan.TicksPerDay && local < LastDay * TimeSpan.TicksPerDay;

    private static (int Day, int Minute) Split(long minute) =>
        ((int)(minute / MinutesPerDay), (int)(minute % MinutesPerDay));

    private static DateTimeOffset ToInstant(long local) => new(local, Opening.Offset);
}
