using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Geo.Tests.OpeningHours;

/// <summary>
/// The plain version of <see cref="Opening"/>: writes down for each minute of a day what every possible reading of it says,
/// and finds ends and openings by walking from minute to minute. Slow, and meant to be obviously right.
/// </summary>
internal sealed class ReferenceDoor(OpeningRules rules, HolidayCalendar calendar, TemporaryClosure? closure)
{
    private const int Day = 1440;

    private static readonly string[] Festivals =
    [
        "元旦",
        "春节",
        "清明节",
        "劳动节",
        "端午节",
        "中秋节",
        "国庆节",
        "其他",
    ];

    /// <summary>A day with its night, of which nothing is known.</summary>
    private static readonly OpeningNow[] Unknown = Minutes(minute =>
        minute < Day ? OpeningNow.Unknown : OpeningNow.Closed
    );

    private readonly Dictionary<DateOnly, OpeningNow[]> _dates = [];
    private readonly Dictionary<DateOnly, OpeningNow[]> _days = [];
    private readonly Dictionary<DayHours, OpeningNow[]> _hours = [];

    public OpeningNow NowAt(DateTimeOffset instant)
    {
        var local = instant.ToOffset(Opening.Offset).DateTime;
        return closure?.Covers(instant) == true
            ? OpeningNow.Closed
            : MinutesOf(DateOnly.FromDateTime(local))[local.Hour * 60 + local.Minute];
    }

    public DateTimeOffset? Until(DateTimeOffset instant) =>
        Walk(instant)
            .Where(at => NowAt(at.Instant) != OpeningNow.Open)
            .Select(at => (DateTimeOffset?)at.Instant)
            .FirstOrDefault();

    public DateTimeOffset? First(DateTimeOffset instant, bool sure)
    {
        var first = FirstByRules(instant, sure);
        return first is null || closure?.Covers(first.Value) != true ? first
            : closure.Until is { } end ? FirstByRules(end, sure)
            : null;
    }

    private DateTimeOffset? FirstByRules(DateTimeOffset instant, bool sure) =>
        Walk(instant)
            .Where(at => at.ByRules == OpeningNow.Open || !sure && at.ByRules == OpeningNow.Unknown)
            .Select(at => (DateTimeOffset?)at.Instant)
            .FirstOrDefault();

    /// <summary>Each minute from an instant (on a full minute) to the horizon, and what the rules say of it.</summary>
    private IEnumerable<(DateTimeOffset Instant, OpeningNow ByRules)> Walk(DateTimeOffset instant)
    {
        var local = instant.ToOffset(Opening.Offset).DateTime;
        var minute = local.Hour * 60 + local.Minute;
        for (var day = 0; day < Opening.HorizonDays; day++, minute = 0)
        {
            var midnight = local.Date.AddDays(day);
            var minutes = MinutesOf(DateOnly.FromDateTime(midnight));
            for (; minute < Day; minute++)
            {
                yield return (new(midnight.AddMinutes(minute), Opening.Offset), minutes[minute]);
            }
        }
    }

    /// <summary>The 24 hours of a date: what the date says, and the night of the date before.</summary>
    private OpeningNow[] MinutesOf(DateOnly date)
    {
        if (!_dates.TryGetValue(date, out var minutes))
        {
            var (own, before) = (DayAndNight(date), DayAndNight(date.AddDays(-1)));
            _dates[date] = minutes = [.. Enumerable.Range(0, Day).Select(at => MoreOpen(own[at], before[at + Day]))];
        }
        return minutes;
    }

    private static OpeningNow MoreOpen(OpeningNow a, OpeningNow b) =>
        a == OpeningNow.Open || b == OpeningNow.Open ? OpeningNow.Open
        : a == OpeningNow.Unknown || b == OpeningNow.Unknown ? OpeningNow.Unknown
        : OpeningNow.Closed;

    /// <summary>What the day that begins on a date says of its own 24 hours and of the night after them.</summary>
    private OpeningNow[] DayAndNight(DateOnly date)
    {
        if (!_days.TryGetValue(date, out var minutes))
        {
            var readings = ReadingsOf(date).Distinct().ToArray();
            _days[date] = minutes = Minutes(at =>
                Array.TrueForAll(readings, reading => reading[at] == readings[0][at])
                    ? readings[0][at]
                    : OpeningNow.Unknown
            );
        }
        return minutes;
    }

    private IEnumerable<OpeningNow[]> ReadingsOf(DateOnly date)
    {
        var schedule = rules.ScheduleOn(date);
        var regular = schedule is null ? Unknown : At(schedule.HoursOn(date));
        if (rules.Exceptions.FirstOrDefault(each => each.Span.Contains(date)) is { } exception)
        {
            return exception.Treatment.Kind switch
            {
                TreatmentKind.Hours => [At(exception.Treatment.Hours!)],
                TreatmentKind.ToBeAnnounced => [Unknown],
                _ => SaidOpen(schedule, date, regular),
            };
        }
        var isWeekend = date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        IEnumerable<OpeningNow[]> makeUp = isWeekend ? MakeUp(schedule, date, regular) : [regular];
        return calendar.KindOf(date) switch
        {
            HolidayKind.Ordinary => [regular],
            HolidayKind.MakeUpWorkday => makeUp,
            HolidayKind.Holiday => OnHoliday(calendar.NameOf(date)!.Split('、'), schedule, date, regular),
            _ => [regular, .. Festivals.SelectMany(name => OnHoliday([name], schedule, date, regular)), .. makeUp],
        };
    }

