using Hangfire;
using Npgsql;
using QhdHomeMap.Jobs.Hosting;
using Runs = QhdHomeMap.Data.Planning.PlanRuns;

namespace QhdHomeMap.Jobs.PlanRuns;

/// <summary>
/// Hands each due run to Hangfire once, whichever instance sees it first: new ones as soon as they are told, those of a dead worker and
/// those that come back from a failure by looking every few seconds.
/// </summary>
internal sealed partial class PlanRunDispatcher(
    WorkQueue queue,
    NpgsqlDataSource source,
    PlanRunOptions options,
    ILogger<PlanRunDispatcher> logger
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Taken and not yet handed out: what the database's going away left in our hands.</summary>
    private readonly Queue<int> _taken = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var client = await queue.ClientAsync(stoppingToken);
        var isAway = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (isAway)
                    queue.Prepare(); // it may be another database by the same name
                await using var connection = await ListenAsync(stoppingToken);
                isAway = false;
                while (true)
                {
                    await DispatchAsync(client, stoppingToken);
                    await connection.WaitAsync(options.Poll, stoppingToken);
                }
            }
            catch (Exception e) when (e.IsDatabaseAway() || e.IsSchemaMissing())
            {
                if (!isAway)
                    LogAway(e);
                isAway = true;
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }

    private async Task<NpgsqlConnection> ListenAsync(CancellationToken cancellation)
    {
        var connection = await source.OpenConnectionAsync(cancellation);
        await using var listen = new NpgsqlCommand($"listen {Runs.Channel}", connection);
        await listen.ExecuteNonQueryAsync(cancellation);
        return connection;
    }

    /// <summary>Killed between the two, a run is late again in a minute.</summary>
    private async Task DispatchAsync(IBackgroundJobClient client, CancellationToken cancellation)
    {
        foreach (var due in await Runs.TakeDueAsync(source, options.DeadAfter, cancellation))
            _taken.Enqueue(due);
        while (_taken.TryPeek(out var id))
        {
            client.Enqueue<RunPlan>(job => job.ExecuteAsync(id, CancellationToken.None));
            _taken.Dequeue();
            LogHanded(id);
        }
    }

    [LoggerMessage(411, LogLevel.Information, "Plan run {Run} is handed out.")]
    private partial void LogHanded(int run);

    [LoggerMessage(412, LogLevel.Warning, "The database is away; plan runs wait.")]
    private partial void LogAway(Exception exception);
}
