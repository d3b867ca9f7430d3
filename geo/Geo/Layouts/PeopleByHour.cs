using QhdHomeMap.Geo.Coverage;

namespace QhdHomeMap.Geo.Layouts;

/// <summary>How many people are at a place in each hour of the week. Immutable; 48 bytes, and 1.3 kB more where each hour has its own figure.</summary>
public readonly record struct PeopleByHour
{
    private readonly double[]? _week;
    private readonly WeekHours _present;

    private PeopleByHour(double most, WeekHours present, double[]? week) =>
        (Most, _present, _week) = (most, present, week);

    /// <summary>The most that are there in any hour: who needs a home when no hour is asked for.</summary>
    public double Most { get; }

    /// <summary>The same people in every hour, as those who live there, or whose hours are not known.</summary>
    public static PeopleByHour Always(double people) => During(people, WeekHours.All);

    /// <summary>The same people in some hours and nobody in the others.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The people are negative or not finite.</exception>
    public static PeopleByHour During(double people, WeekHours present)
    {
        Require(people);
        return new(people, present, null);
    }

    /// <summary>A figure for each hour.</summary>
    /// <param name="week">168 of them from Monday 0:00 on; taken as it is, nobody may change it afterwards.</param>
    /// <exception cref="ArgumentException">There are not 168 figures.</exception>
    /// <exception cref="ArgumentOutOfRangeException">One is negative or not finite.</exception>
    public static PeopleByHour Of(double[] week)
    {
        if (week.Length != WeekHours.Count)
        {
            throw new ArgumentException("A week has 168 hours.", nameof(week));
        }

        Array.ForEach(week, Require);
        return new(week.Max(), WeekHours.All, week);
    }

    /// <summary>How many are there. O(1).</summary>
    /// <param name="hour">0 is Monday from 0:00; null: the most of any hour.</param>
    public double At(int? hour) =>
        hour is not { } asked ? Most
        : _week is not null ? _week[asked]
        : _present.Contains(asked) ? Most
        : 0;

    private static void Require(double people)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(people);
        ArgumentOutOfRangeException.ThrowIfEqual(double.IsFinite(people), false, nameof(people));
    }
}
