using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace QhdHomeMap.Geo.OpeningHours;

/// <summary>What kind of day a date is by the calendar of holidays.</summary>
public enum HolidayKind
{
    /// <summary>The calendar of its year is not loaded.</summary>
    NotLoaded,

    /// <summary>Neither a holiday nor a make-up day: its weekday says all.</summary>
    Ordinary,

    /// <summary>A day off by the State Council's notice: a festival, the weekend beside it, or a day moved to it.</summary>
    Holiday,

    /// <summary>A weekend day worked in exchange (调休上班).</summary>
    MakeUpWorkday,
}

/// <summary>One day of a holiday notice.</summary>
/// <param name="Date">The day.</param>
/// <param name="Kind"><see cref="HolidayKind.Holiday"/> or <see cref="HolidayKind.MakeUpWorkday"/>.</param>
/// <param name="Name">The festival; two that meet are joined by 、.</param>
public readonly record struct HolidayDay(DateOnly Date, HolidayKind Kind, string Name);

/// <summary>The holidays and make-up working days of one year.</summary>
public sealed record HolidayYear
{
    /// <summary>Makes a year.</summary>
    /// <param name="year">The year all days lie in.</param>
    /// <param name="days">Its special days in any order.</param>
    /// <exception cref="ArgumentException">A day of another year, of no special kind, without a name, or given twice.</exception>
    public HolidayYear(int year, IReadOnlyList<HolidayDay> days)
    {
        foreach (var day in days)
        {
            if (day.Date.Year != year)
            {
                throw new ArgumentException($"{day.Date:yyyy-MM-dd} is not in {year}.", nameof(days));
            }
            if (day.Kind is not (HolidayKind.Holiday or HolidayKind.MakeUpWorkday) || string.IsNullOrEmpty(day.Name))
            {
                throw new ArgumentException($"{day.Date:yyyy-MM-dd} lacks a kind or a name.", nameof(days));
            }
        }
        if (days.DistinctBy(day => day.Date).Count() != days.Count)
        {
            throw new ArgumentException($"A day of {year} is given twice.", nameof(days));
        }
        (Year, Days) = (year, [.. days.OrderBy(day => day.Date)]);
    }

    /// <summary>The year.</summary>
    public int Year { get; }

    /// <summary>Its special days, ascending.</summary>
    public ImmutableArray<HolidayDay> Days { get; }

    /// <summary>Reads a year's JSON file: {"year", "source", "days": [{"date", "kind": "holiday"|"workday", "name"}]}.</summary>
    /// <param name="json">UTF-8, without a byte order mark.</param>
    /// <exception cref="FormatException">The text is not such a file; the message says what is wrong.</exception>
    public static HolidayYear Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var file =
                JsonSerializer.Deserialize(json, HolidayFileContext.Default.HolidayFile)
                ?? throw new FormatException("The holiday file is empty.");
            return new(file.Year, [.. file.Days.Select(DayOf)]);
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw new FormatException($"Not a holiday file: {error.Message}", error);
        }
    }

    private static HolidayDay DayOf(HolidayFileDay? day) =>
        day?.Kind switch
        {
            "holiday" => new(day.Date, HolidayKind.Holiday, day.Name),
            "workday" => new(day.Date, HolidayKind.MakeUpWorkday, day.Name),
            _ => throw new FormatException(
                $"{day?.Date:yyyy-MM-dd} is neither holiday nor workday: {day?.Kind ?? "null"}."
            ),
        };
}

internal sealed record HolidayFile(int Year, string Source, IReadOnlyList<HolidayFileDay?> Days);

internal sealed record HolidayFileDay(DateOnly Date, string Kind, string Name);

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false
)]
[JsonSerializable(typeof(HolidayFile))]
internal sealed partial class HolidayFileContext : JsonSerializerContext;
