using CsCheck;
using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Geo.Tests.OpeningHours;

/// <summary>Random rules of every shape the model has, and instants where they matter.</summary>
internal static class RuleGen
{
    private static readonly Gen<HourInterval> Interval =
        from start in Gen.OneOf(Gen.Int[0, 47].Select(half => half * 30), Gen.Int[0, 1439])
        from length in Gen.OneOf(Gen.Int[1, 24].Select(half => half * 30), Gen.Int[1, 1440])
        select new HourInterval(start, Math.Min(start + length, HourInterval.MaxEndMinute));

    private static readonly Gen<DayHours> ClockHours = Interval.List[1, 3].Select(intervals => DayHours.Of(intervals));

    private static readonly Gen<DayHours> VagueHours =
        from intervals in Interval.List[0, 2]
        from parts in Gen.Int[0, 15]
        from byAppointment in Gen.Bool
        select DayHours.Of(intervals, (DayParts)parts, byAppointment);

    public static readonly Gen<DayHours> Hours = Gen.Frequency(
        (6, ClockHours),
        (3, Gen.Const(DayHours.Closed)),
        (2, VagueHours),
        (1, Gen.OneOf(DayHours.AllDay, DayHours.AnyTime, DayHours.Appointment))
    );

    private static readonly Gen<DayHours[]> Week = Gen.Frequency(
        (2, Hours.Select(hours => Enumerable.Repeat(hours, 7).ToArray())),
        (
            4,
            Gen.Select(Hours, Hours, Hours)
                .Select((work, saturday, sunday) => new[] { work, work, work, work, work, saturday, sunday })
        ),
        (1, Gen.Select(Hours, Hours).Select((monday, rest) => new[] { monday, rest, rest, rest, rest, rest, rest })),
        (1, Hours.Array[7])
    );

    public static readonly Gen<MonthlySlot> Slot = Gen.OneOf(
        Gen.Int[1, 31].Select(MonthlySlot.Day),
        Gen.Const(MonthlySlot.LastDay),
        Gen.Select(Gen.Int[1, 5], Gen.Enum<DayOfWeek>()).Select((nth, day) => MonthlySlot.Nth(nth, day)),
        Gen.Enum<DayOfWeek>().Select(MonthlySlot.Last)
    );

    private static readonly Gen<MonthlyRule[]> Monthly = Gen.Select(Slot, Hours)
        .Select((slot, hours) => new MonthlyRule(slot, hours))
        .Array[0, 4]
        .Select(rules => rules.DistinctBy(rule => rule.Slot).ToArray());

    private static readonly Gen<Schedule> Schedules = Gen.Frequency(
        (3, Week.Select(week => new Schedule(week))),
        (1, Gen.Select(Week, Monthly).Select((week, monthly) => new Schedule(week, monthly))),
        (1, Monthly.Select(monthly => new Schedule(Enumerable.Repeat(DayHours.Closed, 7), monthly)))
    );

    private static readonly Gen<(int Month, int Day)> MonthDay = Gen.Int[0, 365]
        .Select(day => new DateOnly(2024, 1, 1).AddDays(day))
        .Select(date => (date.Month, date.Day));

    private static readonly Gen<DateOnly> Date = Gen.Int[0, 1400].Select(day => new DateOnly(2023, 12, 1).AddDays(day));

    public static readonly Gen<DateSpan> Span = Gen.OneOf(
        Gen.Select(MonthDay, MonthDay).Select((a, b) => DateSpan.Annual(a.Month, a.Day, b.Month, b.Day)),
        MonthDay.Select(a => DateSpan.Annual(a.Month, a.Day, a.Month, a.Day)),
        Gen.Select(Date, Gen.Int[0, 20]).Select((first, days) => DateSpan.Between(first, first.AddDays(days))),
        Gen.Select(Date, Gen.Int[21, 300]).Select((first, days) => DateSpan.Between(first, first.AddDays(days)))
    );

    private static readonly Gen<Season[]> Seasons =
        from spans in Span.Array[0, 3]
        from names in Gen.Shuffle(Season.Names.ToArray())
        from hasName in Gen.Bool.Array[3]
        from schedules in Schedules.Array[3]
        select Disjoint(spans, span => span)
            .Select(
                (span, index) =>
                    new Season(hasName[index] || span.Days == 1 ? names[index] : null, span, schedules[index])
            )
            .ToArray();

