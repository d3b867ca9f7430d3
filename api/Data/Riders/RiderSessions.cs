using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data.Secrets;

namespace QhdHomeMap.Data.Riders;

/// <summary>Riders' tokens: given out, recognised, renewed and ended. Each use asks the database, so an end holds at once everywhere.</summary>
public static class RiderSessions
{
    public sealed record Found(RiderSession Session, Rider Rider);

    /// <summary>A new session's first pair. In the caller's transaction.</summary>
    public static async Task<RiderTokens> OpenAsync(
        QhdDbContext db,
        Rider rider,
        RiderTokenLife life,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var session = new RiderSession { RiderId = rider.Id, CreatedAt = now };
        db.Add(session);
        await db.SaveChangesAsync(cancellation);
        return await GiveAsync(db, session.Id, life, now, cancellation);
    }

    /// <returns>Null when the access token is none, or its session or rider is gone.</returns>
    public static async Task<Found?> FindAsync(
        QhdDbContext db,
        string token,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var hash = SecretToken.Hash(token);
        var found = await (
            from t in db.RiderTokens
            join session in db.RiderSessions on t.SessionId equals session.Id
            join rider in db.Riders on session.RiderId equals rider.Id
            where t.TokenHash == hash && t.Kind == RiderTokenKind.Access && t.ExpiresAt > now
            where session.EndedAt == null && rider.DeletedAt == null
            select new { session, rider }
        ).SingleOrDefaultAsync(cancellation);
        return found is null ? null : new Found(found.session, found.rider);
    }

    /// <summary>
    /// Takes a refresh token, which is good once. Its second use ends the session with all its tokens, whoever of the two came
    /// first: the owner signs in anew, the thief cannot.
    /// </summary>
    /// <param name="db">The database; the transaction is this method's own.</param>
    /// <param name="token">As given.</param>
    /// <param name="life">Of the pair to come.</param>
    /// <param name="mayGoOn">Whether this rider may have another pair; if not, nothing is used up.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellation">The request's.</param>
    public static async Task<(RiderTokens? Tokens, Rider? Rider)> RefreshAsync(
        QhdDbContext db,
        string token,
        RiderTokenLife life,
        Func<Rider, bool> mayGoOn,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var hash = SecretToken.Hash(token);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var taken = await db
            .RiderTokens.FromSql(
                $"select * from rider_tokens where token_hash = {hash} and kind = 'refresh' for update"
            )
            .SingleOrDefaultAsync(cancellation);
        if (taken is null || taken.ExpiresAt <= now)
            return (null, null);
        var session = await db.RiderSessions.SingleAsync(s => s.Id == taken.SessionId, cancellation);
        var rider = await db.Riders.SingleAsync(r => r.Id == session.RiderId, cancellation);
        if (session.EndedAt is not null || rider.DeletedAt is not null)
            return (null, null);
        RiderTokens? tokens = null;
        if (taken.UsedAt is not null)
            session.End(RiderSessionEnd.Reused, now);
        else if (mayGoOn(rider))
        {
            (taken.UsedAt, rider.SeenAt) = (now, now);
            tokens = await GiveAsync(db, session.Id, life, now, cancellation);
        }
        else
            return (null, rider);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return (tokens, tokens is null ? null : rider);
    }

    /// <summary>Tokens that are over, and sessions without one. For a job once a day.</summary>
    public static async Task<int> CleanAsync(QhdDbContext db, DateTimeOffset now, CancellationToken cancellation)
    {
        var tokens = await db.RiderTokens.Where(t => t.ExpiresAt <= now).ExecuteDeleteAsync(cancellation);
        await db
            .RiderSessions.Where(s => !db.RiderTokens.Any(t => t.SessionId == s.Id) && s.CreatedAt < now.AddDays(-1))
            .ExecuteDeleteAsync(cancellation);
        return tokens;
    }

    private static async Task<RiderTokens> GiveAsync(
        QhdDbContext db,
        long sessionId,
        RiderTokenLife life,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var tokens = new RiderTokens(SecretToken.Make(), now + life.Access, SecretToken.Make(), now + life.Refresh);
        db.AddRange(
            NewToken(sessionId, RiderTokenKind.Access, tokens.Access, tokens.AccessExpiresAt),
            NewToken(sessionId, RiderTokenKind.Refresh, tokens.Refresh, tokens.RefreshExpiresAt)
        );
        await db.SaveChangesAsync(cancellation);
        return tokens;
    }

    private static RiderToken NewToken(long sessionId, RiderTokenKind kind, string token, DateTimeOffset expires) =>
        new()
        {
            SessionId = sessionId,
            Kind = kind,
            TokenHash = SecretToken.Hash(token),
            ExpiresAt = expires,
        };
}
