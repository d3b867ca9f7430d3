using Microsoft.EntityFrameworkCore;

namespace QhdHomeMap.Data.Consents;

/// <summary>A template that WeChat's list has not told us of yet: what names it waits for the next reading of the list.</summary>
public sealed class TemplateUnknownException() : Exception("The template is not in the list.");

/// <summary>
/// One rider's line of one template, locked until the transaction's end: whoever writes to it, event or message, takes it first,
/// so that all of them come one after the other.
/// </summary>
internal sealed class ConsentLine
{
    public required int RiderId { get; init; }
    public required string TemplateId { get; init; }
    public required int Balance { get; set; }
    public required DateTimeOffset? VoidBefore { get; init; }
    public required bool LongTerm { get; init; }

    public static async Task<ConsentLine> LockAsync(
        QhdDbContext db,
        int riderId,
        string templateId,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into consent_balances (rider_id, template_id, balance, reserved, updated_at)
            select {riderId}, id, 0, 0, {now} from message_templates where id = {templateId}
            on conflict do nothing
            """,
            cancellation
        );
        var lines = await db
            .Database.SqlQuery<ConsentLine>(
                $"""
                select b.rider_id, b.template_id, b.balance, b.void_before, t.kind = 'long_term' as long_term
                from consent_balances b join message_templates t on t.id = b.template_id
                where b.rider_id = {riderId} and b.template_id = {templateId} for update of b
                """
            )
            .ToListAsync(cancellation);
        return lines.SingleOrDefault() ?? throw new TemplateUnknownException();
    }

    /// <summary>Adds an entry, which the database adds to the balance. Never takes more than there is.</summary>
    /// <returns>False when the event is in the ledger already.</returns>
    public async Task<bool> AppendAsync(
        QhdDbContext db,
        int delta,
        ConsentSource source,
        string eventKey,
        DateTimeOffset at,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var possible = Math.Max(delta, -Balance);
        var added = await db.Database.ExecuteSqlAsync(
            $"""
            insert into consent_entries (rider_id, template_id, delta, source, event_key, at, recorded_at)
            values ({RiderId}, {TemplateId}, {possible}, {source.Code()}, {eventKey}, {at}, {now})
            on conflict (event_key) do nothing
            """,
            cancellation
        );
        if (added == 1)
            Balance += possible;
        return added == 1;
    }

    /// <summary>Nothing is left of what was accepted until then; what was accepted later stays.</summary>
    public async Task VoidAsync(
        QhdDbContext db,
        ConsentSource source,
        string eventKey,
        DateTimeOffset at,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var later = await db
            .ConsentEntries.Where(e => e.RiderId == RiderId && e.TemplateId == TemplateId && e.Delta > 0 && e.At > at)
            .SumAsync(e => e.Delta, cancellation);
        if (await AppendAsync(db, Math.Min(0, later - Balance), source, eventKey, at, now, cancellation))
            await db.Database.ExecuteSqlAsync(
                $"""
                update consent_balances set void_before = greatest(void_before, {at})
                where rider_id = {RiderId} and template_id = {TemplateId}
                """,
                cancellation
            );
    }
}
