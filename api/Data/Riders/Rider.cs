namespace QhdHomeMap.Data.Riders;

/// <summary>
/// Somebody who signed in with WeChat. What tells who it is lies encrypted (<see cref="RiderIdentities"/>) and is looked up by a
/// keyed hash. After its deletion the row is a number that the ledger's entries name, with nothing of the person left.
/// </summary>
public sealed class Rider
{
    public const int AppIdMaxLength = 32;
    public const int PrivacyVersionMaxLength = 20;

    /// <summary>Below this age a guardian must agree (《个人信息保护法》 art. 31).</summary>
    public const int GuardianAge = 14;

    /// <summary>A telephone's clock may be ahead by so much.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    public int Id { get; init; }

    /// <summary>The mini-program that knows the person by this openid; the sandbox's people are never taken for real ones.</summary>
    public required string AppId { get; init; }

    public byte[]? LookupHash { get; internal set; }

    /// <summary>Which key of <see cref="LookupKey"/> the hash was made with.</summary>
    public short? LookupKeyId { get; internal set; }

    public string? ProtectedOpenId { get; private set; }
    public string? ProtectedUnionId { get; internal set; }
    public string? ProtectedPhone { get; internal set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the last session was opened or renewed: to the hours of an access token.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>Of the privacy text that was accepted last.</summary>
    public string? PrivacyVersion { get; private set; }

    public DateTimeOffset? PrivacyAcceptedAt { get; private set; }

    /// <summary>Set for somebody under <see cref="GuardianAge"/>, and for nobody else.</summary>
    public DateTimeOffset? GuardianConsentAt { get; private set; }

    public DateTimeOffset? DeletedAt { get; private set; }

    /// <param name="acceptance">What was accepted.</param>
    /// <param name="now">The server's time.</param>
    public RiderRefusal? Accept(PrivacyAcceptance acceptance, DateTimeOffset now)
    {
        if (acceptance.UnderGuardianAge && !acceptance.GuardianConsent)
            return RiderRefusal.GuardianConsentRequired;
        var at = acceptance.At ?? now;
        if (at > now + ClockTolerance || at < now - PrivacyAcceptance.LongestAgo)
            return RiderRefusal.AcceptanceOutOfTime;
        // Told again with each sign-in: what was accepted once keeps its time.
        if (PrivacyVersion != acceptance.Version)
            (PrivacyVersion, PrivacyAcceptedAt) = (acceptance.Version, at);
        GuardianConsentAt = acceptance.UnderGuardianAge ? GuardianConsentAt ?? at : null;
        return null;
    }

    /// <summary>Nothing of the person stays; the number does.</summary>
    internal void Delete(DateTimeOffset at)
    {
        (LookupHash, LookupKeyId) = (null, null);
        (ProtectedOpenId, ProtectedUnionId, ProtectedPhone) = (null, null, null);
        (PrivacyVersion, PrivacyAcceptedAt, GuardianConsentAt) = (null, null, null);
        DeletedAt = at;
    }
}

/// <summary>The privacy text's acceptance as the front end tells it.</summary>
/// <param name="Version">Of the text.</param>
/// <param name="At">When the person tapped; null: now.</param>
/// <param name="UnderGuardianAge">The person says to be under <see cref="Rider.GuardianAge"/>.</param>
/// <param name="GuardianConsent">A guardian agreed.</param>
public sealed record PrivacyAcceptance(
    string Version,
    DateTimeOffset? At = null,
    bool UnderGuardianAge = false,
    bool GuardianConsent = false
)
{
    /// <summary>The front end remembers an acceptance and tells it at every sign-in.</summary>
    public static readonly TimeSpan LongestAgo = TimeSpan.FromDays(3 * 366);
}

/// <summary>A home that a rider wants to keep in sight.</summary>
public sealed class RiderFavourite
{
    public const int MaxPerRider = 100;

    public required int RiderId { get; init; }
    public required int HomeId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}
