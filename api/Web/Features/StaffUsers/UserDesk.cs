using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.StaffUsers;

/// <summary>The one way in which another's account is changed: found in the caller's scope, under lock, in one transaction.</summary>
internal static class UserDesk
{
    /// <param name="context">The request.</param>
    /// <param name="db">The database.</param>
    /// <param name="office">The rules.</param>
    /// <param name="id">The account.</param>
    /// <param name="action">Its code in the audit log.</param>
    /// <param name="change">Changes the account and saves, or says why not; then nothing is written.</param>
    /// <param name="answer">After the change.</param>
    public static async Task<IResult> ChangeAsync(
        HttpContext context,
        QhdDbContext db,
        StaffOffice office,
        int id,
        string action,
        Func<StaffOffice.Matter, Task<Problem?>> change,
        Func<Task<IResult>> answer
    )
    {
        var (caller, cancellation) = (context.Staff(), context.RequestAborted);
        db.Deed = caller.Deed(action);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await office.OpenAsync(caller.User, id, cancellation) is not { } it)
            return Problem.UserNotFound.AsResult();
        if (await change(it) is { } problem)
            return problem.AsResult();
        await transaction.CommitAsync(cancellation);
        return await answer();
    }
}
