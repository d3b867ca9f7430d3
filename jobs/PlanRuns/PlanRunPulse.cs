using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data;
using QhdHomeMap.Jobs.Hosting;
using Runs = QhdHomeMap.Data.Planning.PlanRuns;

namespace QhdHomeMap.Jobs.PlanRuns;

/// <summary>
/// The signs of life of a run while it is computed, twice a second: tells its progress, hears that it was cancelled or taken over.
/// While the database is away the computation goes on.
/// </summary>
internal sealed partial class PlanRunPulse : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.5);

    private readonly IDbContextFactory<QhdDbContext> _contexts;
    private readonly int _run;
    private readonly Guid _claim;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop;
    private readonly CancellationTokenSource _end = new();
    private readonly PeriodicTimer _timer;
    private readonly Task _beating;
    private (double Progress, string? Step) _latest;

    public PlanRunPulse(
        IDbContextFactory<QhdDbContext> contexts,
        int run,
        Guid claim,
        TimeProvider clock,
        ILogger logger,
        CancellationToken stopping
    )
    {
        (_contexts, _run, _claim, _logger) = (contexts, run, claim, logger);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _timer = new PeriodicTimer(Interval, clock);
        _beating = BeatAsync();
    }

    /// <summary>Whoever computes stops when it is set.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>How far it is, 0 to 1, and what is being done, in Chinese. Costs nothing: it is written with the next beat.</summary>
    public void Report(double progress, string step)
    {
        lock (_end)
            _latest = (progress, step);
    }

    /// <summary>Before the row is changed by whoever computes. May be called again.</summary>
    public async Task EndAsync()
    {
        await _end.CancelAsync();
        await _beating;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _timer.Dispose();
        _stop.Dispose();
        _end.Dispose();
    }

    private async Task BeatAsync()
    {
        await Task.Yield();
        try
        {
            while (await _timer.WaitForNextTickAsync(_end.Token))
                await BeatOnceAsync();
        }
        catch (OperationCanceledException)
        {
            // The run has come to its end.
        }
    }

    private async Task BeatOnceAsync()
    {
        var (progress, step) = Latest();
        try
        {
            await using var db = await _contexts.CreateDbContextAsync(_end.Token);
            var goesOn = await Runs.ChangeAsync(
                db,
                _run,
                (run, now) => run.Beat(_claim, progress, step, now),
                _end.Token
            );
            if (!goesOn)
                await _stop.CancelAsync();
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            LogMissed(e, _run);
        }
    }

    private (double Progress, string? Step) Latest()
    {
        lock (_end)
            return _latest;
    }

    [LoggerMessage(431, LogLevel.Warning, "Plan run {Run} goes on without the database hearing of it.")]
    private partial void LogMissed(Exception exception, int run);
}
