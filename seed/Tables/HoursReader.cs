using QhdHomeMap.Data.Homes;
using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Seed.Tables;

/// <summary>What rows say of hours, in their one printed form.</summary>
internal sealed class HoursReader(ListField field, ListWords words)
{
    /// <summary>A city's lists share a few dozen texts about hours.</summary>
    private readonly Dictionary<string, (OpeningRules? Rules, OpeningTextError? Error)> _hours = [];

    private readonly Dictionary<string, HoursReading> _hoursRead = [];

    /// <summary>How each text was understood, in the order of the list.</summary>
    public IReadOnlyList<HoursReading> HoursRead => [.. _hoursRead.Values];

    /// <summary>The hours as they are printed, and the form of opening they amount to.</summary>
    public (Given<string?> Hours, OpeningForm? Form) Read(RowReading row)
    {
        if (row.Lines(field, OpeningText.MaxLength) is not { } text)
        {
            return default;
        }
        if (words.IsNone(text))
        {
            return (Given<string?>.Of(null), null);
        }
        var (rules, error) = Understand(text);
        if (rules is null)
        {
            row.Refuse(RowReasons.HoursUnreadable(error!.Code, error.Message), field);
            return default;
        }
        var printed = OpeningText.Print(rules);
        if (printed.Length > Home.HoursMaxLength)
        {
            row.Refuse(RowReasons.TextTooLong(printed.Length, Home.HoursMaxLength), field);
            return default;
        }
        Note(text, printed, row.Line);
        return (Given<string?>.Of(printed), rules.Form);
    }

    private (OpeningRules? Rules, OpeningTextError? Error) Understand(string text)
    {
        if (!_hours.TryGetValue(text, out var known))
        {
            known = OpeningText.TryParse(text, out var rules, out var error) ? (rules, null) : (null, error);
            _hours.Add(text, known);
        }
        return known;
    }

    private void Note(string text, string printed, int line)
    {
        var onOneLine = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (!_hoursRead.TryAdd(onOneLine, new(onOneLine, printed, line)))
        {
            _hoursRead[onOneLine].Rows++;
        }
    }
}
