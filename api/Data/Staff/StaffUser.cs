using Microsoft.AspNetCore.Identity;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Unions;

namespace QhdHomeMap.Data.Staff;

/// <summary>An account of the union's staff. Never deleted, since the audit log names it: disabled instead.</summary>
public sealed class StaffUser : IdentityUser<int>
{
    public const int UserNameMaxLength = 40;
    public const int DisplayNameMaxLength = 40;

    /// <summary>姓名, as colleagues and the audit log see it.</summary>
    public required string DisplayName { get; set; }

    /// <summary>Somebody else knows the password: nothing but changing it is allowed.</summary>
    public bool MustChangePassword { get; set; } = true;

    public DateTimeOffset PasswordChangedAt { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DisabledAt { get; private set; }

    /// <summary>The last one-time code that was accepted, and when: RFC 6238 lets a code in once.</summary>
    public string? LastCode { get; set; }
    public DateTimeOffset? LastCodeAt { get; set; }

    public List<StaffAppointment> Appointments { get; } = [];

    public bool IsCityOfficer => DisabledAt is null && Appointments.Exists(a => a.Role is StaffRole.CityOfficer);

    public StaffRefusal? Disable(DateTimeOffset at)
    {
        if (DisabledAt is not null)
            return StaffRefusal.DisabledAlready;
        DisabledAt = at;
        return null;
    }

    public StaffRefusal? Enable()
    {
        if (DisabledAt is null)
            return StaffRefusal.NotDisabled;
        DisabledAt = null;
        return null;
    }

    /// <summary>Appointed to these and to nothing else; what stays is left as it is.</summary>
    public StaffRefusal? Appoint(IReadOnlyCollection<StaffAppointment> appointments)
    {
        if (appointments.DistinctBy(Post).Count() < appointments.Count)
            return StaffRefusal.AppointedTwice;
        Appointments.RemoveAll(held => !appointments.Any(a => Post(a) == Post(held)));
        Appointments.AddRange(appointments.Where(a => !Appointments.Exists(held => Post(a) == Post(held))).ToList());
        return null;
    }

    private static (StaffRole, int?, int?) Post(StaffAppointment a) => (a.Role, a.UnionId, a.HomeId);
}

/// <summary>A role for a union and all below it, or for one home.</summary>
public sealed class StaffAppointment
{
    public int Id { get; init; }
    public int UserId { get; init; }
    public required StaffRole Role { get; init; }
    public int? UnionId { get; init; }
    public int? HomeId { get; init; }
    public Union? Union { get; init; }
    public Home? Home { get; init; }
}
