namespace QhdHomeMap.Geo.OpeningHours.Reading;

/// <summary>Brings the clauses of a text together into rules, and refuses what contradicts itself or says too little.</summary>
internal sealed class Assembler(Draft draft, Trouble trouble)
{
    public OpeningRules? Assemble()
    {
        if (draft.Clauses.Count == 0 && draft.Seasons.Count == 0)
        {
            return WithoutClauses();
        }
        if (!SettleAppointment() || !SettleAllDay())
        {
            return null;
        }
        if (!new SeasonDates(draft.Seasons, trouble).Settle())
        {
            return null;
        }
        var weeks = new WeekAssembler(draft, trouble);
        if (!weeks.Assemble(out var usual, out var seasons))
        {
            return null;
        }
        var days = new SpecialDays(draft, trouble);
        var hasWorkdaysOnly = weeks.HasWorkdaysOnly;
        return
            days.ReadHolidays(hasWorkdaysOnly) is { } holidays
            && days.ReadMakeUpDays() is { } makeUpDays
            && days.ReadExceptions() is { } exceptions
            && AgreesWithYearRound(usual, seasons)
            ? new OpeningRules(usual, seasons, holidays, makeUpDays, exceptions)
            : null;
    }

    private OpeningRules? WithoutClauses()
    {
        if (draft.YearRound is { } yearRound)
        {
            trouble.MissingHours(yearRound, "没有写几点到几点；昼夜开放请写「24小时」");
        }
        else if (draft.HoursUnknown is not null)
        {
            return OpeningRules.Unknown;
        }
        else if (draft.AppointmentForAll is not null)
        {
            return new(Schedule.Daily(DayHours.Appointment));
        }
        else
        {
            trouble.Empty();
        }
        return null;
    }

    /// <summary>需预约 on its own goes for all hours that are written.</summary>
    private bool SettleAppointment()
    {
        if (draft.AppointmentForAll is not { } place)
        {
            return true;
        }
        if (draft.HoursUnknown is not null)
        {
            return trouble.Contradiction(place, "又写预约又写时间不确定，请只留一种");
        }
        var hours = draft.Clauses.FindAll(clause => clause.Content == ClauseContent.Hours);
        if (hours.Count == 0)
        {
            draft.Clauses.Add(new(place, null, null) { Content = ClauseContent.Hours, ByAppointment = true });
        }
        hours.ForEach(clause => clause.ByAppointment = true);
        return true;
    }

    /// <summary>Beside clock times a bare 全天 may mean the whole day or the whole working day.</summary>
    private bool SettleAllDay()
    {
        var allDay = draft.Clauses.Find(clause => clause.AllDay is not null)?.AllDay;
        var hasClock = draft.Clauses.Exists(clause =>
            clause is { Content: ClauseContent.Hours, AllDay: null }
            && (
                clause.Parts != DayParts.None
                || clause.Intervals.Exists(each => each.Interval != IntervalSets.WholeDay[0])
            )
        );
        return allDay is not { } place
            || !hasClock
            || trouble.Ambiguous(place, "是24小时还是整个工作时段？请写「24小时」或起止时间");
    }

    private bool AgreesWithYearRound(Schedule? usual, IReadOnlyList<Season> seasons) =>
        draft.YearRound is not { } place
        || seasons.Select(season => season.Schedule).Append(usual).All(each => each is null || HasNoRest(each))
        || trouble.Contradiction(place, "与写明的休息日矛盾");

    private static bool HasNoRest(Schedule schedule) => !schedule.AllHours().Any(hours => hours.IsClosed);
}
