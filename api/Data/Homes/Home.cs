using NetTopologySuite.Geometries;

namespace QhdHomeMap.Data.Homes;

/// <summary>共享职工之家 or another station of the union: what a worker walks into.</summary>
public sealed class Home
{
    public const int CodeMaxLength = 40;
    public const int NameMaxLength = 80;
    public const int AddressMaxLength = 200;
    public const int HoursMaxLength = 1000;
    public const int NoteMaxLength = 300;
    public const int PhoneMaxLength = 30;
    public const int MinCoverageRadiusM = 50;
    public const int MaxCoverageRadiusM = 50_000;
    public const int DefaultCoverageRadiusM = 1_000;
    public const int MaxCapacity = 100_000;

    /// <summary>Codes that the system hands out itself begin so; a list from outside may not use them for new homes.</summary>
    public const string AssignedCodePrefix = "QHD-";

    /// <summary>The name of every sample home begins so, and that of no other.</summary>
    public const string SampleNamePrefix = "（示例）";

    public int Id { get; init; }
    public required string Code { get; set; }

    /// <summary>The list that brought the home had no code: it is recognised by name and address until one arrives.</summary>
    public bool CodeAssigned { get; set; }

    public required string Name { get; set; }
    public string Address { get; set; } = "";

    /// <summary>WGS84, longitude first.</summary>
    public required Point Location { get; set; }

    public required string AreaCode { get; set; }
    public string? TownshipCode { get; set; }

    /// <summary>隶属关系. Rights, filing and quotas follow this and not <see cref="AreaCode"/>.</summary>
    public required int UnionId { get; set; }

    public HomeKind Kind { get; set; }
    public HomeLevel? Level { get; set; }
    public HomeGrade? Grade { get; set; }
    public HomeForm Form { get; set; }
    public string? HostPositionCode { get; set; }
    public string? SettingCode { get; set; }
    public string? FilingNo { get; set; }
    public int CoverageRadiusM { get; set; } = DefaultCoverageRadiusM;

    /// <summary>Opening rules as canonical Chinese text (<c>OpeningText.Print</c>); null: not known.</summary>
    public string? Hours { get; set; }

    public AccessWay? Access { get; set; }
    public string? AccessNote { get; set; }
    public string? ResponsibleBody { get; set; }
    public string? Phone { get; set; }
    public int? Capacity { get; set; }
    public HomeStatus Status { get; private set; } = HomeStatus.Open;
    public DateTimeOffset? SuspendedFrom { get; private set; }
    public DateTimeOffset? SuspendedUntil { get; private set; }
    public string? SuspensionReason { get; private set; }

    /// <summary>Where the row came from: a file's name, the sample city, the console.</summary>
    public required string Source { get; set; }

    public bool IsSample { get; init; }

    /// <summary>Counts every change to the home and to what hangs on it; kept by the database.</summary>
    public long Version { get; private set; }

    public List<HomeService> Services { get; } = [];
    public List<HomeManager> Managers { get; } = [];
    public List<HomeAlert> Alerts { get; } = [];

    /// <summary>Closes the home for a while, with the reason a rider will read. Returns false when it is not open now.</summary>
    public bool Suspend(string reason, DateTimeOffset from, DateTimeOffset? until)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (Status is not HomeStatus.Open || until <= from)
            return false;
        Status = HomeStatus.Suspended;
        (SuspensionReason, SuspendedFrom, SuspendedUntil) = (reason, from, until);
        return true;
    }
}

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
