using Npgsql;

namespace QhdHomeMap.Data.Roads;

/// <summary>
/// The current roads, loaded once for each version by whoever asks first: from a file beside, if there is one of this version, else
/// from the database. One for a process; any thread may ask.
/// </summary>
/// <param name="source">The database.</param>
/// <param name="cache">Where a copy is kept for the next process; null keeps none.</param>
public sealed class RoadNetworkStore(NpgsqlDataSource source, RoadNetworkCache? cache = null) : IDisposable
{
    /// <summary>Notified after every committed change of the current version.</summary>
    public const string Channel = "road_networks_changed";

    private readonly SemaphoreSlim _turn = new(1);
    private StoredRoads? _loaded;

    /// <summary>Why the network last loaded could not be read from the cache or kept there; for the host to log.</summary>
    public Exception? CacheFailure { get; private set; }

    /// <summary>The version that <see cref="LoadAsync"/> would give; null when no roads were imported.</summary>
    public async Task<RoadNetworkVersion?> CurrentVersionAsync(CancellationToken cancellation = default)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await RoadNetworkReader.CurrentVersionAsync(connection, cancellation);
    }

    /// <summary>The current roads, the same object as long as the version is the same; null when none were imported.</summary>
    /// <exception cref="InvalidDataException">The tables do not hold together: somebody else wrote them.</exception>
    public async Task<StoredRoads?> LoadAsync(CancellationToken cancellation = default)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var version = await CurrentVersionAsync(cancellation);
            if (version?.Key != _loaded?.Version.Key)
                _loaded = version is null ? null : await ReadAsync(version, cancellation);
            return _loaded;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>On a thread of the pool: rows and files are read without awaiting each piece.</summary>
    private Task<StoredRoads?> ReadAsync(RoadNetworkVersion version, CancellationToken cancellation) =>
        Task.Run(
            async () =>
            {
                CacheFailure = null;
                if (Try(() => cache?.Read(version.Key)) is { } kept)
                    return new StoredRoads(version, kept);
                var read = await RoadNetworkReader.ReadAsync(source, cancellation);
                if (read is not null)
                {
                    Try<object>(() =>
                    {
                        cache?.Write(read.Version.Key, read.Network);
                        return null;
                    });
                }
                return read;
            },
            cancellation
        );

    /// <summary>Without its cache it is slower and no less right.</summary>
    private T? Try<T>(Func<T?> use)
        where T : class
    {
        try
        {
            return use();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            CacheFailure = e;
            return null;
        }
    }
}
