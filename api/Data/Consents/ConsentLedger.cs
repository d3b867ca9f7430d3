using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace QhdHomeMap.Data.Consents;

/// <summary>
/// Who may still be sent what. Raised by WeChat's events only; lowered by messages and by refusals. A sender reserves, sends, and
/// settles: in between a crash leaves a reservation that is open, and no message is sent for it again.
/// </summary>
/// <remarks>
/// Each message counts once, by WeChat's number for it, whether its event or the answer to the call comes first. A message whose
/// fate is unknown counts as spent; an event that fits no other message is taken for it.
/// </remarks>
public sealed class ConsentLedger(QhdDbContext db, TimeProvider clock)
{
    private DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>An answer to the question. In the caller's transaction, as all events are.</summary>
    /// <exception cref="TemplateUnknownException">No such template is known yet.</exception>
    public async Task PopupAsync(
        int riderId,
        string templateId,
        bool accepted,
        DateTimeOffset at,
        string eventKey,
        CancellationToken cancellation
    )
    {
        var line = await LockAsync(riderId, templateId, cancellation);
        if (!accepted && line.LongTerm)
        {
            await line.VoidAsync(db, ConsentSource.Popup, eventKey, at, Now, cancellation);
            return;
        }
        // A refusal of a one-time template is of this question only: what was accepted before stays good.
        var counts = accepted && !(at < line.VoidBefore);
        var delta =
            !counts ? 0
            : line.LongTerm ? 1 - line.Balance
            : 1;
        await line.AppendAsync(db, delta, ConsentSource.Popup, eventKey, at, Now, cancellation);
    }

    /// <summary>Refused in the settings. WeChat tells of no other change.</summary>
    /// <exception cref="TemplateUnknownException">No such template is known yet.</exception>
    public async Task ChangeAsync(
        int riderId,
        string templateId,
        bool accepted,
        DateTimeOffset at,
        string eventKey,
        CancellationToken cancellation
    )
    {
        var line = await LockAsync(riderId, templateId, cancellation);
        if (accepted)
            await line.AppendAsync(db, 0, ConsentSource.Change, eventKey, at, Now, cancellation);
        else
            await line.VoidAsync(db, ConsentSource.Change, eventKey, at, Now, cancellation);
    }

