using System.Data;
using Npgsql;

namespace QhdHomeMap.Data.Homes;

/// <summary>A connection that sees the database as it was when the session began, and others that see the same.</summary>
internal sealed class FeedSession : IAsyncDisposable
{
    // Compiling a query that is run once costs more than it saves.
    private const string Settings = "set local jit = off";

    private const string PositionSql = """
        select e.epoch, e.words, concat_ws('/', c.system_identifier, d.oid, k.timeline_id), pg_snapshot_xmin(pg_current_snapshot())
        from home_feed_epoch e, pg_control_system() c, pg_control_checkpoint() k, pg_database d where d.datname = current_database()
        """;

    private readonly NpgsqlTransaction _transaction;

    private FeedSession(NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        (Connection, _transaction) = (connection, transaction);

    public NpgsqlConnection Connection { get; }

    public static Task<FeedSession> BeginAsync(NpgsqlDataSource source, CancellationToken cancellation) =>
        BeginAsync(source, Settings, cancellation);

    /// <summary>Another connection with the same view.</summary>
    public async Task<FeedSession> AlsoAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        await using var export = new NpgsqlCommand("select pg_export_snapshot()", Connection);
        var view = (string)(await export.ExecuteScalarAsync(cancellation))!;
        return await BeginAsync(source, $"set transaction snapshot '{view}'; {Settings}", cancellation);
    }

    public async Task<FeedPosition> PositionAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(PositionSql, Connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
            throw new InvalidOperationException("home_feed_epoch has no row: the database was not migrated.");
        return new FeedPosition(
            reader.GetGuid(0),
            reader.GetGuid(1),
            reader.GetString(2),
            reader.GetFieldValue<ulong>(3)
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }

    private static async Task<FeedSession> BeginAsync(
        NpgsqlDataSource source,
        string settings,
        CancellationToken cancellation
    )
    {
        var connection = await source.OpenConnectionAsync(cancellation);
        try
        {
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
            await using var command = new NpgsqlCommand(settings, connection);
            await command.ExecuteNonQueryAsync(cancellation);
            return new FeedSession(connection, transaction);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
