namespace QhdHomeMap.Geo.OpeningHours.Reading;

/// <summary>Reads what clauses say of holidays, make-up days and single dates.</summary>
internal sealed class SpecialDays(Draft draft, Trouble trouble)
{
    /// <summary>What holds on holidays.</summary>
    /// <param name="hasWorkdaysOnly">Whether the hours are said to be those of 工作日 and no other day has any: a holiday is
    /// no working day, so the door is closed.</param>
    public HolidayPolicy? ReadHolidays(bool hasWorkdaysOnly)
    {
        DayTreatment? general = null;
        DayTreatment? restDays = null;
        var named = new List<(Festivals Festival, DayTreatment Treatment)>();
        foreach (var clause in draft.Clauses.Where(clause => clause.Scope is not null))
        {
            var scope = clause.Scope!;
            if (!scope.Holidays && !scope.RestDays && scope.Festivals == Festivals.None)
            {
                continue;
            }
            if (ClauseHours.TreatmentOf(clause, trouble) is not { } treatment)
            {
                return null;
            }
            if (scope.Holidays && general is not null && general != treatment)
            {
                return Twice(scope.Place);
            }
            general = scope.Holidays ? treatment : general;
            restDays = scope.RestDays ? treatment : restDays;
            foreach (var (festival, _) in FestivalNames.All.Where(each => scope.Festivals.HasFlag(each.Festival)))
            {
                if (named.Exists(each => each.Festival == festival && each.Treatment != treatment))
                {
                    return Twice(scope.Place);
                }
                named.Add((festival, treatment));
            }
        }
        if (draft.YearRound is { } yearRound)
        {
            if (general is { Kind: not TreatmentKind.AsUsual, Hours: null or { IsClosed: true } })
            {
                trouble.Contradiction(yearRound, "与写明的节假日安排矛盾");
                return null;
            }
            general ??= DayTreatment.AsUsual;
        }
        var unsaid = hasWorkdaysOnly ? DayTreatment.Closed : DayTreatment.NotStated;
        return new(general ?? restDays ?? unsaid, named);
    }

    /// <summary>What holds on make-up working days.</summary>
    public DayTreatment? ReadMakeUpDays()
    {
        DayTreatment? found = null;
        foreach (var clause in draft.Clauses.Where(clause => clause.Scope is { MakeUpDays: true }))
        {
            if (ClauseHours.TreatmentOf(clause, trouble) is not { } treatment)
            {
                return null;
            }
            if (found is not null && found != treatment)
            {
                trouble.Contradiction(clause.Scope!.Place, "前面已有不同的写法");
                return null;
            }
            found = treatment;
        }
        return found ?? DayTreatment.NotStated;
    }

    /// <summary>The exceptions of single dates.</summary>
    public IReadOnlyList<ExceptionalDates>? ReadExceptions()
    {
        var exceptions = new List<ExceptionalDates>();
        foreach (var clause in draft.Clauses.Where(clause => clause.Scope is { Dates.Count: > 0 }))
        {
            var scope = clause.Scope!;
            if (ClauseHours.TreatmentOf(clause, trouble) is not { } treatment)
            {
                return null;
            }
            foreach (var span in scope.Dates)
            {
                if (exceptions.Exists(each => each.Span.Overlaps(span)))
                {
                    trouble.Contradiction(scope.Place, "同一天写了两次");
                    return null;
                }
                if (treatment.Hours is { IsClosed: false } && span.Days > ExceptionalDates.MaxOpenDays)
                {
                    trouble.MissingDays(scope.Place, $"超过{ExceptionalDates.MaxOpenDays}天，请写明周几");
                    return null;
                }
                exceptions.Add(new(span, treatment, clause.Reason));
            }
        }
        return exceptions;
    }

    private HolidayPolicy? Twice(Token place)
    {
        trouble.Contradiction(place, "节假日前面已有不同的写法");
        return null;
    }
}
