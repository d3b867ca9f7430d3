using System.Collections.Frozen;

namespace QhdHomeMap.Geo.OpeningHours;

/// <summary>The holidays of the years that are loaded. Immutable; safe to share.</summary>
public sealed class HolidayCalendar
{
    /// <summary>No year is loaded.</summary>
    public static readonly HolidayCalendar Empty = new([]);

    private readonly FrozenSet<int> _years;
    private readonly FrozenDictionary<DateOnly, SpecialDay> _days;

    /// <summary>Makes a calendar of any years in any order.</summary>
    /// <exception cref="ArgumentException">A year is given twice.</exception>
    public HolidayCalendar(IEnumerable<HolidayYear> years)
    {
        var list = years.ToList();
        _years = list.Select(year => year.Year).ToFrozenSet();
        if (_years.Count != list.Count)
        {
            throw new ArgumentException("A year is given twice.", nameof(years));
        }
        _days = list.SelectMany(year => year.Days)
            .ToFrozenDictionary(
                day => day.Date,
                day => new SpecialDay(day.Kind, day.Name, FestivalNames.Parse(day.Name))
            );
    }

    /// <summary>Whether the year is loaded, so that its days are known for holidays, make-up days or neither.</summary>
    public bool Covers(int year) => _years.Contains(year);

    /// <summary>What the date is. O(1).</summary>
    public HolidayKind KindOf(DateOnly date) => Find(date).Kind;

    /// <summary>The festival a holiday or make-up day belongs to, or null for other dates.</summary>
    public string? NameOf(DateOnly date) => Find(date).Name;

    internal SpecialDay Find(DateOnly date) =>
        _days.TryGetValue(date, out var day) ? day
        : Covers(date.Year) ? new(HolidayKind.Ordinary, null, Festivals.None)
        : default;

    internal readonly record struct SpecialDay(HolidayKind Kind, string? Name, Festivals Festivals);
}
