using System.Collections.Immutable;

namespace QhdHomeMap.Geo.OpeningHours;

/// <summary>What one regular day turns into, by what the calendar says of its date.</summary>
internal sealed class DayForms
{
    private DayForms(
        OpeningRules rules,
        DayView ordinary,
        DayView saidOpen,
        DayView makeUp,
        OpeningReason notLoaded,
        Func<TreatmentKind, DayView> onHoliday
    )
    {
        var readings = rules
            .Holidays.Treatments.Distinct()
            .ToDictionary(
                treatment => treatment,
                treatment =>
                    treatment.Hours is { } hours ? DayView.Of(hours, OpeningReason.Holiday) : onHoliday(treatment.Kind)
            );
        Ordinary = ordinary;
        SaidOpen = saidOpen;
        MakeUp = makeUp;
        Holidays = [.. rules.Holidays.Treatments.Select(treatment => readings[treatment])];
        NotLoaded = DayView.Blend([ordinary, .. readings.Values, makeUp], notLoaded);
    }

    /// <summary>Neither holiday nor make-up day.</summary>
    public DayView Ordinary { get; }

    /// <summary>An exception says that the door is open as usual: the regular hours, or where there are none those of a
    /// working day.</summary>
    public DayView SaidOpen { get; }

    /// <summary>A weekend day worked in exchange; the ordinary day from Monday to Friday, where it cannot be one.</summary>
    public DayView MakeUp { get; }

    /// <summary>A holiday of each festival, in bit order.</summary>
    public ImmutableArray<DayView> Holidays { get; }

    /// <summary>The calendar of the year is not loaded: what holds whether the day is a holiday or not.</summary>
    public DayView NotLoaded { get; }

    /// <summary>The forms of a day whose regular hours are not known.</summary>
    public static DayForms Unknown(OpeningRules rules)
    {
        var unknown = DayView.Unknown(OpeningReason.HoursUnknown);
        return new(rules, unknown, unknown, StatedMakeUp(rules) ?? unknown, OpeningReason.HoursUnknown, _ => unknown);
    }

    /// <summary>The forms of a day of a schedule.</summary>
    /// <param name="rules">The rules the day belongs to.</param>
    /// <param name="season">The season whose schedule it is, or null.</param>
    /// <param name="schedule">The schedule.</param>
    /// <param name="hours">The day's hours.</param>
    /// <param name="isWeekend">Whether it is a Saturday or Sunday, so that it may be a make-up day.</param>
    /// <param name="slot">The day of the month it is named as, or null for a plain weekday.</param>
    public static DayForms Of(
        OpeningRules rules,
        Season? season,
        Schedule schedule,
        DayHours hours,
        bool isWeekend,
        MonthlySlot? slot
    )
    {
        var ordinary =
            season is not null && schedule.IsClosed
                ? DayView.Of(hours, OpeningReason.SeasonClosed, season.Name)
                : DayView.Of(hours, OpeningReason.RestDay);
        var working = WorkingDay(schedule, ordinary);
        var saidOpen =
            !hours.IsClosed ? ordinary
            : working.Maybe.IsEmpty ? DayView.Unknown(OpeningReason.HoursUnknown)
            : working;
        var makeUp = isWeekend ? StatedMakeUp(rules) ?? MakeUpDay(schedule, hours, slot, ordinary, working) : ordinary;
        // Round the clock, or always by appointment: such a statement leaves no room for "except on holidays". Nor does
        // a closed season, or a door that opens on certain days of the month, on its other days.
        var isBeyondDoubt =
            rules.Schedules().All(each => each.IsUniform) || schedule.IsClosed || schedule.IsPeriodic && hours.IsClosed;
        return new(
            rules,
            ordinary,
            saidOpen,
            makeUp,
            OpeningReason.HolidayCalendarMissing,
            kind =>
                kind switch
                {
                    TreatmentKind.NotStated when isBeyondDoubt => ordinary,
                    TreatmentKind.AsUsual when isBeyondDoubt => ordinary,
                    // On a rest day 正常开放 may mean "open" as well as "as on other such days".
                    TreatmentKind.AsUsual => DayView.Blend([ordinary, saidOpen], OpeningReason.HolidayUnconfirmed),
                    _ => DayView.Unknown(OpeningReason.HolidayUnconfirmed, ordinary),
                }
        );
    }

    private static DayView? StatedMakeUp(OpeningRules rules) =>
        rules.MakeUpDays.Kind switch
        {
            TreatmentKind.Hours => DayView.Of(rules.MakeUpDays.Hours!, OpeningReason.RestDay),
            TreatmentKind.ToBeAnnounced => DayView.Unknown(OpeningReason.MakeUpUnconfirmed),
            _ => null,
        };

    /// <summary>The hours of Monday to Friday; where they differ, what they share is sure and the rest possible.</summary>
    private static DayView WorkingDay(Schedule schedule, DayView ordinary) =>
        DayView.Blend(
            schedule
                .Week.Take(Week.Saturday)
                .Distinct()
                .Select(hours => DayView.Of(hours, ordinary.Shut, ordinary.Note)),
            OpeningReason.MakeUpUnconfirmed
        );

    /// <summary>A weekend day on which people work in exchange for a holiday, where the door says nothing of such days.</summary>
    private static DayView MakeUpDay(
        Schedule schedule,
        DayHours hours,
        MonthlySlot? slot,
        DayView ordinary,
        DayView working
    )
    {
        var workdays = schedule.Week.Take(Week.Saturday).ToList();
        // A date of the month says nothing of weekdays, and a door that is open alike on each of its days, workdays
        // among them, does not keep the working week: both hold as written.
        var isOpenAlike =
            !hours.IsClosed
            && workdays.Exists(hours.Equals)
            && workdays.TrueForAll(workday => workday.IsClosed || workday.Equals(hours));
        if (slot is { IsWeekday: false } || isOpenAlike)
        {
            return ordinary;
        }
        // Hours that only the weekend has, or a named weekend day of the month: the working week and the door's own word
        // disagree, and what they disagree on is not known.
        var isInDoubt = slot is not null || !hours.IsClosed && workdays.TrueForAll(workday => workday.IsClosed);
        return isInDoubt ? DayView.Blend([working, ordinary], OpeningReason.MakeUpUnconfirmed) : working;
    }
}
