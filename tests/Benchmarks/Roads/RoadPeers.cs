using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using QhdHomeMap.Benchmarks.Nearest;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Benchmarks.Roads;

/// <summary>The same questions put to pgRouting and PostGIS, on the same machine in the same run.</summary>
internal sealed class RoadPeers : IAsyncDisposable
{
    private const string Edges = "'select id, source, target, cost, reverse_cost from edges'";
    private readonly NpgsqlConnection _connection;

    private RoadPeers(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Whether the database at hand has pgRouting.</summary>
    public bool HasRouting { get; private set; }

    /// <summary>Loads the network into a database of its own.</summary>
    public static async Task<RoadPeers> LoadAsync(RoadNetwork roads)
    {
        var database = await NearestBench.CreateDatabaseAsync("bench_roads");
        var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        var peers = new RoadPeers(connection);
        await peers.ExecuteAsync(
            "create table edges (id int primary key, source bigint, target bigint, cost float8, reverse_cost float8, x1 float8, y1 float8, x2 float8, y2 float8)"
        );
        await using (var copy = await connection.BeginBinaryImportAsync("copy edges from stdin (format binary)"))
        {
            for (var i = 0; i < roads.Edges.Length; i++)
                await WriteEdgeAsync(copy, roads, i);
            await copy.CompleteAsync();
        }
        await peers.ExecuteAsync(
            """
            alter table edges add line geometry(LineString, 4326);
            update edges set line = st_setsrid(st_makeline(st_makepoint(x1, y1), st_makepoint(x2, y2)), 4326);
            create index on edges using gist (line);
            """
        );
        await peers.ExecuteAsync("vacuum analyze edges");
        peers.HasRouting = await peers.CountAsync("select count(*) from pg_extension where extname = 'pgrouting'") > 0;
        return peers;
    }

    public Task<long> DrivingDistanceAsync(IEnumerable<int> from, double metres) =>
        CountAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"select count(*) from pgr_drivingDistance({Edges}, {Array(from)}, {metres}, directed => true)"
            )
        );

    public Task<long> CostMatrixAsync(IEnumerable<int> from, IEnumerable<int> to) =>
        CountAsync($"select count(*) from pgr_dijkstraCost({Edges}, {Array(from)}, {Array(to)}, directed => true)");

    public async Task<long> SnapAsync(Wgs84[] places)
    {
        await ExecuteAsync("create temp table if not exists places (x float8, y float8); truncate places");
        await using (var copy = await _connection.BeginBinaryImportAsync("copy places from stdin (format binary)"))
        {
            foreach (var place in places)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(place.Lon, NpgsqlDbType.Double);
                await copy.WriteAsync(place.Lat, NpgsqlDbType.Double);
            }
            await copy.CompleteAsync();
        }
        return await CountAsync(
            """
            select count(nearest.id) from places, lateral (
                select id from edges order by line <-> st_setsrid(st_makepoint(x, y), 4326) limit 1) nearest
            """
        );
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static async Task WriteEdgeAsync(NpgsqlBinaryImporter copy, RoadNetwork roads, int i)
    {
        var edge = roads.Edges[i];
        var (from, to) = (roads.Nodes[edge.From], roads.Nodes[edge.To]);
        await copy.StartRowAsync();
        await copy.WriteAsync(i, NpgsqlDbType.Integer);
        await copy.WriteAsync((long)edge.From, NpgsqlDbType.Bigint);
        await copy.WriteAsync((long)edge.To, NpgsqlDbType.Bigint);
        foreach (var value in (double[])[edge.ForwardM, edge.BackwardM, from.Lon, from.Lat, to.Lon, to.Lat])
            await copy.WriteAsync(value, NpgsqlDbType.Double);
    }

    private static string Array(IEnumerable<int> nodes) => $"array[{string.Join(',', nodes)}]::bigint[]";

    private async Task ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = 300 };
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
