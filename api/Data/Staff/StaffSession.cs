using System.Net;

namespace QhdHomeMap.Data.Staff;

public enum SessionKind
{
    /// <summary>A browser's: needs the antiforgery token to change anything.</summary>
    Cookie,

    /// <summary>A program's.</summary>
    Bearer,
}

public enum SessionEnd
{
    SignedOut,

    /// <summary>Ended from a list of sessions.</summary>
    Revoked,
    PasswordChanged,
    Disabled,
}

/// <summary>A signed-in browser or program. Whoever holds the token is the user; the database knows only its SHA-256.</summary>
public sealed class StaffSession
{
    public const int AgentMaxLength = 200;

    public long Id { get; init; }
    public required int UserId { get; init; }
    public required byte[] TokenHash { get; init; }
    public required SessionKind Kind { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>To the minute.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? EndedAt { get; private set; }
    public SessionEnd? EndedBy { get; private set; }
    public required IPAddress Address { get; init; }
    public required string Agent { get; init; }

    public void End(SessionEnd by, DateTimeOffset at)
    {
        if (EndedAt is null)
            (EndedAt, EndedBy) = (at, by);
    }
}

public enum SignInOutcome
{
    Succeeded,
    UnknownUser,
    WrongPassword,
    LockedOut,
    Disabled,
    CodeMissing,
    WrongCode,
}

/// <summary>One attempt to sign in. Append-only. A name that no account has is not kept: it may be a password.</summary>
public sealed class SignIn
{
    public long Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required int? UserId { get; init; }
    public required SignInOutcome Outcome { get; init; }
    public required IPAddress Address { get; init; }
    public required string Agent { get; init; }
    public long? SessionId { get; set; }
}
