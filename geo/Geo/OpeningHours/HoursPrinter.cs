using System.Globalization;

namespace QhdHomeMap.Geo.OpeningHours;

/// <summary>The hours of one day in Chinese.</summary>
internal static class HoursPrinter
{
    public static string Print(DayHours hours)
    {
        if (hours.IsClosed)
        {
            return "休息";
        }
        if (hours.ByAppointment && hours.Intervals.IsEmpty && hours.Parts == DayParts.None)
        {
            return "预约开放";
        }
        var parts = DayPartWindows.All.Where(part => hours.Parts.HasFlag(part.Part)).Select(part => part.Name);
        var text = string.Join('，', hours.Intervals.Select(Print).Concat(parts));
        return hours.ByAppointment ? $"{text}（需预约）" : text;
    }

    /// <summary>The hours behind the words that say on which days: a space keeps figures off the word.</summary>
    public static string Print(string scope, DayHours hours)
    {
        var text = Print(hours);
        return char.IsAsciiDigit(text[0]) ? $"{scope} {text}" : scope + text;
    }

    private static string Print(HourInterval interval)
    {
        if (interval == IntervalSets.WholeDay[0])
        {
            return "24小时";
        }
        var end =
            interval.EndMinute > HourInterval.MinutesPerDay
                ? "次日" + Clock(interval.EndMinute - HourInterval.MinutesPerDay)
                : UnmistakableClock(interval.EndMinute);
        return $"{UnmistakableClock(interval.StartMinute)}-{end}";
    }

    private static string Clock(int minute) =>
        string.Create(CultureInfo.InvariantCulture, $"{minute / 60}:{minute % 60:00}");

    /// <summary>9:00, but 02:00: written 2:00 it could be taken for the afternoon.</summary>
    private static string UnmistakableClock(int minute) => minute < 5 * 60 ? $"0{Clock(minute)}" : Clock(minute);
}
