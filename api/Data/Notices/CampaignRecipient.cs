namespace QhdHomeMap.Data.Notices;

/// <summary>What is known of one message. The last eight are final.</summary>
public enum RecipientState
{
    /// <summary>Nothing was sent. Due at a time, maybe after a refusal that WeChat meant for now only.</summary>
    Pending,

    /// <summary>A worker holds it, and may have called WeChat.</summary>
    Sending,

    /// <summary>WeChat took it; its event is to come within a day.</summary>
    Awaiting,

    /// <summary>The call ended without an answer; the event decides within ten minutes. Never sent again.</summary>
    Uncertain,

    /// <summary>WeChat's event says so.</summary>
    Delivered,

    /// <summary>WeChat took it and said no more.</summary>
    Accepted,

    /// <summary>WeChat says that the rider does not want it (43101).</summary>
    Refused,

    /// <summary>The ledger holds none.</summary>
    NoConsent,

    /// <summary>With class and code.</summary>
    Failed,

    /// <summary>No answer and no event.</summary>
    Unknown,
    Cancelled,
    Expired,
}

/// <summary>One rider of a campaign: unique, so that nobody is told twice.</summary>
public sealed class CampaignRecipient
{
    public const int ErrorClassMaxLength = 20;

    public required int CampaignId { get; init; }
    public required int RiderId { get; init; }
    public RecipientState State { get; set; } = RecipientState.Pending;

    /// <summary>Pending: not before. Awaiting and uncertain: when it is final without an event.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>The worker that holds it, and until when it is thought alive.</summary>
    public Guid? Claim { get; set; }

    public DateTimeOffset? ClaimedUntil { get; set; }

    /// <summary>How often WeChat was asked.</summary>
    public short Attempts { get; set; }

    /// <summary>Of <see cref="Consents.ConsentReservation"/>.</summary>
    public long? ReservationId { get; set; }

    /// <summary>WeChat's number for the message.</summary>
    public long? MessageId { get; set; }

    /// <summary>When WeChat took it.</summary>
    public DateTimeOffset? SentAt { get; set; }

    public string? ErrorClass { get; set; }
    public int? ErrorCode { get; set; }
    public DateTimeOffset? FinalAt { get; set; }

    /// <summary>When the rider opened the page from the message.</summary>
    public DateTimeOffset? OpenedAt { get; set; }
}

/// <summary>
/// What all instances keep to when they send: one row a gate. The rate is kept as the moment from which the next message may go
/// (generic cell rate algorithm), which one update moves for a whole batch.
/// </summary>
public sealed class SendingGate
{
    public const int NameMaxLength = 20;
    public const int ReasonMaxLength = 100;

    public required string Name { get; init; }
    public required DateTimeOffset NextAt { get; set; }
    public DateTimeOffset? PausedUntil { get; set; }

    /// <summary>In Chinese.</summary>
    public string? PauseReason { get; set; }
}

/// <summary>A member of staff's own WeChat, for test sends and WeChat's content check: bound by scanning a code of the console.</summary>
public sealed class StaffBinding
{
    public const int CodeHashLength = 32;

    public required int StaffUserId { get; init; }

    /// <summary>Of the code that the console shows, until it is used.</summary>
    public byte[]? CodeHash { get; set; }

    public DateTimeOffset? CodeExpiresAt { get; set; }
    public int? RiderId { get; set; }
    public DateTimeOffset? BoundAt { get; set; }
}
