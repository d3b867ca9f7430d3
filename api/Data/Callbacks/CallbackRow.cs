using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QhdHomeMap.Data.Riders;

namespace QhdHomeMap.Data.Callbacks;

public enum CallbackOutcome
{
    /// <summary>The ledger has it.</summary>
    Applied,

    /// <summary>An event that we have no use for.</summary>
    Nothing,

    /// <summary>It tells of somebody who has no account; what it said is not kept.</summary>
    NoRider,

    /// <summary>Somebody has to look at it: see the reason.</summary>
    Parked,
}

/// <summary>A push as it came, kept until it is processed and for some days after.</summary>
public sealed class CallbackRow
{
    public const int ReasonMaxLength = 200;

    public long Id { get; init; }

    /// <summary>Keyed hash of the event's key, which holds an openid. Unique: one event is one row, however often it is pushed.</summary>
    public required byte[] KeyHash { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>What came, opened and encrypted anew.</summary>
    public byte[]? ProtectedRaw { get; set; }

    /// <summary>The same as we read it. Null: it could not be read.</summary>
    public string? ProtectedEvent { get; set; }

    /// <summary>Whom it tells of, once that is known.</summary>
    public int? RiderId { get; set; }

    public short Tries { get; set; }
    public required DateTimeOffset NextTryAt { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public CallbackOutcome? Outcome { get; set; }

    /// <summary>Of the last failure: a kind of error, never its message.</summary>
    public string? Reason { get; set; }
}

/// <summary>A signed push may come in once, to whichever instance.</summary>
public sealed class CallbackNonce
{
    public const int NonceMaxLength = 64;

    public required long Timestamp { get; init; }
    public required string Nonce { get; init; }
}

internal sealed class CallbackRowConfiguration : IEntityTypeConfiguration<CallbackRow>
{
    public void Configure(EntityTypeBuilder<CallbackRow> row)
    {
        row.ToTable(
            "callback_inbox",
            t =>
            {
                t.HasCodeCheck<CallbackOutcome>("outcome");
                t.HasCheckConstraint("ck_callback_inbox_key_hash", "length(key_hash) = 32");
                t.HasCheckConstraint("ck_callback_inbox_end", "(done_at is null) = (outcome is null)");
            }
        );
        row.Property(r => r.Id).UseIdentityAlwaysColumn();
        row.Property(r => r.Outcome).IsCode();
        row.Property(r => r.Reason).HasMaxLength(CallbackRow.ReasonMaxLength);
        row.HasIndex(r => r.KeyHash).IsUnique();
        row.HasIndex(r => new { r.NextTryAt, r.Id }).HasFilter("done_at is null");
        row.HasIndex(r => r.DoneAt);
        row.HasIndex(r => r.RiderId);
        row.HasOne<Rider>().WithMany().HasForeignKey(r => r.RiderId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class CallbackNonceConfiguration : IEntityTypeConfiguration<CallbackNonce>
{
    public void Configure(EntityTypeBuilder<CallbackNonce> nonce)
    {
        nonce.ToTable("callback_nonces");
        nonce.HasKey(n => new { n.Timestamp, n.Nonce });
        nonce.Property(n => n.Nonce).HasMaxLength(CallbackNonce.NonceMaxLength);
    }
}
