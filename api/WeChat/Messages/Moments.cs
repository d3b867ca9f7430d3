using System.Globalization;

namespace QhdHomeMap.WeChat.Messages;

/// <summary>Dates and times as templates take them, one or two joined by "~".</summary>
internal static class Moments
{
    private static readonly string[] Dates = ["yyyy年M月d日", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d"];
    private static readonly string[] Times = ["H:mm", "H:mm:ss"];
    private static readonly string[] Both =
    [
        .. Dates.SelectMany(d => Times.SelectMany(t => new[] { $"{d} {t}", $"{d}{t}" })),
    ];
    private static readonly string[] TimesWithOrWithoutDate = [.. Times, .. Both];
    private static readonly string[] DatesWithOrWithoutTime = [.. Dates, .. Both];

    public static bool IsTime(string value) => Are(value, TimesWithOrWithoutDate);

    /// <summary>The second of two may be a time alone: 2026年11月25日 15:00~17:00.</summary>
    public static bool IsDate(string value) =>
        Are(value, DatesWithOrWithoutTime)
        || value.Split('~') is [var from, var until] && Is(from, Both) && Is(until, Times);

    private static bool Are(string value, string[] forms) =>
        value.Split('~') is { Length: <= 2 } parts && parts.All(p => Is(p, forms));

    private static bool Is(string text, string[] forms) =>
        DateTime.TryParseExact(
            text.Trim(' '),
            forms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.NoCurrentDateDefault,
            out _
        );
}
