using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Audit;
using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>The version that a caller has before his eyes, by If-Match.</summary>
internal static class MeantVersion
{
    private const int MaxChangesTold = 50;

    public static (long? Version, Problem? Problem) Read(HttpRequest request)
    {
        var text = request.Headers.IfMatch.ToString();
        if (text.Length == 0)
            return (null, Problem.IfMatchRequired);
        var isTag = text is ['"', .., '"'] && text.Length > 2;
        if (
            isTag
            && long.TryParse(text.AsSpan()[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        )
            return (version, null);
        var errors = new FieldErrors();
        errors.Add("If-Match", "应为读取时 ETag 头的原样，如 \"7\"");
        return (null, Problem.RequestInvalid.With(errors));
    }

    /// <summary>What has been changed since the version that was meant, and by whom.</summary>
    public static async Task<Problem> ToldAsync(
        QhdDbContext db,
        Home home,
        long version,
        CancellationToken cancellation
    )
    {
        var entries = await db
            .AuditEntries.AsNoTracking()
            .Where(e => e.Subject == AuditSubject.Home && e.SubjectId == home.Id && e.Version > version)
            .OrderByDescending(e => e.Id)
            .Take(MaxChangesTold)
            .ToListAsync(cancellation);
        entries.Reverse();
        return Problem.ChangedMeanwhile with
        {
            Members = new Dictionary<string, object?>
            {
                ["version"] = home.Version,
                ["changes"] = entries.Select(e => new ChangeAnswer(
                    e.At.InCity(),
                    e.Actor,
                    e.Action,
                    e.Changes.RootElement
                )),
            },
        };
    }
}

internal sealed record ChangeAnswer(DateTimeOffset At, string Actor, string Action, JsonElement Changes);
