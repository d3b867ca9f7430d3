using QhdHomeMap.Geo.Coverage;
using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Data.Planning;

/// <summary>Texts of opening hours as hours of one week. A city writes the same few dozen on its doors: each is worked out once.</summary>
internal sealed class HoursOfWeek(HolidayCalendar holidays, DateOnly monday)
{
    private readonly Dictionary<string, (OpeningRules Rules, WeekHours Open)> _known = [];

    /// <summary>
    /// When a door is surely open. A text that this release cannot read, or that says nothing of when, is not known: no hour.
    /// </summary>
    public (WeekHours Open, bool Known) Of(string? text, TemporaryClosure? closure = null)
    {
        if (text is null)
            return (WeekHours.None, false);
        if (!_known.TryGetValue(text, out var hours))
        {
            var rules = OpeningText.TryParse(text, out var read, out _) ? read : OpeningRules.Unknown;
            _known[text] = hours = (rules, WeekHours.Open(rules, holidays, monday));
        }
        if (hours.Rules.Form is OpeningForm.Unknown)
            return (WeekHours.None, false);
        return (closure is null ? hours.Open : WeekHours.Open(hours.Rules, holidays, monday, closure), true);
    }
}
