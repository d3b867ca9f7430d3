using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Data.Workers;

public enum DemandKind
{
    /// <summary>A <see cref="Workers.Workplace"/>.</summary>
    Workplace,

    /// <summary>A <see cref="RiderCell"/>.</summary>
    Riders,
}

/// <summary>People at a place, who may need a home near it.</summary>
/// <param name="Kind">What is known of them; decides which of the others is given.</param>
/// <param name="Id">The number of the workplace or cell.</param>
/// <param name="Location">The workplace, or the middle of the cell.</param>
/// <param name="AreaCode">The area.</param>
/// <param name="Weight">Of a workplace its head count, of a cell the most people of any hour of the week: hours do not add up.</param>
/// <param name="Trade">Of a workplace, where known.</param>
/// <param name="Hours">When people are at a workplace, as text of opening hours; null: not known.</param>
/// <param name="HourOfWeek">
/// Of a cell the people in each of the 168 hours from Monday 0:00 on, 0 where nothing is said; null for a workplace.
/// </param>
/// <param name="CellM">Of a cell the length of its side.</param>
/// <param name="IsSample">Whether it is invented.</param>
public sealed record DemandPoint(
    DemandKind Kind,
    int Id,
    Wgs84 Location,
    string AreaCode,
    double Weight,
    Trade? Trade,
    string? Hours,
    IReadOnlyList<int>? HourOfWeek,
    int? CellM,
    bool IsSample
);
