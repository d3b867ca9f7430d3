using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;

namespace QhdHomeMap.Jobs.Hosting;

/// <summary>
/// Hangfire on the same database, in a schema of its own that it makes itself: any number of instances share the queue. Starts as soon
/// as the database is there; told to stop, it has its jobs stop, and what they were doing goes back to the queue.
/// </summary>
internal sealed partial class WorkQueue(
    string connection,
    WorkQueueOptions options,
    IServiceScopeFactory scopes,
    ILoggerFactory loggers,
    ILogger<WorkQueue> logger
) : BackgroundService
{
    public const string Schema = "hangfire";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource<JobStorage> _storage = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    /// <summary>Hands out work; waits until the storage is there.</summary>
    public async Task<IBackgroundJobClient> ClientAsync(CancellationToken cancellation) =>
        new BackgroundJobClient(await _storage.Task.WaitAsync(cancellation));

    /// <summary>Makes what the storage lacks: all of it at the first start, and in a database that was restored from before Jobs.</summary>
    public JobStorage Prepare()
    {
        var storageOptions = new PostgreSqlStorageOptions
        {
            SchemaName = Schema,
            UseSlidingInvisibilityTimeout = true,
            QueuePollInterval = TimeSpan.FromSeconds(1),
        };
        var storage = new PostgreSqlStorage(new NpgsqlConnectionFactory(connection, storageOptions), storageOptions);
        RecurringJobs.Register(storage);
        return storage;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the host starts without waiting for the database
        GlobalConfiguration
            .Configuration.SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UseLogProvider(new AspNetCoreLogProvider(loggers));
        var storage = await OpenAsync(stoppingToken);
        using var server = new BackgroundJobServer(ServerOptions(), storage);
        _storage.SetResult(storage);
        try
        {
            await Task.Delay(Timeout.Infinite, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            server.SendStop();
            await server.WaitForShutdownAsync(CancellationToken.None); // bounded by ShutdownTimeout
        }
    }

    private async Task<JobStorage> OpenAsync(CancellationToken cancellation)
    {
        for (var isAway = false; ; isAway = true)
        {
            try
            {
                return Prepare();
            }
            catch (Exception e) when (e.IsDatabaseAway())
            {
                if (!isAway)
                    LogAway(e);
                await Task.Delay(Pause, cancellation);
            }
        }
    }

    private BackgroundJobServerOptions ServerOptions() =>
        new()
        {
            Activator = new AspNetCoreJobActivator(scopes),
            WorkerCount = options.Workers,
            // A worker that was told to stop gives its work back within a moment; one that does not is left to be found dead.
            ShutdownTimeout = TimeSpan.FromSeconds(10),
            SchedulePollingInterval = TimeSpan.FromSeconds(5),
        };

    [LoggerMessage(401, LogLevel.Warning, "The database is away; work is taken as soon as it is back.")]
    private partial void LogAway(Exception exception);
}
