using System.Text.Json;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Data.Audit;

public enum AuditSubject
{
    Home,

    /// <summary>An account of staff.</summary>
    User,

    /// <summary>A planner's scenario.</summary>
    Scenario,

    Activity,

    /// <summary>A notice to riders.</summary>
    Campaign,
}

/// <summary>
/// Who changed what, when, from where, from what to what. Changes are written by triggers, whatever way they came; the database
/// refuses to change or delete an entry.
/// </summary>
public sealed class AuditEntry
{
    public long Id { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>The account that did it; null for a program.</summary>
    public int? ActorId { get; init; }

    /// <summary>Its name at that time, or the database user.</summary>
    public required string Actor { get; init; }

    /// <summary>The address of the caller, or the program's name.</summary>
    public required string Origin { get; init; }

    /// <summary>The deed's code, such as <c>suspend</c>; else <c>insert</c>, <c>update</c>, <c>delete</c>.</summary>
    public required string Action { get; init; }

    public string? Reason { get; init; }
    public required AuditSubject Subject { get; init; }
    public required int SubjectId { get; init; }

    /// <summary>Code and name of a home, user name of an account, name of a scenario.</summary>
    public required string SubjectName { get; init; }

    /// <summary>The unions whose staff may see the entry: before and after the change.</summary>
    public required List<int> UnionIds { get; init; }

    /// <summary>Of a home or a scenario, after the change.</summary>
    public long? Version { get; init; }

    /// <summary><c>{"field": {"from": …, "to": …}}</c>.</summary>
    public required JsonDocument Changes { get; init; }

    /// <summary>What was done with an account, or by it, that changes no row which a trigger watches.</summary>
    public static AuditEntry Of(Deed deed, DateTimeOffset at, StaffUser subject, IEnumerable<int> unionIds) =>
        new()
        {
            At = at,
            ActorId = deed.ActorId,
            Actor = deed.Actor,
            Origin = deed.Origin,
            Action = deed.Action,
            Reason = deed.Reason,
            Subject = AuditSubject.User,
            SubjectId = subject.Id,
            SubjectName = subject.UserName!,
            UnionIds = [.. unionIds],
            Changes = JsonDocument.Parse("{}"),
        };
}

/// <summary>What the staff member at the other end is doing; written beside every change of the same transaction.</summary>
/// <param name="ActorId">The account.</param>
/// <param name="Actor">Its name.</param>
/// <param name="Origin">The caller's address.</param>
/// <param name="Action">A code, such as <c>suspend</c>.</param>
/// <param name="Reason">As given.</param>
public sealed record Deed(int ActorId, string Actor, string Origin, string Action, string? Reason = null);
