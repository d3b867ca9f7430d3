using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data.Secrets;

namespace QhdHomeMap.Data.Staff;

/// <summary>Whom a token belongs to, asked for each request of staff: a session that was ended is over at once, everywhere.</summary>
public static class StaffSessions
{
    /// <summary>An open session and whose it is.</summary>
    public sealed record Found(StaffSession Session, StaffUser User, StaffAuthority Authority);

    public static byte[] Hash(string token) => SecretToken.Hash(token);

    public static async Task<Found?> FindAsync(
        QhdDbContext db,
        string token,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var hash = Hash(token);
        var found = await (
            from session in db.StaffSessions
            join user in db.StaffUsers on session.UserId equals user.Id
            where session.TokenHash == hash && session.EndedAt == null && session.ExpiresAt > now
            where user.DisabledAt == null
            select new { session, user }
        ).SingleOrDefaultAsync(cancellation);
        if (found is null)
            return null;
        var posts = await PostsAsync(db, found.user.Id, cancellation);
        return new Found(found.session, found.user, new StaffAuthority(posts));
    }

    /// <summary>An account's sessions that still run, the last used first.</summary>
    public static IQueryable<StaffSession> Open(QhdDbContext db, int userId, DateTimeOffset now) =>
        db
            .StaffSessions.Where(s => s.UserId == userId && s.EndedAt == null && s.ExpiresAt > now)
            .OrderByDescending(s => s.SeenAt)
            .ThenByDescending(s => s.Id);

    /// <returns>False when the account has no such session that runs.</returns>
    public static async Task<bool> RevokeAsync(
        QhdDbContext db,
        int userId,
        long sessionId,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var session = await Open(db, userId, now).SingleOrDefaultAsync(s => s.Id == sessionId, cancellation);
        session?.End(SessionEnd.Revoked, now);
        await db.SaveChangesAsync(cancellation);
        return session is not null;
    }

    public static async Task<List<StaffAuthority.Post>> PostsAsync(
        QhdDbContext db,
        int userId,
        CancellationToken cancellation
    )
    {
        var rows = await db
            .Database.SqlQuery<PostRow>(
                $"""
                select a.role, a.union_id, a.home_id, array(
                    with recursive tree as (
                        select id from unions where id = a.union_id
                        union select u.id from unions u join tree t on u.parent_id = t.id
                    )
                    select id from tree order by id
                ) as union_ids
                from staff_appointments a where a.user_id = {userId} order by a.id
                """
            )
            .ToListAsync(cancellation);
        return
        [
            .. rows.Select(r => new StaffAuthority.Post(
                EnumCode.Parse<StaffRole>(r.Role),
                r.UnionId,
                r.UnionIds,
                r.HomeId
            )),
        ];
    }

    private sealed class PostRow
    {
        public required string Role { get; init; }
        public int? UnionId { get; init; }
        public int? HomeId { get; init; }
        public required int[] UnionIds { get; init; }
    }
}
