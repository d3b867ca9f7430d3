namespace QhdHomeMap.Geo.OpeningHours;

/// <summary>The week as people here count it: Monday first.</summary>
internal static class Week
{
    public const int Days = 7;
    public const int Monday = 0;
    public const int Saturday = 5;
    public const int WorkdayMask = 0b001_1111;
    public const int WeekendMask = 0b110_0000;
    public const int EveryDayMask = 0b111_1111;
    public const string Digits = "一二三四五六日";

    /// <summary>0 Monday to 6 Sunday.</summary>
    public static int IndexOf(DayOfWeek weekday) => ((int)weekday + 6) % Days;
}
