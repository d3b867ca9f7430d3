using NetTopologySuite.Geometries;

namespace QhdHomeMap.Data.Workers;

/// <summary>
/// A square of ground with how many riders are in it by hour. Never smaller and never fewer than the limits: nobody is to be
/// recognised by it.
/// </summary>
public sealed class RiderCell
{
    public const int MinCellM = 250;
    public const int MaxCellM = 10_000;
    public const int MinPeople = 5;
    public const int MaxPeople = 1_000_000;

    public int Id { get; init; }

    /// <summary>Its middle.</summary>
    public required Point Location { get; set; }

    /// <summary>The length of its side.</summary>
    public int CellM { get; set; }

    public required string AreaCode { get; set; }
    public List<RiderHour> Hours { get; } = [];
    public required string Source { get; set; }
    public bool IsSample { get; init; }
}

public sealed class RiderHour
{
    public int CellId { get; init; }
    public DayKind Day { get; init; }

    /// <summary>0 to 23: the hour that begins then.</summary>
    public short Hour { get; init; }

    public int People { get; set; }
}
