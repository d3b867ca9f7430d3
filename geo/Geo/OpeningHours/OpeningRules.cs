using System.Collections.Immutable;

namespace QhdHomeMap.Geo.OpeningHours;

/// <summary>How a home opens.</summary>
public enum OpeningForm
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>By the week.</summary>
    Weekly,

    /// <summary>On certain days of the month only (每月第一个周六).</summary>
    Periodic,

    /// <summary>After a call only.</summary>
    ByAppointment,
}

/// <summary>
/// All that is stated about when a door opens. Which part decides on a date: an exception, else the holiday or make-up
/// rule when the date is one, else the season's schedule, else the usual one.
/// </summary>
/// <remarks>
/// Immutable and equal by value, so that homes with the same text share one instance. Times are those of Asia/Shanghai.
/// <see cref="OpeningText"/> reads and prints it, <see cref="Opening"/> answers from it.
/// </remarks>
public sealed class OpeningRules : IEquatable<OpeningRules>
{
    /// <summary>Nothing is known of the hours.</summary>
    public static readonly OpeningRules Unknown = new(null);

    private readonly int _hash;

    /// <summary>Makes rules.</summary>
    /// <param name="usual">Hours outside all seasons; null: not known.</param>
    /// <param name="seasons">Parts of the year with other hours; they must not overlap.</param>
    /// <param name="holidays">What holds on statutory holidays; null: nothing said.</param>
    /// <param name="makeUpDays">What holds on weekend days worked in exchange. As usual is the same as not stated: the
    /// hours of a working day.</param>
    /// <param name="exceptions">Dates with rules of their own; they must not overlap.</param>
    /// <exception cref="ArgumentException">Seasons or exceptions overlap.</exception>
    public OpeningRules(
        Schedule? usual,
        IEnumerable<Season>? seasons = null,
        HolidayPolicy? holidays = null,
        DayTreatment makeUpDays = default,
        IEnumerable<ExceptionalDates>? exceptions = null
    )
    {
        Usual = usual;
        Seasons = [.. (seasons ?? []).OrderBy(season => season.Span.Order)];
        Holidays = holidays ?? HolidayPolicy.NotStated;
        MakeUpDays = makeUpDays.Kind == TreatmentKind.AsUsual ? DayTreatment.NotStated : makeUpDays;
        Exceptions = [.. (exceptions ?? []).OrderBy(exception => exception.Span.Order)];
        if (AnyOverlap(Seasons, season => season.Span))
        {
            throw new ArgumentException("Seasons overlap.", nameof(seasons));
        }
        if (AnyOverlap(Exceptions, exception => exception.Span))
        {
            throw new ArgumentException("Exceptions overlap.", nameof(exceptions));
        }
        _hash = HashCode.Combine(
            Usual,
            Seasons.Aggregate(0, HashCode.Combine),
            Holidays,
            MakeUpDays,
            Exceptions.Aggregate(0, HashCode.Combine)
        );
        Views = new RuleViews(this);
    }

    /// <summary>Hours outside all seasons, or null when they are not known.</summary>
    public Schedule? Usual { get; }

    /// <summary>Parts of the year with hours of their own, in order, disjoint.</summary>
    public ImmutableArray<Season> Seasons { get; }

    /// <summary>What holds on statutory holidays.</summary>
    public HolidayPolicy Holidays { get; }

    /// <summary>What holds on weekend days worked in exchange; not stated: the hours of a working day.</summary>
    public DayTreatment MakeUpDays { get; }

    /// <summary>Dates with rules of their own, in order, disjoint.</summary>
    public ImmutableArray<ExceptionalDates> Exceptions { get; }

    /// <summary>How the home opens, seen over the whole year.</summary>
    public OpeningForm Form
    {
        get
        {
            var open = Schedules().Where(schedule => !schedule.IsClosed).ToList();
            return !Schedules().Any() ? OpeningForm.Unknown
                : open.Count > 0 && open.SelectMany(schedule => schedule.AllHours()).All(IsClosedOrByAppointment)
                    ? OpeningForm.ByAppointment
                : open.Count > 0 && open.All(schedule => schedule.IsPeriodic) ? OpeningForm.Periodic
                : OpeningForm.Weekly;
        }
    }

    /// <summary>The rules as the evaluator reads them, prepared once.</summary>
    internal RuleViews Views { get; }

    /// <summary>The season that holds on a date, or null. O(seasons).</summary>
    public Season? SeasonOn(DateOnly date)
    {
        foreach (var season in Seasons)
        {
            if (season.Span.Contains(date))
            {
                return season;
            }
        }
        return null;
    }

    /// <summary>The schedule that holds on a date, or null when it is not known; for showing a week. O(seasons).</summary>
    public Schedule? ScheduleOn(DateOnly date) => SeasonOn(date) is { } season ? season.Schedule : Usual;

    /// <summary>The schedules of the year: the usual one, when known, and the seasons'.</summary>
    internal IEnumerable<Schedule> Schedules() =>
        Seasons.Select(season => season.Schedule).Concat(Usual is null ? [] : [Usual]);

    private static bool IsClosedOrByAppointment(DayHours hours) => hours.IsClosed || hours.ByAppointment;

    private static bool AnyOverlap<T>(ImmutableArray<T> items, Func<T, DateSpan> spanOf)
    {
        for (var i = 0; i < items.Length; i++)
        {
            for (var j = i + 1; j < items.Length; j++)
            {
                if (spanOf(items[i]).Overlaps(spanOf(items[j])))
                {
                    return true;
                }
            }
        }
        return false;
    }

    /// <summary>The rules as canonical Chinese text.</summary>
    public override string ToString() => OpeningText.Print(this);

    /// <inheritdoc/>
    public bool Equals(OpeningRules? other) =>
        ReferenceEquals(this, other)
        || other is not null
            && _hash == other._hash
            && Equals(Usual, other.Usual)
            && Seasons.AsSpan().SequenceEqual(other.Seasons.AsSpan())
            && Holidays.Equals(other.Holidays)
            && MakeUpDays.Equals(other.MakeUpDays)
            && Exceptions.AsSpan().SequenceEqual(other.Exceptions.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OpeningRules);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;
}
