namespace QhdHomeMap.Data.Consents;

public enum ConsentSource
{
    /// <summary>WeChat's event of an answer to the question.</summary>
    Popup,

    /// <summary>WeChat's event of a refusal in the settings.</summary>
    Change,

    /// <summary>WeChat's event of a message that no reservation of ours had accounted for.</summary>
    Sent,

    /// <summary>What became of a message that we sent.</summary>
    Settle,
}

/// <summary>One line of the ledger. Append-only: the database refuses to change or delete it, and adds it to the balance itself.</summary>
public sealed class ConsentEntry
{
    public const int EventKeyMaxLength = 80;

    public long Id { get; init; }
    public required int RiderId { get; init; }
    public required string TemplateId { get; init; }

    /// <summary>Also 0: what was told and changed nothing, such as a refusal of a one-time template.</summary>
    public required int Delta { get; init; }

    public required ConsentSource Source { get; init; }

    /// <summary>Unique: what is told twice counts once.</summary>
    public required string EventKey { get; init; }

    /// <summary>When it happened, as WeChat says.</summary>
    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}

/// <summary>
/// What a rider's entries of one template come to, kept by the database. Of a one-time template the messages that may still be
/// sent; of a long-term one 1 or 0.
/// </summary>
public sealed class ConsentBalance
{
    public required int RiderId { get; init; }
    public required string TemplateId { get; init; }
    public int Balance { get; init; }

    /// <summary>Of these, how many are held for messages under way.</summary>
    public int Reserved { get; init; }

    /// <summary>WeChat said then that there is none: an acceptance from before counts no more, however late it is told.</summary>
    public DateTimeOffset? VoidBefore { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>What the front end says that a person answered. Never counts: it can be forged. It shows which events were lost.</summary>
public sealed class ConsentClaim
{
    public const int MaxPerRider = 200;

    public long Id { get; init; }
    public required int RiderId { get; init; }
    public required string TemplateId { get; init; }
    public required bool Accepted { get; init; }
    public required DateTimeOffset At { get; init; }
}

public enum ConsentOutcome
{
    /// <summary>WeChat took the message.</summary>
    Accepted,

    /// <summary>43101: there is no consent, whatever the ledger says.</summary>
    Refused,

    /// <summary>Known not to have been sent, for another reason: the consent is free again.</summary>
    NotSent,

    /// <summary>Nobody knows. Counts as spent, because a second message would be worse than one too few.</summary>
    Unknown,
}

/// <summary>One consent held for one message, from before it is sent until it is known what became of it.</summary>
public sealed class ConsentReservation
{
    public const int KeyMaxLength = 80;

    public long Id { get; init; }
    public required int RiderId { get; init; }
    public required string TemplateId { get; init; }

    /// <summary>The sender's name for the message, unique: such as campaign and rider.</summary>
    public required string Key { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? SettledAt { get; set; }
    public ConsentOutcome? Outcome { get; set; }

    /// <summary>WeChat's number of the message, by which <see cref="MessageDelivery"/> is found.</summary>
    public long? MessageId { get; set; }
}

/// <summary>WeChat's event of one message. Comes before or after the answer to the call, or never.</summary>
public sealed class MessageDelivery
{
    public required long MessageId { get; init; }
    public required int RiderId { get; init; }
    public required string TemplateId { get; init; }

    /// <summary>0: delivered.</summary>
    public required int ErrorCode { get; init; }

    public required DateTimeOffset At { get; init; }
}
