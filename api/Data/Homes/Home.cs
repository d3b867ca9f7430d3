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
    public const int ManagerNameMaxLength = 40;
    public const int MaxManagers = 10;

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

    /// <summary>The status that holds at an instant: a suspension whose end has come is over, though the row still tells of it.</summary>
    public HomeStatus StatusAt(DateTimeOffset at) =>
        Status is HomeStatus.Suspended && SuspendedUntil <= at ? HomeStatus.Open : Status;

    /// <summary>Opens a planned home.</summary>
    public HomeRefusal? Open()
    {
        if (Status is not HomeStatus.Planned)
            return Status is HomeStatus.Closed ? HomeRefusal.ClosedForGood : HomeRefusal.NotPlanned;
        Status = HomeStatus.Open;
        return null;
    }

    /// <summary>Closes the home for a while, with the reason a rider will read.</summary>
    public HomeRefusal? Suspend(string reason, DateTimeOffset from, DateTimeOffset? until)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (until <= from)
            return HomeRefusal.EndIsPast;
        switch (StatusAt(from))
        {
            case HomeStatus.Planned:
                return HomeRefusal.NotYetOpen;
            case HomeStatus.Suspended:
                return HomeRefusal.SuspendedAlready;
            case HomeStatus.Closed:
                return HomeRefusal.ClosedForGood;
        }
        Status = HomeStatus.Suspended;
        (SuspensionReason, SuspendedFrom, SuspendedUntil) = (reason, from, until);
        return null;
    }

    /// <summary>Ends a suspension, also one whose end has come by itself.</summary>
    public HomeRefusal? Reopen()
    {
        if (Status is not HomeStatus.Suspended)
            return Status is HomeStatus.Closed ? HomeRefusal.ClosedForGood : HomeRefusal.NotSuspended;
        Become(HomeStatus.Open);
        return null;
    }

    /// <summary>Closes the home for good: it stays on record and no status follows.</summary>
    public HomeRefusal? Close()
    {
        if (Status is HomeStatus.Closed)
            return HomeRefusal.ClosedAlready;
        Become(HomeStatus.Closed);
        return null;
    }

    /// <summary>A home that starts as a plan and not with an open door.</summary>
    public void StartPlanned() => Become(HomeStatus.Planned);

    /// <summary>Somebody has just seen a service working, so it is not out of order either.</summary>
    public HomeRefusal? Verify(short serviceId, DateTimeOffset at)
    {
        if (Services.Find(s => s.ServiceId == serviceId) is not { } service)
            return HomeRefusal.ServiceNotOffered;
        service.VerifiedAt = at;
        Alerts.RemoveAll(a => a.ServiceId == serviceId);
        return null;
    }

    /// <summary>A service is out of order. One that is known to be so stays so since when it was.</summary>
    public HomeRefusal? Alert(short serviceId, DateTimeOffset since)
    {
        if (!Services.Exists(s => s.ServiceId == serviceId))
            return HomeRefusal.ServiceNotOffered;
        if (!Alerts.Exists(a => a.ServiceId == serviceId))
            Alerts.Add(new HomeAlert { ServiceId = serviceId, Since = since });
        return null;
    }

    private void Become(HomeStatus status)
    {
        Status = status;
        (SuspensionReason, SuspendedFrom, SuspendedUntil) = (null, null, null);
    }
}
