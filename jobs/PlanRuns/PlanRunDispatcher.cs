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

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var client = await queue.ClientAsync(stoppingToken);
        var isAway = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await ListenAsync(stoppingToken);
                isAway = false;
                while (true)
                {
                    await DispatchAsync(client, stoppingToken);
                    await connection.WaitAsync(options.Poll, stoppingToken);
                }
            }
            catch (Exception e) when (e.IsDatabaseAway())
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
        foreach (var id in await Runs.TakeDueAsync(source, options.DeadAfter, cancellation))
        {
            client.Enqueue<RunPlan>(job => job.ExecuteAsync(id, CancellationToken.None));
            LogHanded(id);
        }
    }

    [LoggerMessage(411, LogLevel.Information, "Plan run {Run} is handed out.")]
    private partial void LogHanded(int run);

    [LoggerMessage(412, LogLevel.Warning, "The database is away; plan runs wait.")]
    private partial void LogAway(Exception exception);
}