    private static readonly Gen<DayTreatment> Treatment = Gen.Frequency(
        (2, Gen.Const(DayTreatment.AsUsual)),
        (1, Gen.Const(DayTreatment.ToBeAnnounced)),
        (3, Hours.Select(DayTreatment.Of))
    );

    private static readonly Gen<HolidayPolicy> Holidays =
        from general in Gen.Frequency((1, Gen.Const(DayTreatment.NotStated)), (2, Treatment))
        from named in Gen.Select(Gen.Int[1, 127].Select(mask => (Festivals)mask), Treatment).Array[0, 2]
        select new HolidayPolicy(general, named.Select(each => (each.Item1, each.Item2)));

    private static readonly Gen<string?> Reason = Gen.OneOf<string?>(
        null,
        null,
        "装修",
        "停电检修",
        "国庆节",
        "3号楼搬迁、改造"
    );

    private static readonly Gen<ExceptionalDates[]> Exceptions =
        from spans in Span.Array[0, 3]
        from treatments in Treatment.Array[3]
        from reasons in Reason.Array[3]
        select Disjoint(spans, span => span)
            .Select(
                (span, index) =>
                    new ExceptionalDates(
                        span,
                        treatments[index].Hours is { IsClosed: false } && span.Days > ExceptionalDates.MaxOpenDays
                            ? DayTreatment.Closed
                            : treatments[index],
                        reasons[index]
                    )
            )
            .ToArray();

    public static readonly Gen<OpeningRules> Rules =
        from usual in Gen.Frequency(
            (9, Schedules.Select(schedule => (Schedule?)schedule)),
            (1, Gen.Const((Schedule?)null))
        )
        from seasons in Gen.Frequency((2, Gen.Const(Array.Empty<Season>())), (1, Seasons))
        from holidays in Gen.Frequency((1, Gen.Const(HolidayPolicy.NotStated)), (2, Holidays))
        from makeUp in Gen.Frequency((3, Gen.Const(DayTreatment.NotStated)), (1, Treatment))
        from exceptions in Gen.Frequency((1, Gen.Const(Array.Empty<ExceptionalDates>())), (1, Exceptions))
        select new OpeningRules(usual, seasons, holidays, makeUp, exceptions);

    /// <summary>Minutes of 2024 to the middle of 2027, half of them near a holiday or make-up day.</summary>
    public static readonly Gen<DateTimeOffset> Instant =
        from date in Gen.OneOf(
            Gen.Int[0, 1275].Select(day => new DateOnly(2024, 1, 1).AddDays(day)),
            from special in Gen.OneOf(SpecialDays)
            from shift in Gen.Int[-1, 1]
            select special.AddDays(shift)
        )
        from minute in Gen.Int[0, 1439]
        select new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue).AddMinutes(minute), Opening.Offset);

    public static readonly Gen<TemporaryClosure?> Closure =
        from has in Gen.Bool
        from start in Gen.Int[0, 60 * 24 * 40]
        from length in Gen.Int[-60, 60 * 24 * 20]
        from isOpenEnded in Gen.Int[0, 4]
        select has ? Shifted(start, isOpenEnded == 0 ? null : length) : null;

    /// <summary>The closure, relative to the instant that is asked about.</summary>
    public static TemporaryClosure? Around(DateTimeOffset instant, TemporaryClosure? closure) =>
        closure is null
            ? null
            : closure with
            {
                From = instant + (closure.From - Zero),
                Until = instant + (closure.Until - Zero),
            };

    private static readonly DateTimeOffset Zero = new(2026, 1, 1, 0, 0, 0, Opening.Offset);

    private static DateOnly[] SpecialDays =>
        [.. new[] { 2024, 2025, 2026 }.SelectMany(year => TestCalendar.Read(year).Days).Select(day => day.Date)];

    private static TemporaryClosure Shifted(int start, int? length) =>
        new(
            Zero.AddMinutes(start - 60 * 24 * 10),
            length is { } minutes ? Zero.AddMinutes(start - 60 * 24 * 10 + minutes) : null,
            "装修"
        );

    private static List<T> Disjoint<T>(IEnumerable<T> items, Func<T, DateSpan> spanOf)
    {
        var kept = new List<T>();
        foreach (var item in items)
        {
            if (!kept.Exists(each => spanOf(each).Overlaps(spanOf(item))))
            {
                kept.Add(item);
            }
        }
        return kept;
    }
}
