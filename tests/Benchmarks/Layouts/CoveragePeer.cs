using Npgsql;
using NpgsqlTypes;
using QhdHomeMap.Benchmarks.Nearest;

namespace QhdHomeMap.Benchmarks.Layouts;

/// <summary>The straight-line report of one hour put to PostGIS, on the same machine in the same run: indexed, analysed, by its planner's own choice.</summary>
internal sealed class CoveragePeer : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private CoveragePeer(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Loads the homes that are open in an hour, and everybody with the people of that hour, into a database of its own.</summary>
    public static async Task<CoveragePeer> LoadAsync(CoverageCity city, int hour)
    {
        var database = await NearestBench.CreateDatabaseAsync("bench_coverage");
        await NearestBench.ExecuteAsync(
            database,
            """
            create extension if not exists postgis;
            create table homes (lon float8, lat float8, radius_m float8);
            create table demand (id int, area int, people float8, lon float8, lat float8);
            """
        );
        var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using (var copy = await connection.BeginBinaryImportAsync("copy homes from stdin (format binary)"))
        {
            foreach (var home in city.Layout.Where(home => home.Open.Contains(hour)))
                await WriteAsync(copy, [], [home.Location.Lon, home.Location.Lat, home.RadiusM]);
            await copy.CompleteAsync();
        }
        await using (var copy = await connection.BeginBinaryImportAsync("copy demand from stdin (format binary)"))
        {
            for (var i = 0; i < city.Demand.Count; i++)
            {
                var (place, people) = (city.Demand.Places[i], city.Demand.People[i].At(hour));
                await WriteAsync(copy, [i, city.Demand.Areas[i]], [people, place.Lon, place.Lat]);
            }
            await copy.CompleteAsync();
        }
        await NearestBench.ExecuteAsync(
            database,
            """
            alter table homes add location geography(point, 4326);
            update homes set location = st_point(lon, lat, 4326)::geography;
            alter table demand add location geography(point, 4326);
            update demand set location = st_point(lon, lat, 4326)::geography;
            create index on demand using gist (location);
            """
        );
        await NearestBench.ExecuteAsync(database, "vacuum analyze homes");
        await NearestBench.ExecuteAsync(database, "vacuum analyze demand");
        return new(connection);
    }

    public async Task<long> CoveredAsync()
    {
        await using var command = new NpgsqlCommand(
            """
            with served as (
                select d.id, count(*) as homes from homes h join demand d on st_dwithin(h.location, d.location, h.radius_m) group by d.id),
            areas as (
                select area, sum(people) as people, sum(people) filter (where homes >= 1) as covered,
                    sum(people) filter (where homes >= 2) as multiply, sum(people * homes) as served
                from demand left join served using (id) group by area)
            select sum(covered)::bigint from areas
            """,
            _connection
        );
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, int[] whole, double[] figures)
    {
        await copy.StartRowAsync();
        foreach (var value in whole)
            await copy.WriteAsync(value, NpgsqlDbType.Integer);
        foreach (var value in figures)
            await copy.WriteAsync(value, NpgsqlDbType.Double);
    }
}
