using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data.Consents;
using QhdHomeMap.Data.Tests.Riders;

namespace QhdHomeMap.Data.Tests.Consents;

/// <summary>One rider and template, as a test tells the ledger of them.</summary>
internal sealed class LedgerLine(RiderScene scene, int riderId, string templateId)
{
    public int RiderId => riderId;

    public Task PopupAsync(bool accepted, DateTimeOffset? at = null, string? key = null) =>
        TellAsync(ledger =>
            ledger.PopupAsync(
                riderId,
                templateId,
                accepted,
                at ?? scene.Now,
                key is null ? NewKey() : $"{riderId}:{key}",
                Sql.Cancellation
            )
        );

    public Task RefuseAsync(DateTimeOffset at) =>
        TellAsync(ledger => ledger.ChangeAsync(riderId, templateId, false, at, NewKey(), Sql.Cancellation));

    public Task SentAsync(long messageId) =>
        TellAsync(ledger => ledger.SentAsync(riderId, templateId, messageId, 0, scene.Now, Sql.Cancellation));

    /// <returns>Null when there is no consent.</returns>
    public Task<long?> ReserveAsync(string? key = null) =>
        scene.WithAsync<ConsentLedger, long?>(async ledger =>
        {
            var named = key is null ? NewKey() : $"{riderId}:{key}";
            var held = await ledger.ReserveAsync(templateId, [(riderId, named)], Sql.Cancellation);
            return held.TryGetValue(named, out var id) ? id : null;
        });

    public Task<bool> SettleAsync(long reservation, ConsentOutcome outcome, long? messageId) =>
        scene.WithAsync<ConsentLedger, bool>(ledger =>
            ledger.SettleAsync(reservation, outcome, messageId, scene.Now, Sql.Cancellation)
        );

    public async Task<long> SendAsync(ConsentOutcome outcome, long? messageId)
    {
        var reservation = (await ReserveAsync())!.Value;
        Assert.True(await SettleAsync(reservation, outcome, messageId));
        return reservation;
    }

    public async Task<int> BalanceAsync()
    {
        await using var db = scene.Open();
        return await db
            .ConsentBalances.Where(b => b.RiderId == riderId && b.TemplateId == templateId)
            .Select(b => b.Balance)
            .SingleOrDefaultAsync(Sql.Cancellation);
    }

    public async Task<long?> MessageOfAsync(long reservation)
    {
        await using var db = scene.Open();
        return (await db.ConsentReservations.SingleAsync(r => r.Id == reservation, Sql.Cancellation)).MessageId;
    }

    private Task<int> TellAsync(Func<ConsentLedger, Task> tell) =>
        scene.WithAsync<ConsentLedger, int>(async ledger =>
        {
            await tell(ledger);
            return 0;
        });

    private static string NewKey() => Guid.NewGuid().ToString("n");
}
