using System.Collections.Immutable;

namespace QhdHomeMap.Geo.OpeningHours;

/// <summary>
/// Parts of a day named without a clock time (每周三下午). Within the part's window the door may be open and nobody knows
/// from when to when, so the state there is unknown; outside all windows it is closed.
/// </summary>
[Flags]
public enum DayParts
{
    /// <summary>No part is named.</summary>
    None = 0,

    /// <summary>上午, at most 6:00 to 12:00.</summary>
    Morning = 1,

    /// <summary>中午, at most 11:00 to 14:00.</summary>
    Noon = 2,

    /// <summary>下午, at most 12:00 to 18:00.</summary>
    Afternoon = 4,

    /// <summary>晚上, at most 18:00 to 24:00.</summary>
    Evening = 8,

    /// <summary>时间另行通知: open that day, at any time.</summary>
    AnyTime = 16,
}

internal static class DayPartWindows
{
    public static readonly ImmutableArray<(DayParts Part, string Name, HourInterval Window)> All =
    [
        (DayParts.Morning, "上午", new(6 * 60, 12 * 60)),
        (DayParts.Noon, "中午", new(11 * 60, 14 * 60)),
        (DayParts.Afternoon, "下午", new(12 * 60, 18 * 60)),
        (DayParts.Evening, "晚上", new(18 * 60, 24 * 60)),
        (DayParts.AnyTime, "另行通知", IntervalSets.WholeDay[0]),
    ];

    public static IEnumerable<HourInterval> Of(DayParts parts) =>
        All.Where(part => parts.HasFlag(part.Part)).Select(part => part.Window);
}
