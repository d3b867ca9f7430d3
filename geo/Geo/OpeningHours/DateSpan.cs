namespace QhdHomeMap.Geo.OpeningHours;

/// <summary>A run of dates, both ends included: of given years, or the same days every year (11月1日至次年3月31日).</summary>
public readonly record struct DateSpan
{
    private const int MonthUnit = 32;

    /// <summary>Any leap year: the calendar in which annual spans are counted.</summary>
    private const int LeapYear = 2000;

    // Annual: month * 32 + day. Dated: the day number.
    private readonly int _first;
    private readonly int _last;

    private DateSpan(bool isAnnual, int first, int last) => (IsAnnual, _first, _last) = (isAnnual, first, last);

    /// <summary>Whether it recurs every year.</summary>
    public bool IsAnnual { get; }

    /// <summary>The dates from first to last, both included.</summary>
    /// <exception cref="ArgumentException">The last is before the first.</exception>
    public static DateSpan Between(DateOnly first, DateOnly last) =>
        first <= last
            ? new(false, first.DayNumber, last.DayNumber)
            : throw new ArgumentException("A span ends before it begins.", nameof(last));

    /// <summary>One date.</summary>
    public static DateSpan On(DateOnly date) => Between(date, date);

    /// <summary>The same days every year; an end before the start lies in the next year. 29 February is a day like others
    /// and does not come in common years.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such day in any year.</exception>
    public static DateSpan Annual(int firstMonth, int firstDay, int lastMonth, int lastDay) =>
        new(true, AnnualKey(firstMonth, firstDay), AnnualKey(lastMonth, lastDay));

    /// <summary>First and last date in a leap year; the last is in the next year where the span crosses its end.</summary>
    internal (DateOnly First, DateOnly Last) Ends =>
        IsAnnual
            ? (InYear(_first, LeapYear), InYear(_last, _last < _first ? LeapYear + 4 : LeapYear))
            : (DateOnly.FromDayNumber(_first), DateOnly.FromDayNumber(_last));

    /// <summary>Whether an annual span runs into the next year.</summary>
    internal bool CrossesYearEnd => IsAnnual && _last < _first;

    /// <summary>Length in days, in a leap year for an annual span.</summary>
    public int Days =>
        !IsAnnual ? _last - _first + 1
        : CrossesYearEnd ? DayOfLeapYear(_last) + 366 - DayOfLeapYear(_first) + 1
        : DayOfLeapYear(_last) - DayOfLeapYear(_first) + 1;

    /// <summary>Whether the date is inside. O(1).</summary>
    public bool Contains(DateOnly date)
    {
        if (!IsAnnual)
        {
            return date.DayNumber >= _first && date.DayNumber <= _last;
        }
        var key = date.Month * MonthUnit + date.Day;
        return CrossesYearEnd ? key >= _first || key <= _last : key >= _first && key <= _last;
    }

    /// <summary>Whether any date is in both.</summary>
    public bool Overlaps(DateSpan other)
    {
        if (IsAnnual != other.IsAnnual)
        {
            var (annual, dated) = IsAnnual ? (this, other) : (other, this);
            return annual.FallsInto(dated);
        }
        if (!IsAnnual)
        {
            return _first <= other._last && other._first <= _last;
        }
        // Two annual spans meet exactly when one holds the other's first day.
        return HoldsKey(other._first) || other.HoldsKey(_first);
    }

    /// <summary>Both spans as one when the other begins on the day after this one ends, else null.</summary>
    internal DateSpan? JoinedWith(DateSpan next)
    {
        var (first, last) = Ends;
        var (nextFirst, nextLast) = next.Ends;
        var follows = last.AddDays(1);
        if (IsAnnual != next.IsAnnual || Days + next.Days > 366)
        {
            return null;
        }
        if (!IsAnnual)
        {
            return follows == nextFirst ? Between(first, nextLast) : null;
        }
        return (follows.Month, follows.Day) == (nextFirst.Month, nextFirst.Day)
            ? Annual(first.Month, first.Day, nextLast.Month, nextLast.Day)
            : null;
    }

    /// <summary>The rest of the year beside an annual span, or null when nothing is left.</summary>
    internal DateSpan? Rest()
    {
        var first = InYear(_last, LeapYear).AddDays(1);
        var last = InYear(_first, LeapYear).AddDays(-1);
        return Days >= 366 ? null : Annual(first.Month, first.Day, last.Month, last.Day);
    }

    /// <summary>A key to sort by: annual spans before dated ones, then by first day.</summary>
    internal (bool, int, int) Order => (!IsAnnual, _first, _last);

    private bool HoldsKey(int key) => CrossesYearEnd ? key >= _first || key <= _last : key >= _first && key <= _last;

    /// <summary>Whether an annual span meets a dated one. O(1): within eight years every day of the year comes round.</summary>
    private bool FallsInto(DateSpan dated)
    {
        var (first, last) = dated.Ends;
        for (var year = Math.Max(first.Year - 1, 1); year <= Math.Min(last.Year, first.Year + 8); year++)
        {
            var from = Ceiling(_first, year);
            var to = CrossesYearEnd ? Floor(_last, Math.Min(year + 1, DateOnly.MaxValue.Year)) : Floor(_last, year);
            if (from <= to && from <= last && to >= first)
            {
                return true;
            }
        }
        return false;
    }

    private static int AnnualKey(int month, int day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        ArgumentOutOfRangeException.ThrowIfLessThan(day, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day, DateTime.DaysInMonth(LeapYear, month));
        return month * MonthUnit + day;
    }

    private static DateOnly InYear(int key, int year) => new(year, key / MonthUnit, key % MonthUnit);

    // 29 February of a common year lies between 28 February and 1 March.
    private static DateOnly Floor(int key, int year) =>
        new(year, key / MonthUnit, Math.Min(key % MonthUnit, DateTime.DaysInMonth(year, key / MonthUnit)));

    private static DateOnly Ceiling(int key, int year) =>
        key % MonthUnit > DateTime.DaysInMonth(year, key / MonthUnit)
            ? new(year, key / MonthUnit + 1, 1)
            : InYear(key, year);

    private static int DayOfLeapYear(int key) => InYear(key, LeapYear).DayOfYear;
}
