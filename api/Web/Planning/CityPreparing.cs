using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Npgsql;
using QhdHomeMap.Geo.Layouts;

namespace QhdHomeMap.Api.Planning;

/// <summary>Prepares the city for planners once the host has started, and again after other roads were imported.</summary>
internal sealed partial class CityPreparing(
    CityStore store,
    IOptions<PlanningOptions> options,
    TimeProvider clock,
    ILogger<CityPreparing> logger
) : BackgroundService
{
    private LayoutRoads? _prepared;
    private bool _failed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.PrepareSeconds == 0)
            return;
        await Task.Yield(); // the host starts without waiting for it
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.PrepareSeconds), clock);
        do
        {
            await PrepareAsync(stoppingToken);
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task PrepareAsync(CancellationToken stopping)
    {
        try
        {
            var city = await store.GetAsync(stopping);
            if (city.Layouts.Roads is not { } roads || ReferenceEquals(roads, _prepared))
                return;
            var begun = clock.GetTimestamp();
            await Task.Run(() => city.Prepare(stopping), stopping);
            _prepared = roads;
            _failed = false;
            LogPrepared(roads.Network.Edges.Length, clock.GetElapsedTime(begun).TotalSeconds);
        }
        catch (Exception e)
            when (e is NpgsqlException or SocketException or TimeoutException or IOException or InvalidDataException)
        {
            // Worth one line and not one every minute; whoever asks is told what is wrong.
            if (!_failed)
                LogNotPrepared(e);
            _failed = true;
        }
    }

    [LoggerMessage(
        311,
        LogLevel.Information,
        "Planners' ground on {Edges} edges of road was drawn in {Seconds:0.0} s."
    )]
    private partial void LogPrepared(int edges, double seconds);

    [LoggerMessage(312, LogLevel.Warning, "The city could not be read and prepared for planners; tried again.")]
    private partial void LogNotPrepared(Exception exception);
}
