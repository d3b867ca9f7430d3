using Microsoft.EntityFrameworkCore;
using Npgsql;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>What somebody is about to do with one home.</summary>
/// <param name="Right">What it takes there.</param>
/// <param name="Action">Its code in the audit log.</param>
/// <param name="Reason">As given.</param>
/// <param name="IfMatch">Whether the caller must say which version he means.</param>
internal sealed record HomeDeed(StaffRight Right, string Action, string? Reason = null, bool IfMatch = true);

/// <summary>
/// The one way in which a home is changed: in one transaction, with the row locked before anything is compared, so that of two
/// who change the same version one succeeds and the other is told.
/// </summary>
internal sealed class HomeDesk(QhdDbContext db, TimeProvider clock)
{
    /// <param name="context">The request.</param>
    /// <param name="id">The home.</param>
    /// <param name="deed">What is done.</param>
    /// <param name="change">Changes the home, which has all that hangs on it, and may write more; or says why not.</param>
    /// <returns>The home as it then stands, or a problem and nothing written.</returns>
    public async Task<IResult> ChangeAsync(
        HttpContext context,
        int id,
        HomeDeed deed,
        Func<Home, Task<Problem?>> change
    )
    {
        var caller = context.Staff();
        var cancellation = context.RequestAborted;
        var (version, problem) = deed.IfMatch ? MeantVersion.Read(context.Request) : (null, null);
        if (problem is not null)
            return problem.AsResult();
        db.Deed = caller.Deed(deed.Action, deed.Reason);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await LockAsync(id, caller, cancellation) is not { } home)
            return Problem.StaffHomeNotFound.AsResult();
        if (!caller.Scope(deed.Right).Holds(home))
            return Problem.NotAllowed.AsResult();
        if (version is { } meant && meant != home.Version)
            return (await ChangesSince.ToldAsync(db, home, meant, cancellation)).AsResult();
        if (await ChangeAsync(home, change, cancellation) is { } refused)
            return refused.AsResult();
        var answer = await StaffHomes.ReadAsync(db, id, caller, clock.GetUtcNow(), cancellation: cancellation);
        await transaction.CommitAsync(cancellation);
        return answer!.AsResult(context);
    }

    /// <summary>Saves, and says which of a home's own numbers and names another home has already.</summary>
    public static async Task<Problem?> SaveAsync(QhdDbContext db, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateException e)
            when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } taken)
        {
            return Refusals.Taken(taken.ConstraintName);
        }
    }

    private async Task<Problem?> ChangeAsync(
        Home home,
        Func<Home, Task<Problem?>> change,
        CancellationToken cancellation
    ) => await change(home) ?? await SaveAsync(db, cancellation);

    /// <summary>Locked first, and what hangs on it read after: a wait for the lock may have been for somebody who changed it.</summary>
    private async Task<Home?> LockAsync(int id, StaffCaller caller, CancellationToken cancellation)
    {
        var home = await db
            .Homes.FromSql($"select * from homes where id = {id} for update")
            .Where(caller.Scope(StaffRight.SeeHomes).Homes)
            .SingleOrDefaultAsync(cancellation);
        if (home is null)
            return null;
        await db.Entry(home).Collection(h => h.Services).LoadAsync(cancellation);
        await db.Entry(home).Collection(h => h.Alerts).LoadAsync(cancellation);
        await db.Entry(home).Collection(h => h.Managers).LoadAsync(cancellation);
        return home;
    }
}
