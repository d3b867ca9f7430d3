using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QhdHomeMap.Data.Consents;
using QhdHomeMap.Data.Riders;

namespace QhdHomeMap.Data.Callbacks;

/// <summary>
/// Pushes are stored first and processed later, each once: a row is claimed, applied and marked in one transaction, so that a
/// process that dies in between leaves it as it was. Several may drain it at the same time.
/// </summary>
public sealed partial class CallbackInbox(
    IServiceScopeFactory scopes,
    RiderIdentities identities,
    IDataProtectionProvider protection,
    TimeProvider clock,
    ILogger<CallbackInbox> log
)
{
    public const int MaxTries = 8;

    /// <summary>Twice the window of signatures, as a timestamp may be ahead by one.</summary>
    public static readonly TimeSpan NonceLife = TimeSpan.FromMinutes(21);

    /// <summary>Long enough to look into a complaint.</summary>
    public static readonly TimeSpan RowLife = TimeSpan.FromDays(7);

    /// <summary>Rows that were parked wait for somebody.</summary>
    public static readonly TimeSpan ParkedLife = TimeSpan.FromDays(90);

    private readonly IDataProtector _raw = protection.CreateProtector("QhdHomeMap.Callbacks.Raw");
    private readonly IDataProtector _event = protection.CreateProtector("QhdHomeMap.Callbacks.Event");

    /// <summary>Nonce and push in one transaction: when it fails, both are as if they had never come.</summary>
    /// <returns>False when the nonce was used before; then nothing is stored.</returns>
    public async Task<bool> StoreAsync(CallbackPush push, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QhdDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var isNew = await db.Database.ExecuteSqlAsync(
            $"""
            insert into callback_nonces (timestamp, nonce) values ({push.Timestamp}, {push.Nonce}) on conflict do nothing
            """,
            cancellation
        );
        if (isNew == 0)
            return false;
        var ring = await identities.RingAsync(db, hold: false, cancellation);
        // What cannot be read is told apart by all of it.
        var key = push.Event?.Key ?? Convert.ToBase64String(push.Raw);
        var hashes = ring.Hashes(key);
        if (!await db.CallbackRows.AnyAsync(r => hashes.Contains(r.KeyHash), cancellation))
            await InsertAsync(db, push, ring.Hash(key), cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Processes what waits, oldest first. For a job that runs every few seconds.</summary>
    /// <param name="limit">No more than so many.</param>
    /// <param name="cancellation">Ends it between two rows.</param>
    /// <returns>How many rows were taken.</returns>
    public async Task<int> ProcessAsync(int limit, CancellationToken cancellation)
    {
        var taken = 0;
        while (taken < limit && !cancellation.IsCancellationRequested && await ProcessNextAsync(cancellation))
            taken++;
        return taken;
    }

    /// <summary>Forgets nonces that are too old to be used again and rows that are done. For a job once an hour.</summary>
    public async Task CleanAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QhdDbContext>();
        var now = clock.GetUtcNow();
        var (oldest, done, parked) = ((now - NonceLife).ToUnixTimeSeconds(), now - RowLife, now - ParkedLife);
        await db.CallbackNonces.Where(n => n.Timestamp < oldest).ExecuteDeleteAsync(cancellation);
        await db
            .CallbackRows.Where(r => r.DoneAt < (r.Outcome == CallbackOutcome.Parked ? parked : done))
            .ExecuteDeleteAsync(cancellation);
    }

    private async Task InsertAsync(QhdDbContext db, CallbackPush push, byte[] hash, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var raw = _raw.Protect(push.Raw);
        var told = push.Event is null ? null : _event.Protect(JsonSerializer.Serialize(push.Event));
        DateTimeOffset? doneAt = told is null ? now : null;
        var (outcome, reason) = told is null ? (CallbackOutcome.Parked.Code(), "unreadable") : (null, null);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into callback_inbox
                (key_hash, received_at, protected_raw, protected_event, tries, next_try_at, done_at, outcome, reason)
            values ({hash}, {now}, {raw}, {told}, 0, {now}, {doneAt}, {outcome}, {reason})
            on conflict do nothing
            """,
            cancellation
        );
        if (told is null)
            LogUnreadable();
    }

    private async Task<bool> ProcessNextAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QhdDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var now = clock.GetUtcNow();
        var claimed = await db
            .CallbackRows.FromSql(
                $"""
                select * from callback_inbox where done_at is null and next_try_at <= {now}
                order by next_try_at, id limit 1 for update skip locked
                """
            )
            .ToListAsync(cancellation);
        if (claimed is not [var row])
            return false;
        await transaction.CreateSavepointAsync("row", cancellation);
        try
        {
            await ApplyAsync(db, scope.ServiceProvider.GetRequiredService<ConsentLedger>(), row, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever it is, the row keeps it: one that cannot be processed must not stop all that come after it.
            await transaction.RollbackToSavepointAsync("row", cancellation);
            Postpone(row, e.GetType().Name);
        }
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private async Task ApplyAsync(
        QhdDbContext db,
        ConsentLedger ledger,
        CallbackRow row,
        CancellationToken cancellation
    )
    {
        var told = JsonSerializer.Deserialize<CallbackEvent>(_event.Unprotect(row.ProtectedEvent!))!;
        var outcome = CallbackOutcome.Nothing;
        if (told.Kind is not CallbackKind.Other)
        {
            var ring = await identities.RingAsync(db, hold: false, cancellation);
            var rider = await RiderIdentities.FindAsync(db, ring, told.AppId, told.OpenId, cancellation);
            row.RiderId = rider?.Id;
            outcome = rider is null ? CallbackOutcome.NoRider : CallbackOutcome.Applied;
            if (rider is not null)
                await EnterAsync(ledger, row.Id, rider.Id, told, cancellation);
        }
        if (outcome is not CallbackOutcome.Applied)
            (row.ProtectedRaw, row.ProtectedEvent) = (null, null);
        (row.DoneAt, row.Outcome, row.Reason) = (clock.GetUtcNow(), outcome, null);
    }

    private static async Task EnterAsync(
        ConsentLedger ledger,
        long rowId,
        int riderId,
        CallbackEvent told,
        CancellationToken cancellation
    )
    {
        foreach (var (index, consent) in told.Consents.Index())
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"push:{rowId}:{index}");
            Func<int, string, bool, DateTimeOffset, string, CancellationToken, Task> enter =
                told.Kind is CallbackKind.Popup ? ledger.PopupAsync : ledger.ChangeAsync;
            await enter(riderId, consent.TemplateId, consent.Accepted, told.At, key, cancellation);
        }
        foreach (var (template, message, code) in told.Deliveries)
            await ledger.SentAsync(riderId, template, message, code, told.At, cancellation);
    }

    private void Postpone(CallbackRow row, string reason)
    {
        var now = clock.GetUtcNow();
        row.Tries++;
        row.Reason = reason;
        row.NextTryAt = now + TimeSpan.FromSeconds(5 * Math.Pow(2, row.Tries)); // 10 s to 21 min, 43 min in all
        if (row.Tries < MaxTries)
        {
            LogPostponed(row.Id, row.Tries, reason);
            return;
        }
        (row.DoneAt, row.Outcome) = (now, CallbackOutcome.Parked);
        LogParked(row.Id, reason);
    }

    [LoggerMessage(3101, LogLevel.Warning, "Push {Id} failed at try {Tries} ({Reason}) and is tried again later")]
    private partial void LogPostponed(long id, short tries, string reason);

    [LoggerMessage(3102, LogLevel.Error, "Push {Id} is parked: {Reason}")]
    private partial void LogParked(long id, string reason);

    [LoggerMessage(3103, LogLevel.Error, "A push with a right signature could not be read and is parked")]
    private partial void LogUnreadable();
}
