using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data.Riders;

namespace QhdHomeMap.Data.Consents;

/// <summary>What somebody else counted for one person and template: the sandbox, which can be asked as WeChat cannot.</summary>
/// <param name="OpenId">Who.</param>
/// <param name="TemplateId">Which template.</param>
/// <param name="Balance">As <see cref="ConsentBalance.Balance"/>: of a long-term template 1 or 0.</param>
/// <param name="Sent">Messages that were taken.</param>
public sealed record OutsideCount(string OpenId, string TemplateId, int Balance, int Sent)
{
    public override string ToString() => nameof(OutsideCount);
}

public enum ConsentMismatch
{
    /// <summary>The balance is not what the entries come to.</summary>
    Entries,

    /// <summary>As many are held as reservations are open, or not.</summary>
    Reservations,

    /// <summary>The other side counts another balance.</summary>
    Balance,

    /// <summary>The other side counts another number of messages, even with those of unknown fate.</summary>
    Sent,
}

/// <param name="RiderId">Null: the other side knows a person that we do not.</param>
/// <param name="TemplateId">Which template.</param>
/// <param name="What">What differs.</param>
/// <param name="Ours">The balance, or the number of messages.</param>
/// <param name="Theirs">What it should be.</param>
public sealed record ConsentDifference(int? RiderId, string TemplateId, ConsentMismatch What, int Ours, int Theirs);

/// <summary>Whether the ledger agrees with itself, and with whoever else counts.</summary>
public static class ConsentReport
{
    /// <summary>Entries against balances, and reservations against what is held. Nothing, unless somebody wrote past the ledger.</summary>
    public static async Task<IReadOnlyList<ConsentDifference>> OwnAsync(QhdDbContext db, CancellationToken cancellation)
    {
        var rows = await db
            .Database.SqlQuery<OwnRow>(
                $"""
                select b.rider_id, b.template_id, b.balance, b.reserved,
                    coalesce((select sum(e.delta) from consent_entries e
                        where e.rider_id = b.rider_id and e.template_id = b.template_id), 0)::integer as entered,
                    (select count(*) from consent_reservations r
                        where r.rider_id = b.rider_id and r.template_id = b.template_id and r.settled_at is null)::integer as open
                from consent_balances b order by b.rider_id, b.template_id
                """
            )
            .ToListAsync(cancellation);
        return
        [
            .. rows.Where(r => r.Balance != r.Entered)
                .Select(r => new ConsentDifference(
                    r.RiderId,
                    r.TemplateId,
                    ConsentMismatch.Entries,
                    r.Balance,
                    r.Entered
                )),
            .. rows.Where(r => r.Reserved != r.Open)
                .Select(r => new ConsentDifference(
                    r.RiderId,
                    r.TemplateId,
                    ConsentMismatch.Reservations,
                    r.Reserved,
                    r.Open
                )),
        ];
    }

    /// <summary>Against another's counts, person by person.</summary>
    public static async Task<IReadOnlyList<ConsentDifference>> AgainstAsync(
        QhdDbContext db,
        RiderIdentities identities,
        string appId,
        IEnumerable<OutsideCount> counts,
        CancellationToken cancellation
    )
    {
        var ring = await identities.RingAsync(db, hold: false, cancellation);
        var ours = (await ReadAsync(db, appId, cancellation)).ToLookup(r => Convert.ToHexString(r.LookupHash));
        var differences = new List<ConsentDifference>();
        var met = new HashSet<OurRow>();
        foreach (var count in counts)
        {
            var lines = ring.Hashes(RiderIdentities.LookupText(appId, count.OpenId))
                .SelectMany(hash => ours[Convert.ToHexString(hash)])
                .ToArray();
            var line = lines.SingleOrDefault(l => l.TemplateId == count.TemplateId);
            if (line is not null)
                met.Add(line);
            differences.AddRange(Compare(line, lines.FirstOrDefault()?.RiderId, count));
        }
        // What the other side does not name, it counts as nothing.
        foreach (var line in ours.SelectMany(l => l).Where(l => !met.Contains(l)))
            differences.AddRange(Compare(line, line.RiderId, new OutsideCount("", line.TemplateId, 0, 0)));
        return differences;
    }

    private static IEnumerable<ConsentDifference> Compare(OurRow? line, int? riderId, OutsideCount count)
    {
        var (balance, sent, unknown) = (line?.Balance ?? 0, line?.Sent ?? 0, line?.Unknown ?? 0);
        if (balance != count.Balance)
            yield return new(riderId, count.TemplateId, ConsentMismatch.Balance, balance, count.Balance);
        if (count.Sent < sent || count.Sent > sent + unknown)
            yield return new(riderId, count.TemplateId, ConsentMismatch.Sent, sent, count.Sent);
    }

    private static Task<List<OurRow>> ReadAsync(QhdDbContext db, string appId, CancellationToken cancellation) =>
        db
            .Database.SqlQuery<OurRow>(
                $"""
                select r.lookup_hash, r.id as rider_id, b.template_id, b.balance,
                    (count(distinct v.message_id) + count(*) filter (where v.outcome = 'accepted' and v.message_id is null))::integer as sent,
                    count(*) filter (where v.outcome = 'unknown' and v.message_id is null)::integer as unknown
                from riders r join consent_balances b on b.rider_id = r.id
                left join (
                    select rider_id, template_id, message_id, outcome from consent_reservations
                    union all select rider_id, template_id, message_id, null from message_deliveries
                ) v on v.rider_id = b.rider_id and v.template_id = b.template_id
                where r.app_id = {appId} and r.deleted_at is null
                group by r.id, b.rider_id, b.template_id
                """
            )
            .ToListAsync(cancellation);

    private sealed class OwnRow
    {
        public int RiderId { get; init; }
        public required string TemplateId { get; init; }
        public int Balance { get; init; }
        public int Reserved { get; init; }
        public int Entered { get; init; }
        public int Open { get; init; }
    }

    private sealed class OurRow
    {
        public required byte[] LookupHash { get; init; }
        public int RiderId { get; init; }
        public required string TemplateId { get; init; }
        public int Balance { get; init; }
        public int Sent { get; init; }
        public int Unknown { get; init; }
    }
}
