using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data.Consents;

namespace QhdHomeMap.Data.Riders;

/// <summary>Everything that is kept of a person, readable: for that person only.</summary>
public sealed record RiderData(
    Rider Account,
    string OpenId,
    string? UnionId,
    string? Phone,
    IReadOnlyList<RiderData.Favourite> Favourites,
    IReadOnlyList<RiderSession> Sessions,
    IReadOnlyList<ConsentBalance> Balances,
    IReadOnlyList<ConsentEntry> Entries,
    IReadOnlyList<ConsentClaim> Claims,
    IReadOnlyList<ConsentReservation> Messages
)
{
    public override string ToString() => nameof(RiderData);

    public sealed record Favourite(int HomeId, string Name, DateTimeOffset AddedAt);

    /// <summary>Of one moment: read in one transaction.</summary>
    public static async Task<RiderData> ReadAsync(
        QhdDbContext db,
        RiderIdentities identities,
        int riderId,
        CancellationToken cancellation
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(
            System.Data.IsolationLevel.RepeatableRead,
            cancellation
        );
        var rider = await db.Riders.AsNoTracking().SingleAsync(r => r.Id == riderId, cancellation);
        return new RiderData(
            rider,
            identities.OpenIds.Unprotect(rider.ProtectedOpenId!),
            rider.ProtectedUnionId is { } unionId ? identities.UnionIds.Unprotect(unionId) : null,
            rider.ProtectedPhone is { } phone ? identities.Phones.Unprotect(phone) : null,
            await FavouritesAsync(db, riderId, cancellation),
            await OfAsync(db.RiderSessions.Where(s => s.RiderId == riderId).OrderBy(s => s.Id)),
            await OfAsync(db.ConsentBalances.Where(b => b.RiderId == riderId).OrderBy(b => b.TemplateId)),
            await OfAsync(db.ConsentEntries.Where(e => e.RiderId == riderId).OrderBy(e => e.Id)),
            await OfAsync(db.ConsentClaims.Where(c => c.RiderId == riderId).OrderBy(c => c.Id)),
            await OfAsync(db.ConsentReservations.Where(r => r.RiderId == riderId).OrderBy(r => r.Id))
        );

        Task<List<T>> OfAsync<T>(IQueryable<T> rows)
            where T : class => rows.AsNoTracking().ToListAsync(cancellation);
    }

    public static Task<List<Favourite>> FavouritesAsync(QhdDbContext db, int riderId, CancellationToken cancellation) =>
        (
            from favourite in db.RiderFavourites
            join home in db.Homes on favourite.HomeId equals home.Id
            where favourite.RiderId == riderId
            orderby favourite.CreatedAt descending, home.Id
            select new Favourite(home.Id, home.Name, favourite.CreatedAt)
        ).ToListAsync(cancellation);
}
