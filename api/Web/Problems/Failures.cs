using System.Diagnostics;
using Npgsql;
using QhdHomeMap.Api.Security;

namespace QhdHomeMap.Api.Problems;

/// <summary>
/// The one way in which failures become answers: problem details, also for a caller who says that he accepts none. What failed
/// is logged without its message, which may repeat what somebody sent.
/// </summary>
internal sealed partial class Failures(RequestDelegate next, ILogger<Failures> logger)
{
    public Task InvokeAsync(HttpContext context)
    {
        Task running;
        try
        {
            running = next(context);
        }
        catch (Exception e)
        {
            return HandleAsync(context, e);
        }
        return running.IsCompletedSuccessfully ? FinishAsync(context) : AwaitAsync(running, context);
    }

    private async Task AwaitAsync(Task running, HttpContext context)
    {
        try
        {
            await running;
        }
        catch (Exception e)
        {
            await HandleAsync(context, e);
            return;
        }
        await FinishAsync(context);
    }

    /// <summary>A status that the framework set without a word gets ours.</summary>
    private static Task FinishAsync(HttpContext context)
    {
        var response = context.Response;
        var wordless =
            response.StatusCode >= 400
            && !response.HasStarted
            && response.ContentLength is null
            && response.ContentType is null;
        return wordless ? context.WriteAsync(Problem.ForStatus(response.StatusCode)) : Task.CompletedTask;
    }

    private async Task HandleAsync(HttpContext context, Exception exception)
    {
        if (context.RequestAborted.IsCancellationRequested && exception is OperationCanceledException or IOException)
            return; // nobody waits any more
        var bad = exception as BadHttpRequestException;
        var ofDatabase = OfDatabase(exception);
        if (ofDatabase == Problem.DatabaseAway)
            LogDatabaseAway(context.TraceId(), Describe(exception));
        else if (ofDatabase == Problem.DatabaseBusy)
            LogDatabaseBusy(context.TraceId(), Describe(exception));
        else if (bad is null)
            LogFailed(context.TraceId(), Describe(exception), StackOf(exception));
        if (context.Response.HasStarted)
        {
            context.Abort(); // half an answer must not look like a whole one
            return;
        }
        var hsts = context.Response.Headers.StrictTransportSecurity; // by the settings and by how the caller came
        context.Response.Clear();
        SecurityHeaders.Apply(context.Response.Headers);
        context.Response.Headers.StrictTransportSecurity = hsts;
        context.Response.Headers.CacheControl = "no-store";
        await context.WriteAsync(ofDatabase ?? Problem.ForStatus(bad?.StatusCode ?? 500));
    }

    /// <summary>
    /// Away: not reached, gone in the middle, starting, stopping or out of connections. Busy: it took the whole transaction back
    /// for another's sake, as the loser of a deadlock. Either way the same request may succeed later.
    /// </summary>
    private static Problem? OfDatabase(Exception? error) =>
        error switch
        {
            // A fatal one is of the connection and not of what was asked: a database that lets nobody in while it is swapped, too.
            PostgresException { InvariantSeverity: "FATAL" or "PANIC" } => Problem.DatabaseAway,
            PostgresException refusal => refusal.SqlState[..2] switch
            {
                "08" or "53" or "57" => Problem.DatabaseAway,
                "40" => Problem.DatabaseBusy,
                _ => null,
            },
            NpgsqlException => Problem.DatabaseAway,
            null => null,
            _ => OfDatabase(error.InnerException),
        };

    /// <summary>What kinds of failure, from the outermost to the innermost.</summary>
    private static string Describe(Exception exception)
    {
        var own = exception is PostgresException e
            ? $"{e.GetType().FullName} {e.SqlState} {e.TableName} {e.ConstraintName}".TrimEnd()
            : exception.GetType().FullName!;
        return exception.InnerException is { } inner ? $"{own} < {Describe(inner)}" : own;
    }

    private static string StackOf(Exception exception) =>
        new StackTrace(Innermost(exception), fNeedFileInfo: true).ToString();

    private static Exception Innermost(Exception exception) =>
        exception.InnerException is { } inner ? Innermost(inner) : exception;

    [LoggerMessage(202, LogLevel.Warning, "The database could not be reached. Trace {TraceId}: {Kinds}")]
    private partial void LogDatabaseAway(string traceId, string kinds);

    [LoggerMessage(203, LogLevel.Warning, "The database took a transaction back. Trace {TraceId}: {Kinds}")]
    private partial void LogDatabaseBusy(string traceId, string kinds);

    [LoggerMessage(201, LogLevel.Error, "A request failed. Trace {TraceId}: {Kinds}\n{Stack}")]
    private partial void LogFailed(string traceId, string kinds, string stack);
}
