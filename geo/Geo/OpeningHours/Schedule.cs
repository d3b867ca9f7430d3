using System.Collections.Immutable;

namespace QhdHomeMap.Geo.OpeningHours;

/// <summary>The regular hours of one part of the year: a week, and days of the month that differ from it.</summary>
/// <remarks>Immutable, equal by value.</remarks>
public sealed class Schedule : IEquatable<Schedule>
{
    /// <summary>Makes a schedule.</summary>
    /// <param name="week">Seven entries, Monday first.</param>
    /// <param name="monthly">Days of the month; they go before the week. At most one rule a slot.</param>
    /// <exception cref="ArgumentException">Not seven days, or a slot given twice.</exception>
    public Schedule(IEnumerable<DayHours> week, IEnumerable<MonthlyRule>? monthly = null)
    {
        Week = [.. week];
        Monthly = [.. (monthly ?? []).OrderBy(rule => rule.Slot.Precedence)];
        if (Week.Length != OpeningHours.Week.Days)
        {
            throw new ArgumentException("A week has seven days.", nameof(week));
        }
        if (Monthly.DistinctBy(rule => rule.Slot).Count() != Monthly.Length)
        {
            throw new ArgumentException("A day of the month is given twice.", nameof(monthly));
        }
    }

    /// <summary>Hours of Monday to Sunday.</summary>
    public ImmutableArray<DayHours> Week { get; }

    /// <summary>Days of the month that go before the week, in order of precedence.</summary>
    public ImmutableArray<MonthlyRule> Monthly { get; }

    /// <summary>Whether there is no open day in it.</summary>
    public bool IsClosed => Week.All(hours => hours.IsClosed) && Monthly.All(rule => rule.Hours.IsClosed);

    /// <summary>Whether only days of the month are open.</summary>
    public bool IsPeriodic => Week.All(hours => hours.IsClosed) && Monthly.Any(rule => !rule.Hours.IsClosed);

    /// <summary>Whether each minute of each day is alike: round the clock, or always by appointment.</summary>
    internal bool IsUniform =>
        Monthly.IsEmpty
        && Week[0].IsUniform
        && Week.All(hours => hours.ByAppointment == Week[0].ByAppointment && hours.IsUniform);

    /// <summary>The same hours on each day of the week.</summary>
    public static Schedule Daily(DayHours hours) => new(Enumerable.Repeat(hours, OpeningHours.Week.Days));

    /// <summary>The regular hours of a date, holidays and exceptions not considered. O(monthly rules).</summary>
    public DayHours HoursOn(DateOnly date)
    {
        foreach (var rule in Monthly)
        {
            if (rule.Slot.Matches(date))
            {
                return rule.Hours;
            }
        }
        return Week[OpeningHours.Week.IndexOf(date.DayOfWeek)];
    }

    /// <summary>All hours that occur in the schedule.</summary>
    internal IEnumerable<DayHours> AllHours() => Week.Concat(Monthly.Select(rule => rule.Hours));

    /// <inheritdoc/>
    public bool Equals(Schedule? other) =>
        other is not null
        && Week.AsSpan().SequenceEqual(other.Week.AsSpan())
        && Monthly.AsSpan().SequenceEqual(other.Monthly.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Schedule);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(Week.Aggregate(0, HashCode.Combine), Monthly.Aggregate(Monthly.Length, HashCode.Combine));
}
