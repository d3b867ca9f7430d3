using Microsoft.Extensions.Options;
using Npgsql;
using QhdHomeMap.WeChat;
using QhdHomeMap.WeChat.Answers;

namespace QhdHomeMap.Api.WeChat;

/// <summary>Reads the list of templates at the start and every hour: an event of a template that is not in it has to wait.</summary>
internal sealed partial class TemplateFollower(
    TemplateSync sync,
    IOptions<WeChatOptions> options,
    TimeProvider clock,
    ILogger<TemplateFollower> log
) : BackgroundService
{
    private static readonly TimeSpan Usual = TimeSpan.FromHours(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the start of the host does not wait
        while (options.Value.Mode is not WeChatMode.Off && !stoppingToken.IsCancellationRequested)
        {
            var pause = await TrySyncAsync(stoppingToken) ? Usual : AfterFailure;
            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> TrySyncAsync(CancellationToken stopping)
    {
        try
        {
            return await sync.SyncAsync(stopping) is Answered<IReadOnlyList<OwnTemplate>>; // WeChat's client logs the rest
        }
        catch (Exception e) when (IsOfDatabase(e))
        {
            LogDatabaseAway(e.GetType().Name);
            return false;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return false;
        }
    }

    private static bool IsOfDatabase(Exception? error) =>
        error is not null && (error is NpgsqlException || IsOfDatabase(error.InnerException));

    [LoggerMessage(3201, LogLevel.Warning, "The list of templates could not be kept: {Kind}; tried again soon")]
    private partial void LogDatabaseAway(string kind);
}
