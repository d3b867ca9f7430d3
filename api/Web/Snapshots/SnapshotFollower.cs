using System.Diagnostics;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Npgsql;
using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Api.Snapshots;

/// <summary>
/// Keeps the store's snapshot like the database: reads what changed when told to (NOTIFY), and every second in case the
/// message was lost; goes on with what it has while the database is away.
/// </summary>
internal sealed partial class SnapshotFollower(
    SnapshotStore store,
    HomeFeed feed,
    HomesListener listener,
    SnapshotFigures figures,
    IOptions<SnapshotOptions> options,
    TimeProvider clock,
    ILogger<SnapshotFollower> logger
) : BackgroundService
{
    private readonly TimeSpan _check = TimeSpan.FromSeconds(options.Value.CheckSeconds);
    private readonly TimeSpan _saveEvery = TimeSpan.FromSeconds(options.Value.SaveSeconds);
    private readonly bool _withSamples = options.Value.WithSamples;
    private readonly SnapshotFile? _file = options.Value.Directory is { Length: > 0 } directory
        ? new SnapshotFile(directory, options.Value.WithSamples)
        : null;

    private Task _saving = Task.CompletedTask;

    // Weak: a snapshot that was replaced would stay in memory until the next is saved.
    private readonly WeakReference<HomeSnapshot?> _saved = new(null);
    private DateTimeOffset _savedAt;
    private bool _away;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        LoadFile();
        while (!stoppingToken.IsCancellationRequested)
        {
            await FollowAsync(stoppingToken);
            SaveFile();
            await listener.ChangedAsync(_check, stoppingToken);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await _saving;
        _savedAt = DateTimeOffset.MinValue;
        SaveFile();
        await _saving;
    }

    private async Task FollowAsync(CancellationToken cancellation)
    {
        var before = store.Current;
        var asOf = clock.GetUtcNow();
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var builder = new SnapshotBuilder(before?.Snapshot, _withSamples);
            var position = await feed.ReadAsync(
                before?.Position,
                builder.Begin,
                builder.Put,
                builder.Remove,
                cancellation
            );
            var next = builder.Build(position);
            store.Publish(next ?? before!.Snapshot, position, asOf);
            if (_away)
                LogBack();
            _away = false;
            figures.Read();
            if (next is null)
                return;
            var took = Stopwatch.GetElapsedTime(started);
            figures.Rebuilt(took);
            LogSwapped(next.Homes.Length, took.TotalMilliseconds);
            // What was replaced is a few large arrays: freed now, beside the requests, its room serves the next snapshot.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);
        }
        catch (Exception e) when (e is NpgsqlException or SocketException or TimeoutException or IOException)
        {
            // The store marks its answers as stale by their age; the reason is worth one line and not one a second.
            if (!_away)
                LogAway(e);
            _away = true;
            figures.Failed();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A row that this release cannot read (a later one wrote it) must not end what still answers riders: they are told
            // that the answers are stale, and the log says why for as long as it lasts.
            LogUnreadable(e);
            _away = true;
            figures.Failed();
        }
    }

    private void LoadFile()
    {
        try
        {
            if (_file?.Load() is not { } loaded)
                return;
            store.Publish(loaded.Snapshot, loaded.Position, loaded.AsOf);
            _saved.SetTarget(loaded.Snapshot);
            LogLoaded(loaded.Snapshot.Homes.Length, loaded.AsOf);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            LogFileRefused(e);
        }
    }

    /// <summary>Beside the following: hundreds of megabytes on a slow disk may take longer than riders should wait for a change.</summary>
    private void SaveFile()
    {
        if (_file is null || store.Current is not { } state || IsSaved(state.Snapshot))
            return;
        if (!_saving.IsCompleted || clock.GetUtcNow() - _savedAt < _saveEvery)
            return;
        _saved.SetTarget(state.Snapshot);
        _savedAt = clock.GetUtcNow();
        _saving = Task.Run(() =>
        {
            try
            {
                _file.Save(state);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                LogNotSaved(e);
            }
        });
    }

    private bool IsSaved(HomeSnapshot snapshot) =>
        _saved.TryGetTarget(out var saved) && ReferenceEquals(saved, snapshot);

    [LoggerMessage(101, LogLevel.Information, "Answering from {Homes} homes, made in {Milliseconds:F0} ms.")]
    private partial void LogSwapped(int homes, double milliseconds);

    [LoggerMessage(102, LogLevel.Warning, "The database is away; answers go on and are marked stale.")]
    private partial void LogAway(Exception exception);

    [LoggerMessage(103, LogLevel.Information, "The database is back.")]
    private partial void LogBack();

    [LoggerMessage(
        104,
        LogLevel.Information,
        "Answering from the saved {Homes} homes of {AsOf:O} until the database answers."
    )]
    private partial void LogLoaded(int homes, DateTimeOffset asOf);

    [LoggerMessage(105, LogLevel.Warning, "The saved homes cannot be used.")]
    private partial void LogFileRefused(Exception exception);

    [LoggerMessage(106, LogLevel.Error, "The homes could not be saved for a start without the database.")]
    private partial void LogNotSaved(Exception exception);

    [LoggerMessage(107, LogLevel.Error, "The homes could not be read; answers go on and are marked stale.")]
    private partial void LogUnreadable(Exception exception);
}
