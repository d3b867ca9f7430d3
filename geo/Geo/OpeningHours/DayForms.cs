namespace QhdHomeMap.Geo.OpeningHours;

/// <summary>What one regular day turns into, by what the calendar says of its date.</summary>
internal sealed class DayForms
{
    /// <summary>The regular hours of the day are not known.</summary>
    public static DayForms Unknown(OpeningRules rules)
    {
        var unknown = DayView.Unknown(OpeningReason.HoursUnknown);
        return new()
        {
            Ordinary = unknown,
            SaidOpen = unknown,
            Unsaid = unknown,
            Unconfirmed = DayView.Unknown(OpeningReason.HolidayUnconfirmed),
            MakeUp = StatedMakeUp(rules) ?? unknown,
            NotLoaded = unknown,
        };
    }

    /// <summary>Neither holiday nor make-up day.</summary>
    public required DayView Ordinary { get; init; }

    /// <summary>An exception says that the door is open as usual: the regular hours, or where there are none those of a
    /// working day.</summary>
    public required DayView SaidOpen { get; init; }

    /// <summary>A holiday of which nothing is said.</summary>
    public required DayView Unsaid { get; init; }

    /// <summary>A holiday that is said to be different, without saying how.</summary>
    public required DayView Unconfirmed { get; init; }

    /// <summary>A weekend day worked in exchange.</summary>
    public required DayView MakeUp { get; init; }

    /// <summary>The calendar of the year is not loaded: what holds whether the day is a holiday or not.</summary>
    public required DayView NotLoaded { get; init; }

    /// <summary>The forms of a day of a schedule.</summary>
    /// <param name="rules">The rules the day belongs to.</param>
    /// <param name="season">The season whose schedule it is, or null.</param>
    /// <param name="schedule">The schedule.</param>
    /// <param name="hours">The day's hours.</param>
    /// <param name="weekend">Whether it is a Saturday or Sunday, so that it may be a make-up day.</param>
    /// <param name="slot">The day of the month it is named as, or null for a plain weekday.</param>
    public static DayForms Of(
        OpeningRules rules,
        Season? season,
        Schedule schedule,
        DayHours hours,
        bool weekend,
        MonthlySlot? slot
    )
    {
        var ordinary =
            season is not null && schedule.IsClosed
                ? DayView.Of(hours, OpeningReason.SeasonClosed, season.Name)
                : DayView.Of(hours, OpeningReason.RestDay);
        var working = WorkingDay(schedule, ordinary);
        var unconfirmed = DayView.Unknown(OpeningReason.HolidayUnconfirmed, ordinary);
        // Round the clock, or always by appointment: such a statement leaves no room for "except on holidays". Nor does
        // a closed season, or a door that opens on certain days of the month, on its other days.
        var isBeyondDoubt =
            rules.Schedules().All(each => each.IsUniform) || schedule.IsClosed || schedule.IsPeriodic && hours.IsClosed;
        var unsaid = isBeyondDoubt ? ordinary : unconfirmed;
        var makeUp = StatedMakeUp(rules) ?? (weekend ? MakeUpDay(schedule, hours, slot, ordinary, working) : ordinary);
        var readings = rules
            .Holidays.Treatments.Distinct()
            .Select(treatment => HolidayReading(treatment, ordinary, unsaid, unconfirmed));
        return new()
        {
            Ordinary = ordinary,
            SaidOpen =
                !hours.IsClosed ? ordinary
                : working.Maybe.IsEmpty ? DayView.Unknown(OpeningReason.HoursUnknown)
                : working,
            Unsaid = unsaid,
            Unconfirmed = unconfirmed,
            MakeUp = makeUp,
            NotLoaded = DayView.Blend(
                [ordinary, .. readings, weekend ? makeUp : ordinary],
                OpeningReason.HolidayCalendarMissing
            ),
        };
    }

    private static DayView HolidayReading(
        DayTreatment treatment,
        DayView ordinary,
        DayView unsaid,
        DayView unconfirmed
    ) =>
        treatment.Kind switch
        {
            TreatmentKind.NotStated => unsaid,
            TreatmentKind.AsUsual => ordinary,
            TreatmentKind.ToBeAnnounced => unconfirmed,
            _ => DayView.Of(treatment.Hours!, OpeningReason.Holiday),
        };

    private static DayView? StatedMakeUp(OpeningRules rules) =>
        rules.MakeUpDays.Kind switch
        {
            TreatmentKind.Hours => DayView.Of(rules.MakeUpDays.Hours!, OpeningReason.RestDay),
            TreatmentKind.ToBeAnnounced => DayView.Unknown(OpeningReason.MakeUpUnconfirmed),
            _ => null,
        };

    /// <summary>The hours of Monday to Friday; where they differ, what they have in common is sure and the rest possible.</summary>
    private static DayView WorkingDay(Schedule schedule, DayView ordinary) =>
        DayView.Blend(
            schedule
                .Week.Take(Week.Saturday)
                .Distinct()
                .Select(hours => DayView.Of(hours, ordinary.Shut, ordinary.Note)),
            OpeningReason.MakeUpUnconfirmed
        );

    /// <summary>A Saturday or Sunday on which people work in exchange for a holiday, and the door says nothing of such days.</summary>
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
        var openAlike = !hours.IsClosed && workdays.Exists(hours.Equals) && workdays.TrueForAll(IsRestOr(hours));
        if (slot is { IsWeekday: false } || openAlike)
        {
            return ordinary;
        }
        // Hours that only the weekend has, or a named weekend day of the month: the working week and the door's own word
        // disagree, and what they disagree on is not known.
        var disagree = slot is not null || !hours.IsClosed && workdays.TrueForAll(workday => workday.IsClosed);
        return disagree ? DayView.Blend([working, ordinary], OpeningReason.MakeUpUnconfirmed) : working;
    }

    private static Predicate<DayHours> IsRestOr(DayHours hours) => workday => workday.IsClosed || workday.Equals(hours);
}
