using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.Sessions;

/// <summary>One attempt, in the caller's transaction. Attempts on one account wait for each other, or many at once would outrun the lockout.</summary>
internal sealed class SignInAttempt(QhdDbContext db, UserManager<StaffUser> users, TimeProvider clock)
{
    /// <summary>Identity accepts codes of two minutes before and after; a code is remembered for longer than it lives.</summary>
    private static readonly TimeSpan CodeMemory = TimeSpan.FromMinutes(6);

    public async Task<(StaffUser? User, SignInOutcome Outcome)> CheckAsync(
        string userName,
        string password,
        string? code,
        CancellationToken cancellation
    )
    {
        if (userName.Contains('\0', StringComparison.Ordinal))
            return (null, SignInOutcome.UnknownUser); // PostgreSQL has no such text, and so no such account
        var normalized = users.NormalizeName(userName);
        var user = await db
            .StaffUsers.FromSql($"select * from staff_users where normalized_user_name = {normalized} for update")
            .SingleOrDefaultAsync(cancellation);
        return user is null
            ? (null, SignInOutcome.UnknownUser)
            : (user, await CheckAsync(user, password, code, withCode: true));
    }

    /// <summary>Somebody signed in proves that he is himself: a stolen session is no way to guess past the lockout.</summary>
    /// <param name="user">Signed in; read anew.</param>
    /// <param name="password">As given.</param>
    /// <param name="code">As given.</param>
    /// <param name="withCode">The second factor is asked for, too.</param>
    /// <param name="cancellation">The request's.</param>
    public async Task<SignInOutcome> CheckAgainAsync(
        StaffUser user,
        string password,
        string? code,
        bool withCode,
        CancellationToken cancellation
    )
    {
        await StaffAccounts.LockAsync(db, user, cancellation);
        return await CheckAsync(user, password, code, withCode);
    }

    private async Task<SignInOutcome> CheckAsync(StaffUser user, string password, string? code, bool withCode)
    {
        var isRight = await users.CheckPasswordAsync(user, password); // first: every answer takes as long
        if (user.DisabledAt is not null)
            return SignInOutcome.Disabled;
        if (await users.IsLockedOutAsync(user))
            return SignInOutcome.LockedOut;
        if (!isRight)
            return await FailAsync(user, SignInOutcome.WrongPassword);
        if (withCode && user.TwoFactorEnabled)
        {
            if (string.IsNullOrWhiteSpace(code))
                return SignInOutcome.CodeMissing;
            if (OneTimeCode.Read(code) is not { } read || !await AcceptCodeAsync(user, read))
                return await FailAsync(user, SignInOutcome.WrongCode);
        }
        await users.ResetAccessFailedCountAsync(user);
        return SignInOutcome.Succeeded;
    }

    private async Task<bool> AcceptCodeAsync(StaffUser user, string code)
    {
        var now = clock.GetUtcNow();
        var isUsed = user.LastCode == code && now - user.LastCodeAt < CodeMemory;
        if (isUsed || !await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, code))
            return false;
        (user.LastCode, user.LastCodeAt) = (code, now);
        await users.UpdateAsync(user);
        return true;
    }

    private async Task<SignInOutcome> FailAsync(StaffUser user, SignInOutcome outcome)
    {
        await users.AccessFailedAsync(user);
        return outcome;
    }
}
