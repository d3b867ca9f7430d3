using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace QhdHomeMap.Data.Riders;

/// <summary>
/// What tells who a rider is, encrypted by data protection, whose keys lie in PostgreSQL: each kind under a purpose of its own, so
/// that one is never read as another. People are found by a keyed hash.
/// </summary>
/// <remarks>
/// Data protection rolls its own keys over; what was written with an old one stays readable. The key of the hashes is changed by
/// <see cref="RotateAsync"/> and <see cref="RehashAsync"/>: both keys are good until the last row is hashed anew.
/// </remarks>
public sealed class RiderIdentities(IDataProtectionProvider protection, TimeProvider clock)
{
    private const int KeyBytes = 32;

    private readonly IDataProtector _lookupKeys = protection.CreateProtector("QhdHomeMap.Riders.LookupKey");
    private readonly ConcurrentDictionary<string, byte[]> _known = new();

    public IDataProtector OpenIds { get; } = protection.CreateProtector("QhdHomeMap.Riders.OpenId");

    public IDataProtector UnionIds { get; } = protection.CreateProtector("QhdHomeMap.Riders.UnionId");

    public IDataProtector Phones { get; } = protection.CreateProtector("QhdHomeMap.Riders.Phone");

    /// <summary>What a person's hash is made of: an openid counts in one mini-program only.</summary>
    public static string LookupText(string appId, string openId) => $"{appId}|{openId}";

    /// <param name="db">The database.</param>
    /// <param name="hold">Until the transaction's end no other key becomes the newest, so that nobody is entered twice.</param>
    /// <param name="cancellation">The caller's.</param>
    public async Task<LookupRing> RingAsync(QhdDbContext db, bool hold, CancellationToken cancellation)
    {
        var rows = await ReadAsync(db, hold, cancellation);
        if (rows.Count == 0)
        {
            await AddKeyAsync(db, 1, cancellation); // two instances at once make one
            rows = await ReadAsync(db, hold, cancellation);
        }
        return new LookupRing([.. rows.Select(r => (r.Id, Reveal(r)))]);
    }

    /// <summary>
    /// The account of the person, locked until the transaction's end; null when there is none. Rows that only name the rider may
    /// be added meanwhile.
    /// </summary>
    public static async Task<Rider?> FindAsync(
        QhdDbContext db,
        LookupRing ring,
        string appId,
        string openId,
        CancellationToken cancellation
    )
    {
        var hashes = ring.Hashes(LookupText(appId, openId));
        return await db
            .Riders.FromSql($"select * from riders where lookup_hash = any({hashes}) for no key update")
            .SingleOrDefaultAsync(cancellation);
    }

    /// <summary>From here on what is written is hashed with a new key. Waits for sign-ins that are under way.</summary>
    public async Task RotateAsync(QhdDbContext db, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await RingAsync(db, hold: true, cancellation);
        var keys = await db
            .LookupKeys.FromSql($"select * from lookup_keys order by id for update")
            .AsNoTracking()
            .ToListAsync(cancellation);
        await AddKeyAsync(db, (short)(keys[^1].Id + 1), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Hashes up to <paramref name="batch"/> riders with the newest key; when none is left, drops the older keys.</summary>
    /// <returns>How many were done: less than the batch, and it is over.</returns>
    public async Task<int> RehashAsync(QhdDbContext db, int batch, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var ring = await RingAsync(db, hold: true, cancellation);
        var riders = await db
            .Riders.FromSql(
                $"select * from riders where lookup_key_id < {ring.CurrentId} order by id limit {batch} for update"
            )
            .ToListAsync(cancellation);
        foreach (var rider in riders)
        {
            var text = LookupText(rider.AppId, OpenIds.Unprotect(rider.ProtectedOpenId!));
            (rider.LookupHash, rider.LookupKeyId) = (ring.Hash(text), ring.CurrentId);
        }
        await db.SaveChangesAsync(cancellation);
        if (riders.Count < batch)
            await db.LookupKeys.Where(k => k.Id < ring.CurrentId).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return riders.Count;
    }

    private static Task<List<LookupKey>> ReadAsync(QhdDbContext db, bool hold, CancellationToken cancellation)
    {
        var keys = hold
            ? db.LookupKeys.FromSql($"select * from lookup_keys order by id desc for key share")
            : db.LookupKeys.OrderByDescending(k => k.Id);
        return keys.AsNoTracking().ToListAsync(cancellation);
    }

    private Task<int> AddKeyAsync(QhdDbContext db, short id, CancellationToken cancellation)
    {
        var key = _lookupKeys.Protect(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)));
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into lookup_keys (id, protected_key, created_at) values ({id}, {key}, {clock.GetUtcNow()})
            on conflict do nothing
            """,
            cancellation
        );
    }

    private byte[] Reveal(LookupKey row) =>
        _known.GetOrAdd(
            row.ProtectedKey,
            static (text, protector) => Convert.FromBase64String(protector.Unprotect(text)),
            _lookupKeys
        );
}
