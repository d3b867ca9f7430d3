using QhdHomeMap.Data;
using QhdHomeMap.Data.Riders;

namespace QhdHomeMap.Jobs.Riders;

/// <summary>
/// A new key to find riders by, and everybody hashed anew with it; the old key goes when the last one is done. Killed in between,
/// both stay good, and the next time goes on.
/// </summary>
internal sealed class RotateLookupKey(QhdDbContext db, RiderIdentities identities)
{
    private const int Batch = 500;

    public async Task ExecuteAsync(CancellationToken stopping)
    {
        await identities.RotateAsync(db, stopping);
        var done = Batch;
        while (done == Batch)
        {
            done = await identities.RehashAsync(db, Batch, stopping);
            db.ChangeTracker.Clear();
        }
    }
}
