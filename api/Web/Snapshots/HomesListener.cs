using System.Net.Sockets;
using System.Threading.Channels;
using Npgsql;
using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Api.Snapshots;

/// <summary>
/// Hears the database say that homes have changed. A connection of its own, opened again when it breaks; what is said meanwhile
/// is found by the regular check.
/// </summary>
internal sealed class HomesListener(NpgsqlDataSource source, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> _said = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>Returns when a change was told, or when <paramref name="atMost"/> is over.</summary>
    public async Task ChangedAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            await _said.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The time for the regular check has come.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or SocketException or TimeoutException or IOException)
            {
                // The follower's own reading says in the log that the database is away.
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        connection.Notification += (_, _) => _said.Writer.TryWrite(true);
        await using (var listen = new NpgsqlCommand($"listen {HomeFeed.Channel}", connection))
            await listen.ExecuteNonQueryAsync(cancellation);
        while (true)
            await connection.WaitAsync(cancellation);
    }
}
