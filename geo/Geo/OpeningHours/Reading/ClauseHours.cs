using System.Collections.Immutable;

namespace QhdHomeMap.Geo.OpeningHours.Reading;

/// <summary>The hours of a clause, with its lunch breaks taken out.</summary>
internal static class ClauseHours
{
    /// <summary>The hours, or null with the trouble set.</summary>
    public static DayHours? Of(ClauseDraft clause, Trouble trouble)
    {
        if (clause.Content != ClauseContent.Hours)
        {
            return clause.Content == ClauseContent.Later ? DayHours.AnyTime : DayHours.Closed;
        }
        var open = IntervalSets.Normalize(clause.Intervals.Select(each => each.Interval));
        foreach (var (gap, place) in clause.Gaps)
        {
            if (open.IsEmpty)
            {
                trouble.MissingHours(place, "只写了休息的时间，没有写开放的时间");
                return null;
            }
            if (gap.StartMinute < open[0].StartMinute || gap.EndMinute > open[^1].EndMinute || !CanCut(gap))
            {
                trouble.Contradiction(place, "休息的时间不在开放时间之内");
                return null;
            }
            open = Cut(open, gap);
            if (open.IsEmpty)
            {
                trouble.Contradiction(place, "休息的时间占满了开放时间");
                return null;
            }
        }
        return DayHours.Of(open, clause.Parts, clause.ByAppointment);
    }

    /// <summary>The treatment of special days, or null with the trouble set.</summary>
    public static DayTreatment? TreatmentOf(ClauseDraft clause, Trouble trouble) =>
        clause.Content switch
        {
            ClauseContent.AsUsual => DayTreatment.AsUsual,
            ClauseContent.Later => DayTreatment.ToBeAnnounced,
            _ => Of(clause, trouble) is { } hours ? DayTreatment.Of(hours) : null,
        };

    /// <summary>What is behind a break must begin on the day itself.</summary>
    private static bool CanCut(HourInterval gap) => gap.EndMinute < HourInterval.MinutesPerDay;

    private static ImmutableArray<HourInterval> Cut(ImmutableArray<HourInterval> open, HourInterval gap)
    {
        var left = ImmutableArray.CreateBuilder<HourInterval>();
        foreach (var interval in open)
        {
            AddUnlessEmpty(left, interval.StartMinute, Math.Min(interval.EndMinute, gap.StartMinute));
            AddUnlessEmpty(left, Math.Max(interval.StartMinute, gap.EndMinute), interval.EndMinute);
        }
        return left.ToImmutable();
    }

    private static void AddUnlessEmpty(ImmutableArray<HourInterval>.Builder intervals, int start, int end)
    {
        if (start < end)
        {
            intervals.Add(new(start, end));
        }
    }
}
