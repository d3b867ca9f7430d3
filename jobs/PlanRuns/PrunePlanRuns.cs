using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data;
using Runs = QhdHomeMap.Data.Planning.PlanRuns;

namespace QhdHomeMap.Jobs.PlanRuns;

/// <summary>Forgets old runs with their files: a report can be asked for again.</summary>
internal sealed partial class PrunePlanRuns(
    IDbContextFactory<QhdDbContext> contexts,
    PlanRunOptions options,
    ILogger<PrunePlanRuns> logger
)
{
    public async Task ExecuteAsync(CancellationToken stopping)
    {
        await using var db = await contexts.CreateDbContextAsync(stopping);
        LogPruned(await Runs.PruneAsync(db, TimeSpan.FromDays(options.KeepDays), options.KeepNewest, stopping));
    }

    [LoggerMessage(441, LogLevel.Information, "{Runs} old plan runs are forgotten.")]
    private partial void LogPruned(int runs);
}
