using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Audit;
using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>What was done to a home since the version that a caller has before his eyes.</summary>
internal static class ChangesSince
{
    private const int MaxChangesTold = 50;

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
