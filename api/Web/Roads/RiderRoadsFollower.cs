using System.Net.Sockets;
using Npgsql;
using QhdHomeMap.Data.Roads;

namespace QhdHomeMap.Api.Roads;

/// <summary>
/// Keeps the store's roads like the database. Roads change once a year, so asking for their version every few seconds is enough; the
/// old ones answer until the new ones are ready, and while the database is away.
/// </summary>
internal sealed partial class RiderRoadsFollower(
    RoadNetworkStore source,
    RiderRoadsStore store,
    TimeProvider clock,
    ILogger<RiderRoadsFollower> logger
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private bool _failed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the host starts without waiting for the roads
        while (!stoppingToken.IsCancellationRequested)
        {
            await FollowAsync(stoppingToken);
            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    private async Task FollowAsync(CancellationToken cancellation)
    {
        try
        {
            var roads = await source.LoadAsync(cancellation);
            if (roads?.Version.Key != store.Current?.Version.Key)
            {
                store.Publish(roads is null ? null : new RiderRoads(roads));
                LogLoaded(roads?.Network.Edges.Length ?? 0);
                if (source.CacheFailure is { } failure)
                    LogNotCached(failure);
            }
            _failed = false;
        }
        catch (Exception e)
            when (e is NpgsqlException or SocketException or TimeoutException or IOException or InvalidDataException)
        {
            // Worth one line and not one every two seconds.
            if (!_failed)
                LogNotRead(e);
            _failed = true;
        }
    }

    [LoggerMessage(301, LogLevel.Information, "Riders are guided over {Edges} edges of road.")]
    private partial void LogLoaded(int edges);

    [LoggerMessage(302, LogLevel.Warning, "The roads could not be read; the last ones go on answering.")]
    private partial void LogNotRead(Exception exception);

    [LoggerMessage(303, LogLevel.Warning, "The roads could not be kept in a file for the next start.")]
    private partial void LogNotCached(Exception exception);
}
