using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace QhdHomeMap.Data.Riders;

/// <summary>Who signs in, as WeChat says.</summary>
public sealed record RiderIdentity(string AppId, string OpenId, string? UnionId)
{
    public override string ToString() => nameof(RiderIdentity); // a record would print the openid
}

/// <summary>Accounts are made by signing in and end with one call.</summary>
public sealed class RiderAccounts(QhdDbContext db, RiderIdentities identities, TimeProvider clock)
{
    /// <summary>The account of the person, made when there is none, and a session's first tokens.</summary>
    public async Task<(Rider? Rider, RiderTokens? Tokens, RiderRefusal? Refusal)> SignInAsync(
        RiderIdentity identity,
        PrivacyAcceptance acceptance,
        RiderTokenLife life,
        CancellationToken cancellation
    )
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var rider = await FindOrAddAsync(identity, now, cancellation);
        if (rider.Accept(acceptance, now) is { } refusal)
            return (null, null, refusal); // nothing is kept of who was refused
        rider.SeenAt = now;
        if (identity.UnionId is { } unionId)
            rider.ProtectedUnionId = identities.UnionIds.Protect(unionId);
        var tokens = await RiderSessions.OpenAsync(db, rider, life, now, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return (rider, tokens, null);
    }

    /// <summary>What WeChat knows the person by: for calls to WeChat, never for an answer to somebody else or a log.</summary>
    public string OpenIdOf(Rider rider) =>
        identities.OpenIds.Unprotect(
            rider.ProtectedOpenId ?? throw new InvalidOperationException("A deleted rider has no openid.")
        );

    public string? PhoneOf(Rider rider) =>
        rider.ProtectedPhone is { } phone ? identities.Phones.Unprotect(phone) : null;

    /// <param name="rider">Whose.</param>
    /// <param name="phone">As WeChat gave it; null: forgotten.</param>
    /// <param name="cancellation">The request's.</param>
    public async Task KeepPhoneAsync(Rider rider, string? phone, CancellationToken cancellation)
    {
        rider.ProtectedPhone = phone is null ? null : identities.Phones.Protect(phone);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Twice the same is once. The home must be one that the caller may see.</summary>
    public async Task<RiderRefusal?> AddFavouriteAsync(int riderId, int homeId, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // One after the other, or many at once would outrun the limit.
        await db.Database.ExecuteSqlAsync($"select from riders where id = {riderId} for update", cancellation);
        var held = db.RiderFavourites.Where(f => f.RiderId == riderId);
        if (await held.AnyAsync(f => f.HomeId == homeId, cancellation))
            return null;
        if (await held.CountAsync(cancellation) >= RiderFavourite.MaxPerRider)
            return RiderRefusal.TooManyFavourites;
        db.Add(
            new RiderFavourite
            {
                RiderId = riderId,
                HomeId = homeId,
                CreatedAt = clock.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    /// <summary>
    /// The person is gone at once: identity, telephone, favourites, sessions, what the front end claimed, and pushes that name
    /// the person. What stays are the ledger's entries and reservations, under a number that leads to nobody.
    /// </summary>
    public async Task DeleteAsync(int riderId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var rider = await db
            .Riders.FromSql($"select * from riders where id = {riderId} for update")
            .SingleAsync(cancellation);
        await db.Entry(rider).ReloadAsync(cancellation);
        await db.RiderFavourites.Where(f => f.RiderId == riderId).ExecuteDeleteAsync(cancellation);
        await db.RiderSessions.Where(s => s.RiderId == riderId).ExecuteDeleteAsync(cancellation); // and their tokens
        await db.ConsentClaims.Where(c => c.RiderId == riderId).ExecuteDeleteAsync(cancellation);
        await db.Database.ExecuteSqlAsync(
            $"""
            update callback_inbox set protected_raw = null, protected_event = null, rider_id = null,
                done_at = coalesce(done_at, {now}), outcome = coalesce(outcome, 'no_rider')
            where rider_id = {riderId}
            """,
            cancellation
        );
        rider.Delete(now);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Whoever has not come for so long is deleted as if he had asked for it. For a job once a day.</summary>
    /// <returns>How many; as many as the limit, and there may be more.</returns>
    public async Task<int> DeleteUnseenAsync(DateTimeOffset since, int limit, CancellationToken cancellation)
    {
        var unseen = await db
            .Riders.Where(r => r.DeletedAt == null && r.SeenAt < since)
            .OrderBy(r => r.SeenAt)
            .Select(r => r.Id)
            .Take(limit)
            .ToListAsync(cancellation);
        foreach (var riderId in unseen)
            await DeleteAsync(riderId, cancellation);
        return unseen.Count;
    }

    private async Task<Rider> FindOrAddAsync(RiderIdentity who, DateTimeOffset now, CancellationToken cancellation)
    {
        var ring = await identities.RingAsync(db, hold: true, cancellation);
        if (await RiderIdentities.FindAsync(db, ring, who.AppId, who.OpenId, cancellation) is { } known)
            return known;
        var hash = ring.Hash(RiderIdentities.LookupText(who.AppId, who.OpenId));
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into riders (app_id, lookup_hash, lookup_key_id, protected_open_id, created_at, seen_at)
            values ({who.AppId}, {hash}, {ring.CurrentId}, {identities.OpenIds.Protect(who.OpenId)}, {now}, {now})
            on conflict do nothing
            """,
            cancellation
        );
        // Either this one's or that of a second telephone that signed in at the same moment.
        return (await RiderIdentities.FindAsync(db, ring, who.AppId, who.OpenId, cancellation))!;
    }
}
