using System.Globalization;
using System.Numerics;

namespace QhdHomeMap.Geo.OpeningHours;

/// <summary>Whole rules in Chinese, always in the same order: usual, seasons, holidays, make-up days, exceptions.</summary>
internal static class RulesPrinter
{
    public static string Print(OpeningRules rules)
    {
        IEnumerable<string> clauses =
        [
            .. PrintUsual(rules),
            .. rules.Seasons.Select(Print),
            .. Print(rules.Holidays),
            .. Print("调休上班日", rules.MakeUpDays),
            .. rules.Exceptions.Select(Print),
        ];
        return string.Join('；', clauses);
    }

    private static IEnumerable<string> PrintUsual(OpeningRules rules) =>
        rules.Usual is { } usual ? Print(usual, alone: rules.Seasons.IsEmpty, everyDay: "每天")
        : rules.Seasons.IsEmpty ? ["时间未定"]
        : [];

    private static string Print(Season season)
    {
        // 每天 behind bare dates would make them an exception; weekdays make them a season.
        var (head, everyDay) = season.Name is null
            ? (Print(season.Span), "周一至周日")
            : ($"{season.Name}（{Print(season.Span)}）", "每天");
        return head + string.Join('；', Print(season.Schedule, alone: false, everyDay));
    }

    /// <summary>The clauses of a schedule.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="alone">Whether no other schedule could be meant by days that are left out.</param>
    /// <param name="everyDay">The word for all seven days.</param>
    private static IEnumerable<string> Print(Schedule schedule, bool alone, string everyDay)
    {
        if (!(alone && schedule.IsPeriodic))
        {
            foreach (var days in Groups(schedule.Week))
            {
                yield return HoursPrinter.Print(
                    days.Mask == Week.EveryDayMask ? everyDay : WeekdayNames(days.Mask),
                    days.Hours
                );
            }
        }
        foreach (var rules in schedule.Monthly.GroupBy(rule => (rule.Slot.IsWeekday, rule.Hours)))
        {
            var slots = rules.Select(rule => rule.Slot).ToList();
            foreach (var name in rules.Key.IsWeekday ? WeekdaySlotNames(slots) : [DaySlotNames(slots)])
            {
                yield return HoursPrinter.Print(name, rules.Key.Hours);
            }
        }
    }

    private static IEnumerable<(int Mask, DayHours Hours)> Groups(IReadOnlyList<DayHours> week) =>
        week.Select((hours, index) => (Hours: hours, Bit: 1 << index))
            .GroupBy(day => day.Hours)
            .OrderBy(group => group.Key.IsClosed)
            .Select(group => (group.Sum(day => day.Bit), group.Key));

    private static string WeekdayNames(int mask) => Runs(mask, index => $"周{Week.Digits[index]}");

    private static string DaySlotNames(List<MonthlySlot> slots)
    {
        var mask = slots.Where(slot => slot.DayOfMonth > 0).Sum(slot => 1L << slot.DayOfMonth);
        var days = Runs(mask, day => string.Create(CultureInfo.InvariantCulture, $"{day}日"));
        var last = slots.Exists(slot => slot == MonthlySlot.LastDay) ? "最后一天" : "";
        return $"每月{days}{(days.Length > 0 && last.Length > 0 ? "、" : "")}{last}";
    }

    /// <summary>第一、第三个周六: weekdays that share their ordinals are named together.</summary>
    private static IEnumerable<string> WeekdaySlotNames(List<MonthlySlot> slots) =>
        slots
            .GroupBy(slot => slot.WeekdayIndex)
            .Select(weekday => (Weekday: weekday.Key, Ordinals: OrdinalNames(weekday)))
            .GroupBy(weekday => weekday.Ordinals)
            .Select(group => $"每月{group.Key}{WeekdayNames(group.Sum(weekday => 1 << weekday.Weekday))}");

    private static string OrdinalNames(IEnumerable<MonthlySlot> slots)
    {
        var ordinals = slots.Select(slot => slot.Ordinal).Order().ToList();
        var nth = string.Join('、', ordinals.Where(each => each > 0).Select(each => $"第{"一二三四五"[each - 1]}"));
        return (nth.Length > 0 ? nth + "个" : "")
            + (nth.Length > 0 && ordinals[0] == 0 ? "、" : "")
            + (ordinals[0] == 0 ? "最后一个" : "");
    }

    /// <summary>Names the set bits: three and more in a row as a range, others one by one.</summary>
    private static string Runs(long mask, Func<int, string> name)
    {
        var names = new List<string>();
        while (mask != 0)
        {
            var first = BitOperations.TrailingZeroCount(mask);
            var length = BitOperations.TrailingZeroCount(~(mask >> first));
            names.AddRange(
                length > 2
                    ? [$"{name(first)}至{name(first + length - 1)}"]
                    : Enumerable.Range(first, length).Select(name)
            );
            mask &= ~(((1L << length) - 1) << first);
        }
        return string.Join('、', names);
    }

    private static IEnumerable<string> Print(HolidayPolicy policy)
    {
        var named = FestivalNames
            .All.Where(entry => policy[entry.Festival] != policy.General)
            .GroupBy(entry => policy[entry.Festival], entry => entry.Name)
            .Select(group => (Scope: string.Join('、', group), Treatment: group.Key))
            .ToList();
        return named
            .SelectMany(entry => Print(entry.Scope, entry.Treatment))
            .Concat(Print(named.Count > 0 ? "其他法定节假日" : "法定节假日", policy.General));
    }

    private static IEnumerable<string> Print(string scope, DayTreatment treatment) =>
        treatment.Kind switch
        {
            TreatmentKind.NotStated => [],
            TreatmentKind.AsUsual => [scope + "正常开放"],
            TreatmentKind.ToBeAnnounced => [scope + "另行通知"],
            _ => [HoursPrinter.Print(scope, treatment.Hours!)],
        };

    private static string Print(ExceptionalDates exception) =>
        string.Concat(Print(Print(exception.Span), exception.Treatment))
        + (exception.Reason is null ? "" : $"（{exception.Reason}）");

    private static string Print(DateSpan span)
    {
        var (first, last) = span.Ends;
        var start = span.IsAnnual ? "" : Year(first);
        if (first == last)
        {
            return start + MonthDay(first);
        }
        var end =
            span.IsAnnual ? (span.CrossesYearEnd ? "次年" : "")
            : first.Year == last.Year ? ""
            : Year(last);
        return $"{start}{MonthDay(first)}至{end}{MonthDay(last)}";
    }

    private static string Year(DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"{date.Year}年");

    private static string MonthDay(DateOnly date) =>
        string.Create(CultureInfo.InvariantCulture, $"{date.Month}月{date.Day}日");
}
