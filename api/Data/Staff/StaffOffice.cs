using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace QhdHomeMap.Data.Staff;

/// <summary>
/// Officers manage the accounts of those below them. Every change is made in the caller's transaction after
/// <see cref="OpenAsync"/>: one at a time, so that of two who act at once the second sees what the first has done.
/// </summary>
public sealed class StaffOffice(
    QhdDbContext db,
    StaffAccounts accounts,
    UserManager<StaffUser> users,
    TimeProvider clock
)
{
    /// <summary>Any number that all instances agree on.</summary>
    private const long ManagingLock = 20_230_823;

    /// <summary>Who changes whose account. To be the caller's own is no way to more rights, nor to none.</summary>
    public sealed record Matter(StaffUser Officer, StaffAuthority Authority, StaffUser User)
    {
        public bool IsOwn => Officer.Id == User.Id;
    }

    /// <returns>Null when there is no such account in the officer's scope.</returns>
    public async Task<Matter?> OpenAsync(StaffUser officer, int userId, CancellationToken cancellation)
    {
        var authority = await LockAsync(officer.Id, cancellation);
        var user = await db
            .StaffUsers.FromSql($"select * from staff_users where id = {userId} for update")
            .Where(authority.Accounts)
            .Include(u => u.Appointments)
            .SingleOrDefaultAsync(cancellation);
        if (user is null)
            return null;
        if (user.Id == officer.Id)
            await db.Entry(user).ReloadAsync(cancellation); // known to the context since before the lock
        return new Matter(officer, authority, user);
    }

    /// <summary>In the caller's transaction, too. What was asked for as appointments that the officer may give, or why not.</summary>
    public async Task<(List<StaffAppointment> Appointments, StaffRefusal? Refusal)> CheckAsync(
        StaffUser officer,
        IReadOnlyCollection<(StaffRole Role, int? UnionId, int? HomeId)> asked,
        CancellationToken cancellation
    )
    {
        var authority = await LockAsync(officer.Id, cancellation);
        var scope = authority.Scope(StaffRight.ManageStaff).UnionIds;
        var unionIds = asked.Select(a => a.UnionId).OfType<int>().ToArray();
        var homeIds = asked.Select(a => a.HomeId).OfType<int>().ToArray();
        var unions = await db
            .Unions.Where(u => unionIds.Contains(u.Id))
            .ToDictionaryAsync(u => u.Id, u => u.Kind, cancellation);
        var homes = await db
            .Homes.Where(h => homeIds.Contains(h.Id))
            .ToDictionaryAsync(h => h.Id, h => h.UnionId, cancellation);
        foreach (var (role, unionId, homeId) in asked)
        {
            var union = homeId is { } home ? (homes.TryGetValue(home, out var of) ? of : null) : unionId;
            if (union is not { } known || !scope.Contains(known))
                return ([], StaffRefusal.OutOfScope);
            if (!role.IsOfAHome() && !role.Fits(unions[known]))
                return ([], StaffRefusal.RoleMisfitsUnion);
        }
        return (
            [
                .. asked.Select(a => new StaffAppointment
                {
                    Role = a.Role,
                    UnionId = a.UnionId,
                    HomeId = a.HomeId,
                }),
            ],
            null
        );
    }

    public async Task<(string? Password, StaffRefusal? Refusal)> ResetAsync(
        Matter it,
        CancellationToken cancellation
    ) => it.IsOwn ? (null, StaffRefusal.OwnAccount) : (await accounts.ResetAsync(it.User, cancellation), null);

    /// <summary>Takes effect at once on the sessions that run: each request asks for the appointments.</summary>
    public async Task<(StaffRefusal? Refusal, IdentityResult Result)> ChangeAsync(
        Matter it,
        string? displayName,
        IReadOnlyCollection<StaffAppointment>? appointments,
        CancellationToken cancellation
    )
    {
        it.User.DisplayName = displayName ?? it.User.DisplayName;
        var refusal = appointments is null
            ? null
            : await GuardedAsync(it, () => it.User.Appoint(appointments), cancellation);
        return (refusal, refusal is null ? await users.UpdateAsync(it.User) : IdentityResult.Success);
    }

    public async Task<StaffRefusal?> DisableAsync(Matter it, CancellationToken cancellation)
    {
        if (await GuardedAsync(it, () => it.User.Disable(clock.GetUtcNow()), cancellation) is { } refusal)
            return refusal;
        await accounts.SaveAsync(it.User);
        await accounts.EndSessionsAsync(it.User.Id, SessionEnd.Disabled, except: null, cancellation);
        return null;
    }

    public async Task<StaffRefusal?> EnableAsync(Matter it)
    {
        var refusal = it.User.Enable();
        if (refusal is null)
            await accounts.SaveAsync(it.User);
        return refusal;
    }

    private async Task<StaffRefusal?> GuardedAsync(
        Matter it,
        Func<StaffRefusal?> change,
        CancellationToken cancellation
    )
    {
        if (it.IsOwn)
            return StaffRefusal.OwnAccount;
        var wasCityOfficer = it.User.IsCityOfficer;
        if (change() is { } refusal)
            return refusal;
        return wasCityOfficer && !it.User.IsCityOfficer && !await HasAnotherCityOfficerAsync(it.User.Id, cancellation)
            ? StaffRefusal.LastCityOfficer
            : null;
    }

    private Task<bool> HasAnotherCityOfficerAsync(int userId, CancellationToken cancellation) =>
        db.StaffUsers.AnyAsync(
            u => u.Id != userId && u.DisabledAt == null && u.Appointments.Any(a => a.Role == StaffRole.CityOfficer),
            cancellation
        );

    /// <returns>What the officer may do now: while he waited he may have lost it.</returns>
    private async Task<StaffAuthority> LockAsync(int officerId, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({ManagingLock})", cancellation);
        var isEnabled = await db.StaffUsers.AnyAsync(u => u.Id == officerId && u.DisabledAt == null, cancellation);
        return new StaffAuthority(isEnabled ? await StaffSessions.PostsAsync(db, officerId, cancellation) : []);
    }
}
