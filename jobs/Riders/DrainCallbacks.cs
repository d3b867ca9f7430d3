using QhdHomeMap.Data.Callbacks;
using QhdHomeMap.Jobs.Hosting;

namespace QhdHomeMap.Jobs.Riders;

/// <summary>
/// Applies what WeChat pushed, within a second or two of its coming: by looking, because a push is too frequent a thing to be a
/// job each, and rows that are taken one by one are shared among instances as they are.
/// </summary>
internal sealed partial class DrainCallbacks(CallbackInbox inbox, ILogger<DrainCallbacks> logger) : BackgroundService
{
    private const int Batch = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the host starts without waiting for the database
        var isAway = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var taken = await inbox.ProcessAsync(Batch, stoppingToken);
                isAway = false;
                if (taken == Batch)
                    continue;
            }
            catch (Exception e) when (e.IsDatabaseAway() || e.IsSchemaMissing())
            {
                if (!isAway)
                    LogAway(e);
                isAway = true;
            }
            await Task.Delay(Pause, stoppingToken);
        }
    }

    [LoggerMessage(451, LogLevel.Warning, "The database is away; WeChat's pushes wait in it.")]
    private partial void LogAway(Exception exception);
}
