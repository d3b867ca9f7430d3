using System.Collections.Immutable;

namespace QhdHomeMap.Geo.OpeningHours;

/// <summary>What a door states for one day: clock hours, parts of the day without clock hours, or by appointment.</summary>
/// <remarks>Immutable, equal by value. Intervals are sorted, disjoint and do not touch.</remarks>
public sealed class DayHours : IEquatable<DayHours>
{
    /// <summary>Not open on that day.</summary>
    public static readonly DayHours Closed = new([], DayParts.None, false);

    /// <summary>Open from 0:00 to 24:00.</summary>
    public static readonly DayHours AllDay = new(IntervalSets.WholeDay, DayParts.None, false);

    /// <summary>Open at some time, not known when.</summary>
    public static readonly DayHours AnyTime = new([], DayParts.AnyTime, false);

    /// <summary>By appointment, with no hours stated.</summary>
    public static readonly DayHours Appointment = new([], DayParts.None, true);

    private DayHours(ImmutableArray<HourInterval> intervals, DayParts parts, bool byAppointment) =>
        (Intervals, Parts, ByAppointment) = (intervals, parts, byAppointment);

    /// <summary>Clock hours, ascending.</summary>
    public ImmutableArray<HourInterval> Intervals { get; }

    /// <summary>Parts of the day stated without clock hours.</summary>
    public DayParts Parts { get; }

    /// <summary>Whether the hours only hold after a call; without hours and parts: at any time by appointment.</summary>
    public bool ByAppointment { get; }

    /// <summary>Whether nothing at all is open.</summary>
    public bool IsClosed => Intervals.IsEmpty && Parts == DayParts.None && !ByAppointment;

    /// <summary>Makes hours of intervals in any order; overlapping and touching ones are joined. O(n log n).</summary>
    /// <param name="intervals">Clock hours.</param>
    /// <param name="parts">Parts of the day without clock hours.</param>
    /// <param name="byAppointment">Whether a call is needed.</param>
    /// <exception cref="ArgumentException"><see cref="DayParts.AnyTime"/> together with anything else.</exception>
    public static DayHours Of(
        IEnumerable<HourInterval> intervals,
        DayParts parts = DayParts.None,
        bool byAppointment = false
    )
    {
        var joined = IntervalSets.Normalize(intervals);
        if (parts.HasFlag(DayParts.AnyTime) && (parts != DayParts.AnyTime || byAppointment || !joined.IsEmpty))
        {
            throw new ArgumentException("At any time leaves nothing else to be said.", nameof(parts));
        }
        return new(joined, parts, byAppointment);
    }

    /// <summary>Whether the same holds at each minute of the day, so that on a row of such days no edge is left.</summary>
    internal bool IsUniform =>
        ByAppointment
            ? Intervals.IsEmpty && Parts == DayParts.None
            : Intervals is [{ StartMinute: 0, EndMinute: >= HourInterval.MinutesPerDay }];

    /// <summary>The hours as canonical Chinese text, 休息 when closed.</summary>
    public override string ToString() => OpeningText.Print(this);

    /// <inheritdoc/>
    public bool Equals(DayHours? other) =>
        other is not null
        && Parts == other.Parts
        && ByAppointment == other.ByAppointment
        && Intervals.AsSpan().SequenceEqual(other.Intervals.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DayHours);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Parts);
        hash.Add(ByAppointment);
        foreach (var interval in Intervals)
        {
            hash.Add(interval);
        }
        return hash.ToHashCode();
    }
}
