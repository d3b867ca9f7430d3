using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Audit;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.StaffUsers;

/// <summary>账号的登录: where somebody is signed in, and the end of it.</summary>
internal static class EndUserSession
{
    private const string Action = "end_session";

    public static void Map(IEndpointRouteBuilder users)
    {
        users
            .MapGet("/{id:int}/sessions", ListAsync)
            .WithName("listUserSessions")
            .WithSummary("账号正在使用的登录")
            .Produces<IReadOnlyList<SessionAnswer>>()
            .ProducesProblems(Problem.UserNotFound)
            .WithAnswerExample(SessionAnswer.Example);
        users
            .MapDelete("/{id:int}/sessions/{sessionId:long}", EndAsync)
            .WithName("endUserSession")
            .WithSummary("结束账号的一个登录")
            .WithDescription("立即生效。")
            .Produces(204)
            .ProducesProblems(Problem.UserNotFound, Problem.SessionNotFound);
    }

    private static async Task<IResult> ListAsync(
        HttpContext context,
        QhdDbContext db,
        TimeProvider clock,
        [Description("账号的编号")] int id
    )
    {
        var caller = context.Staff();
        if (!await IsInScopeAsync(db, caller, id, context.RequestAborted))
            return Problem.UserNotFound.AsResult();
        var sessions = await StaffSessions.Open(db, id, clock.GetUtcNow()).ToListAsync(context.RequestAborted);
        return Results.Ok(SessionAnswer.Of(sessions, caller));
    }

    private static Task<IResult> EndAsync(
        HttpContext context,
        QhdDbContext db,
        StaffOffice office,
        TimeProvider clock,
        [Description("账号的编号")] int id,
        [Description("会话编号")] long sessionId
    ) =>
        UserDesk.ChangeAsync(
            context,
            db,
            office,
            id,
            Action,
            async it =>
            {
                var now = clock.GetUtcNow();
                if (!await StaffSessions.RevokeAsync(db, id, sessionId, now, context.RequestAborted))
                    return Problem.SessionNotFound;
                await NoteAsync(db, context.Staff().Deed(Action), it, now, context.RequestAborted);
                return null;
            },
            () => Task.FromResult(Results.NoContent())
        );

    /// <summary>Sessions have no trigger of their own: most of them end without anybody's deed.</summary>
    private static async Task NoteAsync(
        QhdDbContext db,
        Deed deed,
        StaffOffice.Matter it,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var unions = await db
            .StaffAppointments.Where(a => a.UserId == it.User.Id)
            .Select(a => a.UnionId ?? a.Home!.UnionId)
            .Distinct()
            .ToListAsync(cancellation);
        if (unions.Count == 0) // an account without an appointment is the city's
            unions = [.. it.Authority.Scope(StaffRight.ManageStaff).UnionIds];
        db.Add(AuditEntry.Of(deed, now, it.User, unions));
        await db.SaveChangesAsync(cancellation);
    }

    private static Task<bool> IsInScopeAsync(
        QhdDbContext db,
        StaffCaller caller,
        int id,
        CancellationToken cancellation
    ) => db.StaffUsers.Where(u => u.Id == id).Where(caller.Authority.Accounts).AnyAsync(cancellation);
}
