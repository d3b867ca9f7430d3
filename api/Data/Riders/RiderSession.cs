namespace QhdHomeMap.Data.Riders;

public enum RiderSessionEnd
{
    SignedOut,

    /// <summary>A refresh token came a second time: somebody else has a copy, and nobody knows which of the two it is.</summary>
    Reused,

    /// <summary>By whoever runs the system, as after a restore.</summary>
    Revoked,
}

/// <summary>One sign-in and all tokens that follow from it. Neither address nor device is kept.</summary>
public sealed class RiderSession
{
    public long Id { get; init; }
    public required int RiderId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? EndedAt { get; private set; }
    public RiderSessionEnd? EndedBy { get; private set; }

    public void End(RiderSessionEnd by, DateTimeOffset at)
    {
        if (EndedAt is null)
            (EndedAt, EndedBy) = (at, by);
    }
}

public enum RiderTokenKind
{
    /// <summary>Lets in, for a short time.</summary>
    Access,

    /// <summary>Gets the next pair, once.</summary>
    Refresh,
}

/// <summary>The SHA-256 of a token. A refresh token that was used stays, so that its second use is recognised.</summary>
public sealed class RiderToken
{
    public long Id { get; init; }
    public required long SessionId { get; init; }
    public required RiderTokenKind Kind { get; init; }
    public required byte[] TokenHash { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>How long tokens live.</summary>
public sealed record RiderTokenLife(TimeSpan Access, TimeSpan Refresh);

/// <summary>A pair as it is given out, once.</summary>
public sealed record RiderTokens(
    string Access,
    DateTimeOffset AccessExpiresAt,
    string Refresh,
    DateTimeOffset RefreshExpiresAt
)
{
    public override string ToString() => nameof(RiderTokens); // a record would print the secrets
}
