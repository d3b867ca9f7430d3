using System.Diagnostics;

namespace QhdHomeMap.Geo.OpeningHours;

/// <summary>Why a door is not open, or why that is not known.</summary>
public enum OpeningReason
{
    /// <summary>It is open.</summary>
    None,

    /// <summary>Closed: open at other times of the same day.</summary>
    OutsideHours,

    /// <summary>Closed: not open on such days.</summary>
    RestDay,

    /// <summary>Closed for the season.</summary>
    SeasonClosed,

    /// <summary>Closed for a statutory holiday.</summary>
    Holiday,

    /// <summary>Closed on this date by an exception.</summary>
    Exception,

    /// <summary>Closed by a temporary closure.</summary>
    Suspended,

    /// <summary>Not known: by appointment.</summary>
    ByAppointment,

    /// <summary>Not known: a statutory holiday of which nothing certain is stated.</summary>
    HolidayUnconfirmed,

    /// <summary>Not known: a make-up working day of which nothing certain follows.</summary>
    MakeUpUnconfirmed,

    /// <summary>Not known: it depends on holidays of a year that is not loaded.</summary>
    HolidayCalendarMissing,

    /// <summary>Not known: the hours themselves are not known.</summary>
    HoursUnknown,
}

/// <summary>The stable codes of reasons and the sentences people read.</summary>
public static class OpeningReasons
{
    /// <summary>The code in answers and files; it never changes.</summary>
    public static string Code(this OpeningReason reason) => Describe(reason).Code;

    /// <summary>The Chinese sentence for riders; empty for <see cref="OpeningReason.None"/>.</summary>
    public static string Text(this OpeningReason reason) => Describe(reason).Text;

    private static (string Code, string Text) Describe(OpeningReason reason) =>
        reason switch
        {
            OpeningReason.None => ("none", ""),
            OpeningReason.OutsideHours => ("outside_hours", "现在不在开放时段"),
            OpeningReason.RestDay => ("rest_day", "今天不开放"),
            OpeningReason.SeasonClosed => ("season_closed", "本季节不开放"),
            OpeningReason.Holiday => ("holiday", "节假日休息"),
            OpeningReason.Exception => ("exception", "今天临时不开放"),
            OpeningReason.Suspended => ("suspended", "暂停开放"),
            OpeningReason.ByAppointment => ("by_appointment", "需预约，请先致电"),
            OpeningReason.HolidayUnconfirmed => ("holiday_unconfirmed", "节假日开放时间未确认，请先致电"),
            OpeningReason.MakeUpUnconfirmed => ("makeup_unconfirmed", "调休上班日开放时间未确认，请先致电"),
            OpeningReason.HolidayCalendarMissing => (
                "holiday_calendar_missing",
                "当年节假日安排尚未公布，开放时间未确认，请先致电"
            ),
            OpeningReason.HoursUnknown => ("hours_unknown", "开放时间未确认，请先致电"),
            _ => throw new UnreachableException(),
        };
}
