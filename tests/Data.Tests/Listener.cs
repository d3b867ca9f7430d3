using Npgsql;

namespace QhdHomeMap.Data.Tests;

/// <summary>A connection that hears what is notified.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly Queue<string> _heard = [];

    public Listener(NpgsqlConnection connection)
    {
        _connection = connection;
        connection.Notification += (_, n) => _heard.Enqueue(n.Payload);
    }

    public Task ListenAsync(string channel) => _connection.ExecuteAsync($"listen {channel}");

    public async Task<string> NextAsync()
    {
        while (_heard.Count == 0)
        {
            var arrived = await _connection.WaitAsync(TimeSpan.FromSeconds(30), Sql.Cancellation);
            Assert.True(arrived, "Nothing was told.");
        }
        return _heard.Dequeue();
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