    /// <summary>A message arrived or failed on the way. It was spent in either case.</summary>
    /// <exception cref="TemplateUnknownException">No such template is known yet.</exception>
    public async Task SentAsync(
        int riderId,
        string templateId,
        long messageId,
        int errorCode,
        DateTimeOffset at,
        CancellationToken cancellation
    )
    {
        var line = await LockAsync(riderId, templateId, cancellation);
        var isNew = await db.Database.ExecuteSqlAsync(
            $"""
            insert into message_deliveries (message_id, rider_id, template_id, error_code, at)
            values ({messageId}, {riderId}, {templateId}, {errorCode}, {at}) on conflict do nothing
            """,
            cancellation
        );
        if (isNew == 0 || await db.ConsentReservations.AnyAsync(r => r.MessageId == messageId, cancellation))
            return;
        var endOfSecond = at.AddSeconds(1); // WeChat counts in seconds
        var unknown = await db
            .ConsentReservations.Where(r => r.RiderId == riderId && r.TemplateId == templateId && r.MessageId == null)
            .Where(r => r.Outcome == ConsentOutcome.Unknown && r.CreatedAt < endOfSecond)
            .OrderBy(r => r.Id)
            .Take(1)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.MessageId, messageId), cancellation);
        if (unknown == 0)
            await SpendAsync(line, ConsentSource.Sent, MessageKey(messageId), at, cancellation);
    }

    /// <summary>
    /// Holds one consent for each message that may be sent. Messages whose riders have none are left out; those that hold one from
    /// before a crash are there again.
    /// </summary>
    /// <param name="templateId">Of all of them.</param>
    /// <param name="messages">The riders, each once, and the sender's keys.</param>
    /// <param name="cancellation">The caller's.</param>
    /// <returns>By key, the reservations that are open.</returns>
    public async Task<IReadOnlyDictionary<string, long>> ReserveAsync(
        string templateId,
        IReadOnlyCollection<(int RiderId, string Key)> messages,
        CancellationToken cancellation
    )
    {
        var riders = messages.Select(m => m.RiderId).ToArray();
        var keys = messages.Select(m => m.Key).ToArray();
        // Locked in the order of riders, so that two senders never wait for each other crosswise.
        await db.Database.ExecuteSqlAsync(
            $"""
            with asked as (select * from unnest({riders}, {keys}) a (rider_id, key)),
            locked as (
                select b.rider_id, b.template_id, a.key
                from consent_balances b join asked a using (rider_id)
                where b.template_id = {templateId} and not exists (select from consent_reservations r where r.key = a.key)
                order by b.rider_id for update of b
            ),
            held as (
                update consent_balances b set reserved = b.reserved + 1
                from locked l, message_templates t
                where b.rider_id = l.rider_id and b.template_id = l.template_id and t.id = b.template_id
                    and b.balance > case t.kind when 'long_term' then 0 else b.reserved end
                returning b.rider_id, b.template_id, l.key
            )
            insert into consent_reservations (rider_id, template_id, key, created_at)
            select rider_id, template_id, key, {Now} from held
            """,
            cancellation
        );
        return await db
            .ConsentReservations.Where(r => keys.Contains(r.Key) && r.SettledAt == null)
            .ToDictionaryAsync(r => r.Key, r => r.Id, cancellation);
    }

    /// <summary>What became of a message. The second time nothing happens.</summary>
    /// <param name="reservationId">Of <see cref="ReserveAsync"/>.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="messageId">WeChat's number, when it gave one.</param>
    /// <param name="sentAt">When the call began: what WeChat then said is true of that moment.</param>
    /// <param name="cancellation">The caller's.</param>
    /// <returns>False when it was settled before.</returns>
    public async Task<bool> SettleAsync(
        long reservationId,
        ConsentOutcome outcome,
        long? messageId,
        DateTimeOffset sentAt,
        CancellationToken cancellation
    )
    {
        await using var transaction = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancellation)
            : null;
        var reservation = await db.ConsentReservations.SingleAsync(r => r.Id == reservationId, cancellation);
        var line = await LockAsync(reservation.RiderId, reservation.TemplateId, cancellation);
        await db.Entry(reservation).ReloadAsync(cancellation);
        if (reservation.SettledAt is not null)
            return false;
        await db.Database.ExecuteSqlAsync(
            $"""
            update consent_balances set reserved = reserved - 1
            where rider_id = {reservation.RiderId} and template_id = {reservation.TemplateId}
            """,
            cancellation
        );
        (reservation.Outcome, reservation.SettledAt) = (outcome, Now);
        await EnterAsync(line, reservation, messageId, sentAt, cancellation);
        await db.SaveChangesAsync(cancellation);
        if (transaction is not null)
            await transaction.CommitAsync(cancellation);
        return true;
    }

    private Task EnterAsync(
        ConsentLine line,
        ConsentReservation reservation,
        long? messageId,
        DateTimeOffset sentAt,
        CancellationToken cancellation
    )
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"reservation:{reservation.Id}");
        return reservation.Outcome switch
        {
            ConsentOutcome.Accepted when messageId is { } id => EnterMessageAsync(
                line,
                reservation,
                id,
                key,
                sentAt,
                cancellation
            ),
            ConsentOutcome.Accepted or ConsentOutcome.Unknown => SpendAsync(
                line,
                ConsentSource.Settle,
                key,
                sentAt,
                cancellation
            ),
            ConsentOutcome.Refused => line.VoidAsync(
                db,
                ConsentSource.Settle,
                key,
                DateTimeOffset.FromUnixTimeSeconds(sentAt.ToUnixTimeSeconds()), // as WeChat's events count
                Now,
                cancellation
            ),
            _ => Task.CompletedTask,
        };
    }

    private async Task EnterMessageAsync(
        ConsentLine line,
        ConsentReservation reservation,
        long messageId,
        string key,
        DateTimeOffset sentAt,
        CancellationToken cancellation
    )
    {
        // Its event came first and was taken for an older message of unknown fate, whose own is still to come.
        var wasTaken = await db
            .ConsentReservations.Where(r => r.MessageId == messageId)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.MessageId, (long?)null), cancellation);
        reservation.MessageId = messageId;
        await SpendAsync(line, ConsentSource.Settle, wasTaken > 0 ? key : MessageKey(messageId), sentAt, cancellation);
    }

    private Task<bool> SpendAsync(
        ConsentLine line,
        ConsentSource source,
        string key,
        DateTimeOffset at,
        CancellationToken cancellation
    ) => line.AppendAsync(db, line.LongTerm ? 0 : -1, source, key, at, Now, cancellation);

    private Task<ConsentLine> LockAsync(int riderId, string templateId, CancellationToken cancellation) =>
        ConsentLine.LockAsync(db, riderId, templateId, Now, cancellation);

    private static string MessageKey(long messageId) =>
        string.Create(CultureInfo.InvariantCulture, $"message:{messageId}");
}
