using System.Diagnostics.Metrics;
using QhdHomeMap.Api.Telemetry;

namespace QhdHomeMap.Api.Snapshots;

/// <summary>The snapshot's figures for the watchman: how many homes, how fresh, how often read, how long made, and whether the
/// database is away.</summary>
internal sealed class SnapshotFigures
{
    private readonly SnapshotStore _store;
    private readonly TimeProvider _clock;
    private readonly Counter<long> _reads;
    private readonly Histogram<double> _rebuilds;
    private volatile bool _away;

    public SnapshotFigures(SnapshotStore store, TimeProvider clock, IMeterFactory meters)
    {
        (_store, _clock) = (store, clock);
        var meter = meters.Create(TelemetrySetup.MeterName);
        meter.CreateObservableGauge("qhd.snapshot.homes", Homes, null, "Homes that riders are answered from.");
        meter.CreateObservableGauge("qhd.snapshot.age", Ages, "s", "Since the database last confirmed the snapshot.");
        meter.CreateObservableGauge(
            "qhd.database.away",
            () => _away ? 1 : 0,
            null,
            "1 while the database cannot be read."
        );
        _reads = meter.CreateCounter<long>("qhd.snapshot.reads", null, "Readings of the database, by how they ended.");
        _rebuilds = meter.CreateHistogram(
            "qhd.snapshot.rebuild.duration",
            "s",
            "Making a snapshot that differs from the one before.",
            tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30] }
        );
    }

    public void Read() => Count(away: false, "read");

    public void Failed() => Count(away: true, "failed");

    public void Rebuilt(TimeSpan took) => _rebuilds.Record(took.TotalSeconds);

    private void Count(bool away, string outcome)
    {
        _away = away;
        _reads.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
    }

    private IEnumerable<Measurement<int>> Homes() =>
        _store.Current is { } state ? [new Measurement<int>(state.Snapshot.Homes.Length)] : [];

    /// <summary>None before the first snapshot: there is nothing that could be old.</summary>
    private IEnumerable<Measurement<double>> Ages() =>
        _store.Current is { } state ? [new Measurement<double>((_clock.GetUtcNow() - state.AsOf).TotalSeconds)] : [];
}
