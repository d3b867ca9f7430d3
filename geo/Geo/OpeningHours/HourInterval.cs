namespace QhdHomeMap.Geo.OpeningHours;

/// <summary>
/// A stretch of opening, half-open [start, end), in minutes after the midnight on which its day begins.
/// An end beyond 1440 runs into the next calendar day and still belongs to the day it starts on.
/// </summary>
public readonly record struct HourInterval
{
    /// <summary>Minutes of one calendar day.</summary>
    public const int MinutesPerDay = 1440;

    /// <summary>Minutes of two calendar days: the latest end.</summary>
    public const int MaxEndMinute = 2 * MinutesPerDay;

    /// <summary>Makes an interval of minutes after midnight.</summary>
    /// <param name="startMinute">0 to 1439.</param>
    /// <param name="endMinute">After the start, at most 2880.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bound is outside its range.</exception>
    public HourInterval(int startMinute, int endMinute)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(startMinute);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(startMinute, MinutesPerDay);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(endMinute, startMinute);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(endMinute, MaxEndMinute);
        (StartMinute, EndMinute) = (startMinute, endMinute);
    }

    /// <summary>First minute that is open, 0 to 1439.</summary>
    public int StartMinute { get; }

    /// <summary>First minute that is closed again, up to 2880.</summary>
    public int EndMinute { get; }

    /// <summary>Whether the minute (after the midnight of the day the interval starts on) lies inside.</summary>
    public bool Contains(int minute) => minute >= StartMinute && minute < EndMinute;
}
