using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace QhdHomeMap.Data.Staff;

/// <summary>Accounts are made and reset in the same way over HTTP and from the server's command line.</summary>
public sealed class StaffAccounts(QhdDbContext db, UserManager<StaffUser> users, TimeProvider clock)
{
    /// <summary>The account of <see cref="FirstAsync"/>.</summary>
    public const string FirstUserName = "admin";

    /// <returns>The one-time password, or why not.</returns>
    public async Task<(string? Password, IdentityResult Result)> AddAsync(
        string userName,
        string displayName,
        IEnumerable<StaffAppointment> appointments
    )
    {
        var (_, password, result) = await MakeAsync(userName, displayName, appointments);
        return (password, result);
    }

    /// <returns>The account and its one-time password, or why not.</returns>
    public async Task<(StaffUser User, string? Password, IdentityResult Result)> MakeAsync(
        string userName,
        string displayName,
        IEnumerable<StaffAppointment> appointments
    )
    {
        var password = OneTimePassword.Make();
        var user = new StaffUser
        {
            UserName = userName,
            DisplayName = displayName,
            CreatedAt = clock.GetUtcNow(),
            PasswordChangedAt = clock.GetUtcNow(),
            LockoutEnabled = true,
        };
        user.Appointments.AddRange(appointments);
        var result = await users.CreateAsync(user, password);
        return (user, result.Succeeded ? password : null, result);
    }

    /// <summary>
    /// For somebody who lost password or telephone: a new one-time password, no second factor, no lockout, no session left.
    /// </summary>
    public async Task<string> ResetAsync(StaffUser user, CancellationToken cancellation)
    {
        await using var transaction = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancellation)
            : null;
        await LockAsync(db, user, cancellation);
        var password = OneTimePassword.Make();
        user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
        user.MustChangePassword = true;
        user.PasswordChangedAt = clock.GetUtcNow();
        user.TwoFactorEnabled = false;
        user.AccessFailedCount = 0;
        user.LockoutEnd = null;
        await SaveAsync(user);
        await EndSessionsAsync(user.Id, SessionEnd.PasswordChanged, except: null, cancellation);
        if (transaction is not null)
            await transaction.CommitAsync(cancellation);
        return password;
    }

    /// <summary>Until the transaction's end nobody else changes the account; what was read before the lock is read anew.</summary>
    public static async Task LockAsync(QhdDbContext db, StaffUser user, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlAsync($"select from staff_users where id = {user.Id} for update", cancellation);
        await db.Entry(user).ReloadAsync(cancellation);
    }

    /// <summary>The password that its owner chose.</summary>
    public async Task<IdentityResult> ChangePasswordAsync(
        StaffUser user,
        string current,
        string chosen,
        long sessionId,
        CancellationToken cancellation
    )
    {
        if (!await users.CheckPasswordAsync(user, current))
            return IdentityResult.Failed(users.ErrorDescriber.PasswordMismatch());
        if (current == chosen)
            return IdentityResult.Failed(
                new IdentityError { Code = "PasswordUnchanged", Description = "新密码要与原密码不同" }
            );
        user.MustChangePassword = false;
        user.PasswordChangedAt = clock.GetUtcNow();
        var result = await users.ChangePasswordAsync(user, current, chosen);
        if (result.Succeeded)
            await EndSessionsAsync(user.Id, SessionEnd.PasswordChanged, except: sessionId, cancellation);
        return result;
    }

    /// <summary>The first administrator of a database without accounts. Two instances that start at once make one.</summary>
    /// <returns>The one-time password; null when there are accounts.</returns>
    public async Task<string?> FirstAsync(CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"lock table staff_users in share row exclusive mode", cancellation);
        if (await db.StaffUsers.AnyAsync(cancellation))
            return null;
        var city = await db.Unions.SingleAsync(u => u.Kind == Unions.UnionKind.City, cancellation);
        var (password, result) = await AddAsync(
            FirstUserName,
            "系统管理员",
            [new StaffAppointment { Role = StaffRole.CityOfficer, UnionId = city.Id }]
        );
        if (password is null)
            throw new InvalidOperationException($"The first account was refused: {result}");
        await transaction.CommitAsync(cancellation);
        return password;
    }

    public async Task EndSessionsAsync(int userId, SessionEnd by, long? except, CancellationToken cancellation)
    {
        var sessions = await db
            .StaffSessions.Where(s => s.UserId == userId && s.EndedAt == null && s.Id != except)
            .ToListAsync(cancellation);
        foreach (var session in sessions)
            session.End(by, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }

    /// <exception cref="InvalidOperationException">Not saved: a password that nobody has must not be told.</exception>
    internal async Task SaveAsync(StaffUser user)
    {
        var result = await users.UpdateSecurityStampAsync(user); // also saves
        if (!result.Succeeded)
            throw new InvalidOperationException($"The account was not saved: {result}");
    }
}
