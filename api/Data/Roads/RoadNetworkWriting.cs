using Npgsql;
using NpgsqlTypes;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Data.Roads;

/// <summary>
/// Puts a network in the place of the current one. All of it is one transaction: until it commits the old network answers, and
/// whatever stops it before leaves nothing. One writer at a time: a lock lasts from the beginning, before any file is read, until
/// the connection closes.
/// </summary>
public sealed class RoadNetworkWriting : IAsyncDisposable
{
    /// <summary>Any number that all instances agree on.</summary>
    private const long WriterLock = 130301;

    private const int EdgesBetweenReports = 4096;

    private const string InsertSql = """
        insert into road_networks
            (status, source, source_at, source_hash, rules, is_sample, node_count, edge_count, report)
        values ('current', $1, $2, $3, $4, $5, $6, $7, $8::jsonb)
        returning id
        """;

    private const string CopyNodesSql =
        "copy road_nodes (network_id, id, source_id, location) from stdin (format binary)";

    private const string CopyEdgesSql = """
        copy road_edges (network_id, id, from_node, to_node, forward_m, backward_m, class, access, name, line)
        from stdin (format binary)
        """;

    private readonly NpgsqlConnection _connection;

    private RoadNetworkWriting(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Takes the turn to write; null while somebody else has it.</summary>
    public static async Task<RoadNetworkWriting?> BeginAsync(string connectionString, CancellationToken cancellation)
    {
        var own = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 };
        var connection = new NpgsqlConnection(own.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            await using var command = new NpgsqlCommand($"select pg_try_advisory_lock({WriterLock})", connection);
            if ((bool)(await command.ExecuteScalarAsync(cancellation))!)
                return new RoadNetworkWriting(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
        await connection.DisposeAsync();
        return null;
    }

    /// <summary>Writes a network and makes it the current one.</summary>
    /// <param name="network">The roads.</param>
    /// <param name="origin">Where they come from.</param>
    /// <param name="progress">Told how much is written, 0 to 1.</param>
    /// <param name="cancellation">Leaves everything as it was.</param>
    public async Task<RoadNetworkVersion> ReplaceAsync(
        RoadNetwork network,
        RoadNetworkOrigin origin,
        IProgress<double>? progress,
        CancellationToken cancellation
    )
    {
        await DeleteRetiredAsync(cancellation);
        await using (var transaction = await _connection.BeginTransactionAsync(cancellation))
        {
            await ExecuteAsync("update road_networks set status = 'retired' where status = 'current'", cancellation);
            var id = await InsertAsync(network, origin, cancellation);
            await CopyNodesAsync(network, id, cancellation);
            await CopyEdgesAsync(network, id, progress, cancellation);
            await transaction.CommitAsync(CancellationToken.None); // one that was asked for may be done when it is not waited for
        }
        await DeleteRetiredAsync(CancellationToken.None);
        await ExecuteAsync("analyze road_nodes, road_edges", CancellationToken.None);
        return (await RoadNetworkReader.CurrentVersionAsync(_connection, CancellationToken.None))!;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    /// <summary>The network replaced, which readers of an earlier moment still see; or what a killed import left.</summary>
    private Task DeleteRetiredAsync(CancellationToken cancellation) =>
        ExecuteAsync("delete from road_networks where status = 'retired'", cancellation);

    private async Task<int> InsertAsync(RoadNetwork network, RoadNetworkOrigin origin, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(InsertSql, _connection);
        command.Parameters.Add(new() { Value = origin.Source });
        command.Parameters.Add(
            new()
            {
                Value = origin.SourceAt?.UtcDateTime ?? (object)DBNull.Value,
                NpgsqlDbType = NpgsqlDbType.TimestampTz,
            }
        );
        command.Parameters.Add(new() { Value = origin.SourceHash });
        command.Parameters.Add(new() { Value = origin.Rules });
        command.Parameters.Add(new() { Value = origin.IsSample });
        command.Parameters.Add(new() { Value = network.Nodes.Length });
        command.Parameters.Add(new() { Value = network.Edges.Length });
        command.Parameters.Add(new() { Value = origin.Report });
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Rows are written without awaiting each: they go to a buffer, and only a full one to the server.</summary>
    private async Task CopyNodesAsync(RoadNetwork network, int id, CancellationToken cancellation)
    {
        await using var copy = await _connection.BeginBinaryImportAsync(CopyNodesSql, cancellation);
        var geometry = new byte[RoadGeometry.PointLength];
        for (var node = 0; node < network.Nodes.Length; node++)
        {
            cancellation.ThrowIfCancellationRequested();
            copy.StartRow();
            copy.Write(id, NpgsqlDbType.Integer);
            copy.Write(node, NpgsqlDbType.Integer);
            copy.Write(network.NodeIds[node], NpgsqlDbType.Bigint);
            RoadGeometry.WritePoint(geometry, network.Nodes[node]);
            copy.Write(geometry, NpgsqlDbType.Bytea);
        }
        await copy.CompleteAsync(cancellation);
    }

    private async Task CopyEdgesAsync(
        RoadNetwork network,
        int id,
        IProgress<double>? progress,
        CancellationToken cancellation
    )
    {
        await using var copy = await _connection.BeginBinaryImportAsync(CopyEdgesSql, cancellation);
        var geometry = new byte[1024];
        for (var index = 0; index < network.Edges.Length; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (index % EdgesBetweenReports == 0)
                progress?.Report((double)index / network.Edges.Length);
            var edge = network.Edges[index];
            copy.StartRow();
            copy.Write(id, NpgsqlDbType.Integer);
            copy.Write(index, NpgsqlDbType.Integer);
            copy.Write(edge.From, NpgsqlDbType.Integer);
            copy.Write(edge.To, NpgsqlDbType.Integer);
            WriteLength(copy, edge.ForwardM);
            WriteLength(copy, edge.BackwardM);
            copy.Write((short)edge.Class, NpgsqlDbType.Smallint);
            copy.Write((short)edge.Access, NpgsqlDbType.Smallint);
            if (edge.Name == 0)
                copy.WriteNull();
            else
                copy.Write(network.Names[edge.Name], NpgsqlDbType.Text);
            var length = RoadGeometry.WriteLine(ref geometry, network, index);
            copy.Write(geometry.AsMemory(0, length), NpgsqlDbType.Bytea);
        }
        await copy.CompleteAsync(cancellation);
    }

    private static void WriteLength(NpgsqlBinaryImporter copy, double metres)
    {
        if (double.IsFinite(metres))
            copy.Write(metres, NpgsqlDbType.Double);
        else
            copy.WriteNull();
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
