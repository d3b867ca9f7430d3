using System.Globalization;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Data;

namespace QhdHomeMap.Api.Json;

/// <summary>Reads the parameters of a query as the caller wrote them. One left empty counts as not given.</summary>
internal sealed class QueryValues
{
    public FieldErrors Errors { get; } = new();

    public long? Number(string field, string? text, long min, long max)
    {
        if (Given(text) is not { } given)
            return null;
        if (
            long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= min
            && number <= max
        )
            return number;
        Errors.Add(field, max < int.MaxValue ? $"应为 {min} 至 {max} 的整数" : $"应为不小于 {min} 的整数");
        return null;
    }

    /// <summary>A page, or how many of something: from 1 on, and <paramref name="usual"/> when it is not given.</summary>
    public int Count(string field, string? text, int usual, int max) => (int)(Number(field, text, 1, max) ?? usual);

    public int? Id(string field, string? text) => (int?)Number(field, text, 1, int.MaxValue);

    public T? Code<T>(string field, string? text)
        where T : struct, Enum
    {
        if (Given(text) is not { } code)
            return null;
        if (EnumCode.TryParse<T>(code, out var value))
            return value;
        Errors.Add(field, $"应为 {string.Join("、", EnumCode.All<T>())} 之一");
        return null;
    }

    /// <summary>In UTC.</summary>
    public DateTimeOffset? Instant(string field, string? text)
    {
        if (Given(text) is not { } given)
            return null;
        if (InstantText.Read(given) is { } instant)
            return instant;
        Errors.Add(field, "应为带时区的时间，如 2026-11-24T08:00:00+08:00");
        return null;
    }

    public string? Words(string field, string? text, int max)
    {
        if (Given(text) is not { } words)
            return null;
        if (words.Length <= max && !Texts.IsGarbled(words))
            return words;
        Errors.Add(field, $"不超过 {max} 个字，不能有控制字符");
        return null;
    }

    /// <summary>For <c>ilike … escape '\'</c>: the words themselves, wherever they stand.</summary>
    public static string Pattern(string words) =>
        $"%{words.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";

    /// <summary>Without the blanks around it; null when nothing is left.</summary>
    public static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
