namespace QhdHomeMap.Data.Homes;

/// <summary>A home as <see cref="HomeFeed"/> reads it. One instance is filled again for every row: copy what you keep.</summary>
public sealed class HomeRow
{
    public int Id { get; internal set; }
    public long Version { get; internal set; }
    public string Code { get; internal set; } = "";
    public string Name { get; internal set; } = "";
    public string Address { get; internal set; } = "";
    public double Lon { get; internal set; }
    public double Lat { get; internal set; }
    public string AreaCode { get; internal set; } = "";
    public string? Township { get; internal set; }
    public int UnionId { get; internal set; }
    public HomeKind Kind { get; internal set; }
    public HomeLevel? Level { get; internal set; }
    public HomeGrade? Grade { get; internal set; }
    public HomeForm Form { get; internal set; }
    public HomeStatus Status { get; internal set; }
    public int CoverageRadiusM { get; internal set; }
    public string? Hours { get; internal set; }
    public AccessWay? Access { get; internal set; }
    public string? AccessNote { get; internal set; }
    public string? Phone { get; internal set; }
    public DateTimeOffset? SuspendedFrom { get; internal set; }
    public DateTimeOffset? SuspendedUntil { get; internal set; }
    public string? SuspensionReason { get; internal set; }
    public bool IsSample { get; internal set; }

    /// <summary>Ascending.</summary>
    public IReadOnlyList<short> ServiceIds { get; internal set; } = [];

    /// <summary>Unix seconds, one for each service; 0: never verified.</summary>
    public IReadOnlyList<long> VerifiedAt { get; internal set; } = [];

    public IReadOnlyList<short> AlertServiceIds { get; internal set; } = [];
    public IReadOnlyList<long> AlertsSince { get; internal set; } = [];
}
