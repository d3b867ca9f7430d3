namespace QhdHomeMap.Data.Homes;

/// <summary>A service or facility that a home offers.</summary>
public sealed class HomeService
{
    public int HomeId { get; init; }
    public required short ServiceId { get; init; }

    /// <summary>When somebody last saw it working; null: never.</summary>
    public DateTimeOffset? VerifiedAt { get; set; }
}

/// <summary>专兼职管理工作人员. Names and numbers never leave through a public answer.</summary>
public sealed class HomeManager
{
    public int Id { get; init; }
    public int HomeId { get; init; }
    public required string Name { get; set; }
    public string? Phone { get; set; }
    public bool FullTime { get; set; }
}

/// <summary>A trouble that a rider must know before walking there: a service known to be out of order.</summary>
public sealed class HomeAlert
{
    public int HomeId { get; init; }
    public required short ServiceId { get; init; }
    public required DateTimeOffset Since { get; init; }
}
