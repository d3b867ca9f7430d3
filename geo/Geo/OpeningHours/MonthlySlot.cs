namespace QhdHomeMap.Geo.OpeningHours;

/// <summary>One recurring day of the month: 每月15日, 每月最后一天, 每月第一个周六 or 每月最后一个周五.</summary>
/// <remarks>
/// Where several slots fall on one date, the first of these decides: a day of the month, the last day, the last weekday,
/// the nth weekday.
/// </remarks>
public readonly record struct MonthlySlot
{
    private const int LastDayCode = 31;
    private const int LastWeekdayCode = 32;
    private const int NthWeekdayCode = 39;
    private readonly byte _code;

    private MonthlySlot(int code) => _code = (byte)code;

    /// <summary>每月最后一天, 28 to 31.</summary>
    public static MonthlySlot LastDay { get; } = new(LastDayCode);

    /// <summary>A day of the month, 1 to 31; months that do not have it are skipped.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not 1 to 31.</exception>
    public static MonthlySlot Day(int dayOfMonth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dayOfMonth, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dayOfMonth, 31);
        return new(dayOfMonth - 1);
    }

    /// <summary>The nth such weekday of a month, 1 to 5; months without a fifth are skipped.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The ordinal is not 1 to 5.</exception>
    public static MonthlySlot Nth(int ordinal, DayOfWeek weekday)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ordinal, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ordinal, 5);
        return new(NthWeekdayCode + (ordinal - 1) * 7 + Week.IndexOf(weekday));
    }

    /// <summary>The last such weekday of a month.</summary>
    public static MonthlySlot Last(DayOfWeek weekday) => new(LastWeekdayCode + Week.IndexOf(weekday));

    /// <summary>Whether the slot names a weekday, as against a day of the month.</summary>
    public bool IsWeekday => _code >= LastWeekdayCode;

    /// <summary>1 to 31 for a day of the month, else 0.</summary>
    internal int DayOfMonth => _code < LastDayCode ? _code + 1 : 0;

    /// <summary>1 to 5, or 0 for the last one. Meaningful for weekdays only.</summary>
    internal int Ordinal => _code >= NthWeekdayCode ? (_code - NthWeekdayCode) / 7 + 1 : 0;

    /// <summary>0 Monday to 6 Sunday. Meaningful for weekdays only.</summary>
    internal int WeekdayIndex => (_code - LastWeekdayCode) % 7;

    /// <summary>Whether the slot falls on the date.</summary>
    public bool Matches(DateOnly date)
    {
        if (DayOfMonth > 0)
        {
            return date.Day == DayOfMonth;
        }
        var daysAfter = DateTime.DaysInMonth(date.Year, date.Month) - date.Day;
        if (!IsWeekday)
        {
            return daysAfter == 0;
        }
        return Week.IndexOf(date.DayOfWeek) == WeekdayIndex
            && (Ordinal == 0 ? daysAfter < 7 : (date.Day - 1) / 7 + 1 == Ordinal);
    }

    /// <summary>A key to sort by: the smaller one decides.</summary>
    internal int Precedence => _code;
}

/// <summary>The hours of one recurring day of the month.</summary>
/// <param name="Slot">Which day.</param>
/// <param name="Hours">Its hours; closed is said too, as in 每月最后一个周五休息.</param>
public readonly record struct MonthlyRule(MonthlySlot Slot, DayHours Hours);