    private IEnumerable<OpeningNow[]> OnHoliday(string[] names, Schedule? schedule, DateOnly date, OpeningNow[] regular)
    {
        var stated = names
            .Select(name => rules.Holidays[(Festivals)(1 << Array.IndexOf(Festivals, name))])
            .Where(treatment => treatment.Kind != TreatmentKind.NotStated)
            .ToList();
        var isSessionsOnly = schedule is not null && schedule.Week.All(hours => hours.IsClosed);
        var isBeyondDoubt = IsAlwaysAlike() || isSessionsOnly && schedule!.HoursOn(date).IsClosed;
        if (stated.Count == 0)
        {
            return [isBeyondDoubt ? regular : Unconfirmed(regular)];
        }
        return stated.SelectMany<DayTreatment, OpeningNow[]>(treatment =>
            treatment.Kind switch
            {
                TreatmentKind.AsUsual when isBeyondDoubt => [regular],
                TreatmentKind.AsUsual => [regular, .. SaidOpen(schedule, date, regular)],
                TreatmentKind.Hours => [At(treatment.Hours!)],
                _ => [Unconfirmed(regular)],
            }
        );
    }

    /// <summary>Every day of the year is open round the clock, or every day is by appointment at any time.</summary>
    private bool IsAlwaysAlike()
    {
        var schedules = rules
            .Seasons.Select(season => (Schedule?)season.Schedule)
            .Append(rules.Usual)
            .OfType<Schedule>();
        return schedules.All(schedule =>
            schedule.Monthly.IsEmpty
            && (
                schedule.Week.All(hours => At(hours).Take(Day).All(now => now == OpeningNow.Open))
                || schedule.Week.All(hours => hours.Equals(DayHours.Appointment))
            )
        );
    }

    private IEnumerable<OpeningNow[]> MakeUp(Schedule? schedule, DateOnly date, OpeningNow[] regular)
    {
        if (rules.MakeUpDays.Kind == TreatmentKind.Hours)
        {
            return [At(rules.MakeUpDays.Hours!)];
        }
        if (rules.MakeUpDays.Kind == TreatmentKind.ToBeAnnounced || schedule is null)
        {
            return [Unknown];
        }
        var slots = schedule.Monthly.Select(rule => rule.Slot).Where(slot => slot.Matches(date)).ToList();
        var workdays = schedule.Week.Take(5).Distinct().ToList();
        var openWorkdays = workdays.Where(hours => !hours.IsClosed).ToList();
        if (slots is [{ IsWeekday: false }, ..] || openWorkdays is [var alike] && alike.Equals(schedule.HoursOn(date)))
        {
            return [regular];
        }
        var working = workdays.Select(At);
        return slots.Count > 0 || openWorkdays.Count == 0 ? working.Append(regular) : working;
    }

    private IEnumerable<OpeningNow[]> SaidOpen(Schedule? schedule, DateOnly date, OpeningNow[] regular)
    {
        if (schedule is null || !schedule.HoursOn(date).IsClosed)
        {
            return [regular];
        }
        var workdays = schedule.Week.Take(5).ToList();
        return workdays.TrueForAll(hours => hours.IsClosed) ? [Unknown] : workdays.Select(At);
    }

    private static OpeningNow[] Unconfirmed(OpeningNow[] regular) =>
        Minutes(at => at < Day || regular[at] != OpeningNow.Closed ? OpeningNow.Unknown : OpeningNow.Closed);

    private OpeningNow[] At(DayHours hours)
    {
        if (!_hours.TryGetValue(hours, out var minutes))
        {
            _hours[hours] = minutes = Minutes(at => Said(hours, at));
        }
        return minutes;
    }

    private static OpeningNow Said(DayHours hours, int minute)
    {
        if (hours.Intervals.Any(interval => interval.Contains(minute)))
        {
            return hours.ByAppointment ? OpeningNow.Unknown : OpeningNow.Open;
        }
        var mayBe =
            Within(DayParts.Morning, 6, 12)
            || Within(DayParts.Noon, 11, 14)
            || Within(DayParts.Afternoon, 12, 18)
            || Within(DayParts.Evening, 18, 24)
            || Within(DayParts.AnyTime, 0, 24)
            || hours.Equals(DayHours.Appointment) && minute < Day;
        return mayBe ? OpeningNow.Unknown : OpeningNow.Closed;

        bool Within(DayParts part, int fromHour, int toHour) =>
            hours.Parts.HasFlag(part) && minute >= fromHour * 60 && minute < toHour * 60;
    }

    private static OpeningNow[] Minutes(Func<int, OpeningNow> at) => [.. Enumerable.Range(0, 2 * Day).Select(at)];
}
