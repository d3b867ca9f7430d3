using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace QhdHomeMap.Data.Audit;

/// <summary>
/// What one transaction did to one home or account, as far as the reader may see it: its entries put together. The id is that of
/// the last of them; of each field that changed, the first value before and the last one after.
/// </summary>
public sealed record AuditDeed(
    long Id,
    DateTimeOffset At,
    int? ActorId,
    string Actor,
    string Origin,
    string Action,
    string? Reason,
    AuditSubject Subject,
    int SubjectId,
    string SubjectName,
    long? Version,
    IReadOnlyDictionary<string, (JsonElement From, JsonElement To)> Changes
);

/// <summary>Which deeds. What is null does not narrow.</summary>
/// <param name="UnionIds">Entries of these unions.</param>
public sealed record AuditFilter(IReadOnlyCollection<int> UnionIds)
{
    /// <summary>And entries of no union, which are the city's: of an account without an appointment.</summary>
    public bool WithThoseOfNoUnion { get; init; }

    public AuditSubject? Subject { get; init; }
    public int? SubjectId { get; init; }

    /// <summary>Part of the name.</summary>
    public string? Actor { get; init; }

    public int? ActorId { get; init; }
    public string? Action { get; init; }

    /// <summary>Inclusive.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Exclusive.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only deeds before this one.</summary>
    public long? Before { get; init; }
}

/// <summary>The audit log, newest first.</summary>
public static class AuditDeeds
{
    /// <summary>Streamed: the caller may stop at any time.</summary>
    public static IAsyncEnumerable<AuditDeed> Read(QhdDbContext db, AuditFilter filter, int limit)
    {
        var (sql, parameters) = Question(filter, limit);
        return db.Database.SqlQueryRaw<Row>(sql, [.. parameters]).AsAsyncEnumerable().Select(r => r.Deed);
    }

    /// <summary>
    /// A deed's last visible entry stands for it (`not exists`, by the index on the subject), and fetches the others by the same
    /// index. Only what is asked for becomes a condition, so that each question is planned by its own.
    /// </summary>
    internal static (string Sql, List<NpgsqlParameter> Parameters) Question(AuditFilter filter, int limit)
    {
        var parameters = new List<NpgsqlParameter>();
        var unions = Add(filter.UnionIds.ToArray());
        var wanted = new List<string> { VisibleAs("e") };
        if (filter.Subject is { } subject)
            wanted.Add($"e.subject = {Add(subject.Code())}");
        if (filter.SubjectId is { } subjectId)
            wanted.Add($"e.subject_id = {Add(subjectId)}");
        if (filter.Actor is { } actor)
            wanted.Add($"strpos(lower(e.actor), lower({Add(actor)})) > 0");
        if (filter.ActorId is { } actorId)
            wanted.Add($"e.actor_id = {Add(actorId)}");
        if (filter.Action is { } action)
            wanted.Add($"e.action = {Add(action)}");
        if (filter.From is { } from)
            wanted.Add($"e.at >= {Add(from)}");
        if (filter.To is { } to)
            wanted.Add($"e.at < {Add(to)}");
        if (filter.Before is { } before)
            wanted.Add($"e.id < {Add(before)}");
        const string Same =
            "o.subject = e.subject and o.subject_id = e.subject_id and o.at = e.at and o.actor = e.actor and o.action = e.action";
        var sql = $"""
            select e.id, e.at, e.actor_id, e.actor, e.origin, e.action, e.reason, e.subject, e.subject_id, e.subject_name, e.version,
                array(
                    select o.changes::text from audit_entries o
                    where {Same} and o.id <= e.id and {VisibleAs("o")} order by o.id
                ) as changes
            from audit_entries e
            where {string.Join(" and ", wanted)}
                and not exists (select from audit_entries o where {Same} and o.id > e.id and {VisibleAs("o")})
            order by e.id desc limit {Add(limit)}
            """;
        return (sql, parameters);

        string Add<T>(T value)
        {
            parameters.Add(new NpgsqlParameter<T>($"p{parameters.Count}", value));
            return $"@p{parameters.Count - 1}";
        }

        string VisibleAs(string row) =>
            filter.WithThoseOfNoUnion
                ? $"({row}.union_ids && {unions} or {row}.union_ids = array[]::integer[])"
                : $"{row}.union_ids && {unions}";
    }

    private sealed class Row
    {
        public long Id { get; init; }
        public DateTimeOffset At { get; init; }
        public int? ActorId { get; init; }
        public required string Actor { get; init; }
        public required string Origin { get; init; }
        public required string Action { get; init; }
        public string? Reason { get; init; }
        public required string Subject { get; init; }
        public int SubjectId { get; init; }
        public required string SubjectName { get; init; }
        public long? Version { get; init; }
        public required string[] Changes { get; init; }

        public AuditDeed Deed =>
            new(
                Id,
                At,
                ActorId,
                Actor,
                Origin,
                Action,
                Reason,
                EnumCode.Parse<AuditSubject>(Subject),
                SubjectId,
                SubjectName,
                Version,
                Merge(Changes)
            );
    }

    private static Dictionary<string, (JsonElement From, JsonElement To)> Merge(IEnumerable<string> entries)
    {
        var merged = new Dictionary<string, (JsonElement From, JsonElement To)>();
        var masked = new HashSet<string>(); // what differs although it reads alike: the difference is not shown
        foreach (var field in entries.SelectMany(e => JsonSerializer.Deserialize<JsonElement>(e).EnumerateObject()))
        {
            var (from, to) = (field.Value.GetProperty("from"), field.Value.GetProperty("to"));
            merged[field.Name] = (merged.TryGetValue(field.Name, out var first) ? first.From : from, to);
            if (JsonElement.DeepEquals(from, to))
                masked.Add(field.Name);
        }
        foreach (var (field, (from, to)) in merged.ToList())
        {
            if (!masked.Contains(field) && JsonElement.DeepEquals(from, to))
                merged.Remove(field);
        }
        return merged;
    }
}
