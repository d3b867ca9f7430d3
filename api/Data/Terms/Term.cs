namespace QhdHomeMap.Data.Terms;

/// <summary>An entry of a list that the notice ends in 等: such lists are data and may grow without a release.</summary>
public abstract class Term
{
    public string Code { get; init; } = ""; // the database refuses a term without one
    public string Name { get; set; } = "";
    public int SortOrder { get; set; }
}

/// <summary>依托阵地.</summary>
public sealed class HostPosition : Term;

/// <summary>场所类型.</summary>
public sealed class Setting : Term;

/// <summary>暖“新”的服务活动.</summary>
public sealed class ActivityKind : Term;

/// <summary>服务对象.</summary>
public sealed class ServedGroup : Term;

public enum ServiceCategory
{
    /// <summary>服务功能: what stands there.</summary>
    Facility,

    /// <summary>服务内容: what is done there.</summary>
    Service,
}

/// <summary>服务功能与服务内容. The id is a bit position in a rider's filter, hence at most 64 of them.</summary>
public sealed class Service
{
    public const int MaxId = 63;

    public required short Id { get; init; }
    public required string Code { get; init; }
    public required string Name { get; set; }
    public required ServiceCategory Category { get; set; }
}
