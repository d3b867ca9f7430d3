using System.Globalization;
using QhdHomeMap.Geo.Coverage;
using QhdHomeMap.Geo.Layouts;

namespace QhdHomeMap.Data.Planning.Analysis;

/// <summary>Which of the homes in the database a layout has.</summary>
public enum HomeChoice
{
    /// <summary>Those that serve now, the suspended ones by the hours left to them.</summary>
    Open,

    /// <summary>The planned ones, too, as if they were built.</summary>
    Planned,
}

/// <summary>What a planner asks of a layout.</summary>
/// <param name="Homes">Which homes.</param>
/// <param name="ScenarioId">A scenario laid over them; null: none.</param>
/// <param name="People">Whom they are to serve.</param>
/// <param name="Rule">When a home covers somebody.</param>
/// <param name="Hour">0 is Monday from 0:00; null: whatever the hour.</param>
public sealed record LayoutQuestion(HomeChoice Homes, int? ScenarioId, DemandKind People, CoverRule Rule, int? Hour)
{
    public const int UsualMinutes = 15;
    public const int MaxMinutes = 120;
    public const int MinMetres = 50;
    public const int MaxMetres = 50_000;
    public const int SecondsPerMinute = 60;

    /// <summary>A planner's first look: workers, each home's own radius, whatever the hour.</summary>
    public static readonly LayoutQuestion First = new(
        HomeChoice.Open,
        null,
        DemandKind.Workers,
        CoverRule.OwnRadius,
        null
    );

    /// <summary>What planners mostly ask by road: 15分钟服务圈 on foot and by e-bike.</summary>
    public static readonly IReadOnlyList<LayoutQuestion> UsualByRoad =
    [
        .. new[] { "walk", "ebike" }.Select(profile =>
            First with
            {
                Rule = new(profile, CoverUnit.Seconds, UsualMinutes * SecondsPerMinute),
            }
        ),
    ];

    /// <summary>In the words of people: 步行 15 分钟，周二 22 时.</summary>
    public string Title =>
        $"{HomesTitle}，{PeopleTitle(People)}，{RuleTitle}，{(Hour is { } hour ? WeekHourText.Of(hour) : "不分时段")}";

    private string HomesTitle => Homes is HomeChoice.Planned ? "现有与规划站点" : "现有站点";

    private string RuleTitle =>
        (Rule.Profile, Rule.Unit, Rule.Limit) switch
        {
            (null, _, null) => "各站点服务半径（直线）",
            (null, _, { } metres) => $"直线 {Number(metres)} 米",
            ({ } profile, CoverUnit.Seconds, { } seconds) =>
                $"{WayTitle(profile)} {Number(seconds / SecondsPerMinute)} 分钟",
            ({ } profile, _, { } metres) => $"{WayTitle(profile)} {Number(metres)} 米",
            ({ } profile, _, null) => $"各站点服务半径（{WayTitle(profile)}沿道路）",
        };

    public static string PeopleTitle(DemandKind people) =>
        people switch
        {
            DemandKind.Workers => "职工",
            DemandKind.Riders => "骑手",
            _ => "居民",
        };

    public static string WayTitle(string profile) => profile == "ebike" ? "电动车" : "步行";

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary>Hours of the week as people say them.</summary>
public static class WeekHourText
{
    private const int HoursPerDay = 24;
    private const string Weekdays = "一二三四五六日";

    /// <summary>周二 22 时.</summary>
    public static string Of(int hour) => $"周{Weekdays[hour / HoursPerDay]} {hour % HoursPerDay} 时";

    /// <summary>168 characters, 1 for an hour that is in the set.</summary>
    public static string Bits(WeekHours hours) =>
        string.Create(
            WeekHours.Count,
            hours,
            static (bits, set) =>
            {
                bits.Fill('0');
                foreach (var hour in set)
                    bits[hour] = '1';
            }
        );

    /// <summary>周一至周五 20:00-6:00 and the like: runs of hours by day, alike days together; 每天 if all are.</summary>
    public static string Runs(WeekHours hours)
    {
        if (hours.IsEmpty)
            return "无";
        if (hours == WeekHours.All)
            return "全天";
        var days = Enumerable.Range(0, Weekdays.Length).Select(day => RunsOf(hours, day)).ToArray();
        var parts = new List<string>();
        for (var first = 0; first < days.Length; )
        {
            var last = first;
            while (last + 1 < days.Length && days[last + 1] == days[first])
                last++;
            if (days[first].Length > 0)
                parts.Add($"{DaysTitle(first, last)} {days[first]}");
            first = last + 1;
        }
        return string.Join("；", parts);
    }

    private static string DaysTitle(int first, int last) =>
        (first, last) switch
        {
            (0, 6) => "每天",
            var (a, b) when a == b => $"周{Weekdays[a]}",
            var (a, b) => $"周{Weekdays[a]}至周{Weekdays[b]}",
        };

    private static string RunsOf(WeekHours hours, int day)
    {
        var runs = new List<string>();
        for (var hour = 0; hour < HoursPerDay; hour++)
        {
            if (!hours.Contains((day * HoursPerDay) + hour))
                continue;
            var start = hour;
            while (hour + 1 < HoursPerDay && hours.Contains((day * HoursPerDay) + hour + 1))
                hour++;
            runs.Add($"{start}:00-{hour + 1}:00");
        }
        return string.Join("，", runs);
    }
}
