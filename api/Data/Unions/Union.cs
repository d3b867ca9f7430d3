namespace QhdHomeMap.Data.Unions;

public enum UnionKind
{
    /// <summary>市总工会.</summary>
    City,

    /// <summary>县（区）总工会, the two zones' among them.</summary>
    County,

    /// <summary>市属系统、产业工会.</summary>
    System,

    /// <summary>直属基层工会.</summary>
    Direct,

    /// <summary>乡镇（街道）工会 under a county's.</summary>
    Town,
}

/// <summary>工会组织. Filing, rights and quotas follow the tree of unions, never the place.</summary>
public sealed class Union
{
    public int Id { get; init; }
    public required string Code { get; init; }
    public required string Name { get; set; }

    /// <summary>Other names that lists use for it.</summary>
    public List<string> Aliases { get; init; } = [];

    public required UnionKind Kind { get; init; }
    public int? ParentId { get; set; }

    /// <summary>The area a county's union works in, or the township's area for a town's; null for the others.</summary>
    public string? AreaCode { get; set; }

    public string? TownshipCode { get; set; }
}

/// <summary>How many homes of a level a union was to build in a year.</summary>
public sealed class Quota
{
    public required int UnionId { get; init; }
    public required int Year { get; init; }
    public required Homes.HomeLevel Level { get; init; }
    public required int Homes { get; set; }
}
