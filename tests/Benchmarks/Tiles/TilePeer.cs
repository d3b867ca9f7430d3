using Npgsql;
using NpgsqlTypes;
using QhdHomeMap.Benchmarks.Nearest;
using QhdHomeMap.Formats.Tiles;

namespace QhdHomeMap.Benchmarks.Tiles;

/// <summary>The same roads drawn by PostGIS, from a table in the map's projection with an index.</summary>
internal sealed class TilePeer : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private TilePeer(NpgsqlConnection connection) => _connection = connection;

    public static async Task<TilePeer> LoadAsync(TileLayer roads)
    {
        var connection = new NpgsqlConnection(await NearestBench.CreateDatabaseAsync("bench_tiles"));
        await connection.OpenAsync();
        var peer = new TilePeer(connection);
        await peer.ExecuteAsync("create table lines (id int primary key, class text, wkb bytea)");
        await using (var copy = await connection.BeginBinaryImportAsync("copy lines from stdin (format binary)"))
        {
            foreach (var feature in roads.Features)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync((int)feature.Id, NpgsqlDbType.Integer);
                await copy.WriteAsync(feature.Values[0].Text, NpgsqlDbType.Text);
                await copy.WriteAsync(feature.Shape.AsBinary(), NpgsqlDbType.Bytea);
            }
            await copy.CompleteAsync();
        }
        await peer.ExecuteAsync(
            """
            alter table lines add line geometry(LineString, 3857);
            update lines set line = st_transform(st_geomfromwkb(wkb, 4326), 3857);
            alter table lines drop wkb;
            create index on lines using gist (line);
            """
        );
        await peer.ExecuteAsync("vacuum analyze lines");
        return peer;
    }

    public async Task<byte[]> RenderAsync(TileAddress tile)
    {
        await using var command = new NpgsqlCommand(
            """
            select st_asmvt(drawn, 'roads', 4096, 'geom', 'id')
            from (
                select id, class, st_asmvtgeom(line, st_tileenvelope($1, $2, $3), 4096, 64) geom
                from lines where line && st_tileenvelope($1, $2, $3, margin => 64.0 / 4096)
            ) drawn
            where geom is not null
            """,
            _connection
        )
        {
            Parameters =
            {
                new() { Value = tile.Z },
                new() { Value = tile.X },
                new() { Value = tile.Y },
            },
        };
        return (byte[])(await command.ExecuteScalarAsync())!;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync();
    }
}
