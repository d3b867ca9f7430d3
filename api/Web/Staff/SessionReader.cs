using System.Globalization;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using QhdHomeMap.Api.Security;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Staff;

/// <summary>
/// Recognises a member of staff by a session's token, in <c>Authorization: Bearer</c> or in the cookie. Asked of the database for
/// each request, so that a session that was ended anywhere is over at once.
/// </summary>
internal sealed class SessionReader(QhdDbContext db, IOptions<StaffOptions> options, TimeProvider clock)
{
    /// <summary>What an antiforgery token is bound to.</summary>
    public static ClaimsPrincipal PrincipalOf(StaffSession session) =>
        new(
            new ClaimsIdentity(
                [new Claim(ClaimTypes.NameIdentifier, session.Id.ToString(CultureInfo.InvariantCulture))],
                "Session"
            )
        );

    /// <returns>Null when nobody is signed in.</returns>
    public async Task<StaffCaller?> ReadAsync(HttpContext context)
    {
        var (token, kind) = ReadToken(context.Request);
        if (string.IsNullOrEmpty(token))
            return null;
        var now = clock.GetUtcNow();
        var found = await StaffSessions.FindAsync(db, token, now, context.RequestAborted);
        // A token taken from a browser is good in that browser only: not as a program's, past the antiforgery check.
        if (found is null || found.Session.Kind != kind || IsIdle(found.Session, now))
            return null;
        await NoteSeenAsync(found.Session, now, context.RequestAborted);
        return new StaffCaller(found.Session, found.User, found.Authority, context.CallerAddress());
    }

    private static (string? Token, SessionKind Kind) ReadToken(HttpRequest request) =>
        BearerToken.Read(request) is { } bearer
            ? (bearer, SessionKind.Bearer)
            : (SessionCookie.Read(request), SessionKind.Cookie);

    private bool IsIdle(StaffSession session, DateTimeOffset now) =>
        session.Kind is SessionKind.Cookie && now - session.SeenAt > TimeSpan.FromMinutes(options.Value.IdleMinutes);

    private async Task NoteSeenAsync(StaffSession session, DateTimeOffset now, CancellationToken cancellation)
    {
        if (now - session.SeenAt < TimeSpan.FromMinutes(1))
            return;
        await db
            .StaffSessions.Where(s => s.Id == session.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now), cancellation);
    }
}
