using System.Numerics;
using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Geo.Coverage;

/// <summary>
/// A set of the 168 hours of a week, Monday 0:00 first: three words, so that a whole week of questions is answered with the
/// work of one.
/// </summary>
public readonly record struct WeekHours
{
    /// <summary>How many hours a week has.</summary>
    public const int Count = 7 * 24;

    private const int LastBits = Count - 128;
    private const ulong LastWord = (1UL << LastBits) - 1;

    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;

    private WeekHours(ulong first, ulong second, ulong third) => (_first, _second, _third) = (first, second, third);

    /// <summary>No hour.</summary>
    public static WeekHours None => default;

    /// <summary>Every hour.</summary>
    public static WeekHours All => new(ulong.MaxValue, ulong.MaxValue, LastWord);

    /// <summary>Whether no hour is in it.</summary>
    public bool IsEmpty => (_first | _second | _third) == 0;

    /// <summary>How many hours are in it.</summary>
    public int Length =>
        BitOperations.PopCount(_first) + BitOperations.PopCount(_second) + BitOperations.PopCount(_third);

    /// <summary>The hours as bits, 64 to a word, the first hour lowest.</summary>
    internal (ulong First, ulong Second, ulong Third) Words => (_first, _second, _third);

    /// <summary>Just one hour.</summary>
    /// <param name="hour">0 is Monday from 0:00, 167 Sunday from 23:00.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such hour.</exception>
    public static WeekHours Of(int hour)
    {
        Require(hour);
        return hour switch
        {
            < 64 => new(1UL << hour, 0, 0),
            < 128 => new(0, 1UL << (hour - 64), 0),
            _ => new(0, 0, 1UL << (hour - 128)),
        };
    }

    /// <summary>The hours of such <see cref="Words"/>.</summary>
    internal static WeekHours Of(ulong first, ulong second, ulong third) => new(first, second, third & LastWord);

    /// <summary>
    /// The hours at whose first minute a door is surely open. What is not known counts as closed: a planner must not rely on it.
    /// </summary>
    /// <param name="rules">What the door states.</param>
    /// <param name="calendar">Holidays of the years that are known.</param>
    /// <param name="monday">The first day of the week that is looked at; its holidays and season count.</param>
    /// <param name="closure">A temporary closure, or null.</param>
    /// <exception cref="ArgumentException">The date is no Monday.</exception>
    public static WeekHours Open(
        OpeningRules rules,
        HolidayCalendar calendar,
        DateOnly monday,
        TemporaryClosure? closure = null
    )
    {
        if (monday.DayOfWeek is not DayOfWeek.Monday)
        {
            throw new ArgumentException("A week begins on a Monday.", nameof(monday));
        }

        var midnight = new DateTimeOffset(monday.ToDateTime(TimeOnly.MinValue), Opening.Offset);
        var open = None;
        for (var hour = 0; hour < Count; hour++)
        {
            if (Opening.At(rules, calendar, midnight.AddHours(hour), closure).Now is OpeningNow.Open)
            {
                open |= Of(hour);
            }
        }

        return open;
    }

    /// <summary>Refuses an hour that no week has; null is whenever.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such hour.</exception>
    public static void Require(int? hour)
    {
        if (hour is < 0 or >= Count)
        {
            throw new ArgumentOutOfRangeException(nameof(hour), hour, "A week has the hours 0 to 167.");
        }
    }

    /// <summary>Whether an hour is in it.</summary>
    public bool Contains(int hour) => !(this & Of(hour)).IsEmpty;

    /// <summary>The hours of either.</summary>
    public static WeekHours operator |(WeekHours a, WeekHours b) =>
        new(a._first | b._first, a._second | b._second, a._third | b._third);

    /// <summary>The hours of both.</summary>
    public static WeekHours operator &(WeekHours a, WeekHours b) =>
        new(a._first & b._first, a._second & b._second, a._third & b._third);

    /// <summary>The hours not in it.</summary>
    public static WeekHours operator ~(WeekHours a) => new(~a._first, ~a._second, ~a._third & LastWord);

    /// <summary>Its hours, ascending. O(hours in it).</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Walks the hours of a set.</summary>
    public struct Enumerator
    {
        private readonly ulong _second;
        private readonly ulong _third;
        private ulong _left;
        private int _base;

        internal Enumerator(WeekHours hours) => (_left, _second, _third) = (hours._first, hours._second, hours._third);

        /// <summary>The hour.</summary>
        public int Current { get; private set; }

        /// <summary>Goes on to the next hour; false when there is none.</summary>
        public bool MoveNext()
        {
            while (_left == 0)
            {
                _base += 64;
                if (_base > 128)
                {
                    return false;
                }

                _left = _base == 64 ? _second : _third;
            }

            Current = _base + BitOperations.TrailingZeroCount(_left);
            _left &= _left - 1;
            return true;
        }
    }
}
