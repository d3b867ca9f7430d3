namespace QhdHomeMap.Data.Holidays;

/// <summary>A year whose holiday arrangement has been published and loaded. A year that is missing is unknown, never guessed.</summary>
public sealed class PublishedHolidayYear
{
    public required int Year { get; init; }

    /// <summary>Where the arrangement comes from, e.g. the State Council's notice.</summary>
    public required string Source { get; set; }

    public List<HolidayDate> Days { get; } = [];
}

/// <summary>A statutory rest day, or a weekend day swapped into a working day.</summary>
public sealed class HolidayDate
{
    public required DateOnly Date { get; init; }
    public required int Year { get; init; }
    public required string Name { get; set; }
    public required bool IsWorkday { get; set; }
}
