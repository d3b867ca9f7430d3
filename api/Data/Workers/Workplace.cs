using NetTopologySuite.Geometries;

namespace QhdHomeMap.Data.Workers;

/// <summary>A place where people work, with how many they are.</summary>
public sealed class Workplace
{
    public const int NameMaxLength = 80;
    public const int MaxHeadCount = 1_000_000;

    public int Id { get; init; }
    public required string Name { get; set; }
    public required Point Location { get; set; }
    public required string AreaCode { get; set; }
    public int HeadCount { get; set; }
    public Trade? Trade { get; set; }

    /// <summary>When people work there, in the one printed form of opening hours; null: not known.</summary>
    public string? Hours { get; set; }

    public required string Source { get; set; }
    public bool IsSample { get; init; }
}
