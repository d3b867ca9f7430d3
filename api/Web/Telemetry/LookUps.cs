using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace QhdHomeMap.Api.Telemetry;

/// <summary>Marks an endpoint that riders look homes up by, under its name among the figures.</summary>
internal sealed class LookUp(string name)
{
    public KeyValuePair<string, object?> Tag { get; } = new("lookup", name);
}

/// <summary>
/// How many look-ups there were, how they ended and how long they took, from the headers read to the answer handed over.
/// One histogram says it all: its counts by outcome are the look-ups by outcome.
/// </summary>
internal sealed class LookUps
{
    private readonly RequestDelegate _next;
    private readonly Histogram<double> _duration;

    public LookUps(RequestDelegate next, IMeterFactory meters)
    {
        _next = next;
        _duration = meters
            .Create(TelemetrySetup.MeterName)
            .CreateHistogram(
                "qhd.lookup.duration",
                unit: "s",
                description: "Look-ups of riders, by outcome.",
                tags: null,
                advice: new InstrumentAdvice<double>
                {
                    HistogramBucketBoundaries =
                    [
                        0.00005,
                        0.0001,
                        0.00025,
                        0.0005,
                        0.001,
                        0.0025,
                        0.005,
                        0.01,
                        0.05,
                        0.25,
                        1,
                    ],
                }
            );
    }

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<LookUp>() is not { } lookUp)
            return _next(context);
        var started = Stopwatch.GetTimestamp();
        var running = _next(context);
        if (!running.IsCompletedSuccessfully)
            return AwaitAsync(running, context, lookUp, started);
        Record(context.Response, lookUp, started);
        return Task.CompletedTask;
    }

    private async Task AwaitAsync(Task running, HttpContext context, LookUp lookUp, long started)
    {
        try
        {
            await running;
        }
        catch
        {
            var outcome = context.RequestAborted.IsCancellationRequested ? "left" : "failed";
            Record(lookUp, outcome, started);
            throw;
        }
        Record(context.Response, lookUp, started);
    }

    private void Record(HttpResponse response, LookUp lookUp, long started) =>
        Record(lookUp, OutcomeOf(response), started);

    private void Record(LookUp lookUp, string outcome, long started) =>
        _duration.Record(
            Stopwatch.GetElapsedTime(started).TotalSeconds,
            lookUp.Tag,
            new KeyValuePair<string, object?>("outcome", outcome)
        );

    private static string OutcomeOf(HttpResponse response) =>
        response.StatusCode switch
        {
            200 when response.Headers.ContainsKey(Snapshots.SnapshotAge.Header) => "stale",
            200 => "ok",
            304 => "unchanged",
            404 => "not_found",
            429 => "limited",
            503 => "not_ready",
            >= 500 => "failed",
            _ => "refused",
        };
}
