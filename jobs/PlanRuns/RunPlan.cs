using Hangfire;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Planning;
using QhdHomeMap.Jobs.Hosting;
using Runs = QhdHomeMap.Data.Planning.PlanRuns;

namespace QhdHomeMap.Jobs.PlanRuns;

/// <summary>
/// Computes one run. May be called any number of times, anywhere, at once: only who claims the row computes, and only who still has the
/// claim at the end stores. When to try again is the row's to say, and so Hangfire never does.
/// </summary>
internal sealed partial class RunPlan(
    IDbContextFactory<QhdDbContext> contexts,
    LayoutReportRun layoutReport,
    PlanRunOptions options,
    TimeProvider clock,
    ILogger<RunPlan> logger
)
{
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public async Task ExecuteAsync(int id, CancellationToken stopping)
    {
        var claim = Guid.NewGuid();
        if (await ClaimAsync(id, claim, stopping) is not { } run)
            return;
        LogBegun(id, run.Attempts);
        await using var pulse = new PlanRunPulse(contexts, run.Id, claim, clock, logger, stopping);
        try
        {
            var (inputHash, files) = await layoutReport.ComputeAsync(run, pulse.Report, pulse.Stop);
            await pulse.EndAsync();
            if (await StoreAsync(id, claim, inputHash, files))
                LogDone(id);
            else
                LogDropped(id);
        }
        catch (OperationCanceledException) when (pulse.Stop.IsCancellationRequested)
        {
            await pulse.EndAsync();
            await LetGoAsync(id, claim);
        }
        catch (Exception e)
        {
            await pulse.EndAsync();
            LogFailed(e, id);
            var trouble =
                e is PlanRunException known ? known.Trouble
                : e.IsDatabaseAway() ? PlanTrouble.DatabaseAway
                : PlanTrouble.Unexpected;
            await ChangeAsync(id, (r, now) => r.GiveUp(claim, trouble, now, options.Retry));
            throw;
        }
    }

    private async Task<PlanRun?> ClaimAsync(int id, Guid claim, CancellationToken stopping)
    {
        await using var db = await contexts.CreateDbContextAsync(stopping);
        return await Runs.ChangeAsync(
            db,
            id,
            (run, now) => run.TryClaim(claim, now, options.DeadAfter) ? run : null,
            stopping
        );
    }

    private async Task<bool> StoreAsync(int id, Guid claim, string inputHash, IReadOnlyList<PlanRunFile> files)
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        return await Runs.ChangeAsync(
            db,
            id,
            (run, now) =>
            {
                if (!run.TryFinish(claim, inputHash, now))
                    return false;
                db.PlanRunFiles.AddRange(files.Select(f => f.Of(id)));
                return true;
            },
            CancellationToken.None
        );
    }

    /// <summary>Stopped from outside: cancelled by the planner, taken over by another worker, or this host goes down.</summary>
    private async Task LetGoAsync(int id, Guid claim)
    {
        await ChangeAsync(
            id,
            (run, now) =>
            {
                run.ConfirmCancelled(claim, now);
                run.GiveBack(claim, now);
            }
        );
        LogLetGo(id);
    }

    /// <summary>Whoever stops this host waits for it: the row is to say what became of it.</summary>
    private async Task ChangeAsync(int id, Action<PlanRun, DateTimeOffset> change)
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        await Runs.ChangeAsync(
            db,
            id,
            (run, now) =>
            {
                change(run, now);
                return true;
            },
            CancellationToken.None
        );
    }

    [LoggerMessage(421, LogLevel.Information, "Plan run {Run} begins, attempt {Attempt}.")]
    private partial void LogBegun(int run, int attempt);

    [LoggerMessage(422, LogLevel.Information, "Plan run {Run} is done.")]
    private partial void LogDone(int run);

    [LoggerMessage(423, LogLevel.Information, "Plan run {Run} was stopped and let go.")]
    private partial void LogLetGo(int run);

    [LoggerMessage(
        424,
        LogLevel.Warning,
        "Plan run {Run} was cancelled or taken over at its end; what was computed is dropped."
    )]
    private partial void LogDropped(int run);

    [LoggerMessage(425, LogLevel.Error, "Plan run {Run} could not be computed.")]
    private partial void LogFailed(Exception exception, int run);
}
