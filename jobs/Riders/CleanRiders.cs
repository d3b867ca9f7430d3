using Microsoft.Extensions.Options;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Riders;

namespace QhdHomeMap.Jobs.Riders;

/// <summary>Drops sessions that are over, and deletes the accounts of those who no longer come.</summary>
internal sealed partial class CleanRiders(
    QhdDbContext db,
    RiderAccounts accounts,
    IOptions<UpkeepOptions> options,
    TimeProvider clock,
    ILogger<CleanRiders> logger
)
{
    private const int Batch = 200;

    public async Task ExecuteAsync(CancellationToken stopping)
    {
        var now = clock.GetUtcNow();
        await RiderSessions.CleanAsync(db, now, stopping);
        var since = now.AddDays(-options.Value.DeleteUnseenDays);
        var (deleted, last) = (0, Batch);
        while (last == Batch)
        {
            last = await accounts.DeleteUnseenAsync(since, Batch, stopping);
            db.ChangeTracker.Clear();
            deleted += last;
        }
        LogDeleted(deleted);
    }

    [LoggerMessage(452, LogLevel.Information, "{Riders} riders have not come for too long and are deleted.")]
    private partial void LogDeleted(int riders);
}
