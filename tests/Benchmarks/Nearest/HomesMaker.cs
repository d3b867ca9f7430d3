using NetTopologySuite.Geometries;
using Npgsql;
using NpgsqlTypes;

namespace QhdHomeMap.Benchmarks.Nearest;

/// <summary>
/// Fills an empty migrated database with homes: half evenly over one degree by one around the city, half in 200 clusters, each
/// with one of 60 opening hours and a quarter of the services. The same on every run.
/// </summary>
internal static class HomesMaker
{
    public const double West = 119;
    public const double South = 39.4;

    private const int Clusters = 200;

    public static Task FillAsync(string connectionString, int count) => FillAsync(connectionString, Places(count));

    /// <summary>A home at each of these places.</summary>
    public static async Task FillAsync(string connectionString, IEnumerable<(double Lon, double Lat)> places)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.UseNetTopologySuite(geographyAsDefault: true);
        await using var source = builder.Build();
        await using var connection = await source.OpenConnectionAsync();
        // The change feed is for changes; what is there at the start needs no mark, and no entry in the audit log.
        await ExecuteAsync(connection, "alter table home_services disable trigger user");
        await ExecuteAsync(connection, "alter table homes disable trigger log_homes_insert");
        await CopyHomesAsync(connection, places);
        await ExecuteAsync(
            connection,
            """
            insert into home_services (home_id, service_id, verified_at)
            select h.id, s.id, timestamptz '2026-11-01' + (h.id % 1000) * interval '1 hour'
            from homes h join services s on hashint4(h.id * 31 + s.id) & 3 = 0
            """
        );
        await ExecuteAsync(connection, "alter table home_services enable trigger user");
        await ExecuteAsync(connection, "alter table homes enable trigger log_homes_insert");
        await ExecuteAsync(connection, "vacuum analyze homes, home_services");
    }

    /// <summary>Questions that riders might ask: where the homes are, give or take.</summary>
    public static (double Lon, double Lat)[] Questions(int count)
    {
        var random = new Random(99);
        return [.. Enumerable.Range(0, count).Select(_ => (West + random.NextDouble(), South + random.NextDouble()))];
    }

    public static IEnumerable<(double Lon, double Lat)> Places(int count)
    {
        var random = new Random(20230822);
        var centres = Enumerable
            .Range(0, Clusters)
            .Select(_ => (Lon: West + random.NextDouble(), Lat: South + random.NextDouble()))
            .ToArray();
        for (var i = 0; i < count; i++)
        {
            var (lon, lat) = (West + random.NextDouble(), South + random.NextDouble());
            var centre = centres[i % Clusters];
            yield return i % 2 == 0 ? (lon, lat) : (Near(centre.Lon, lon - West), Near(centre.Lat, lat - South));
        }

        static double Near(double centre, double share) => centre + (0.03 * (share - 0.5));
    }

    private static async Task CopyHomesAsync(NpgsqlConnection connection, IEnumerable<(double Lon, double Lat)> places)
    {
        var hours = Enumerable.Range(0, 60).Select(Hours).ToArray();
        await using var copy = await connection.BeginBinaryImportAsync(
            """
            copy homes (code, code_assigned, name, address, location, area_code, union_id, kind, form, coverage_radius_m,
                hours, access, phone, status, source, is_sample) from stdin (format binary)
            """
        );
        var random = new Random(1);
        var number = 0;
        foreach (var (lon, lat) in places)
        {
            number++;
            await copy.StartRowAsync();
            await copy.WriteAsync($"B{number:D7}");
            await copy.WriteAsync(false);
            await copy.WriteAsync($"海港区第{number}工会户外劳动者驿站");
            await copy.WriteAsync($"河北省秦皇岛市海港区河北大街{number}号");
            await copy.WriteAsync(new Point(lon, lat) { SRID = 4326 }, NpgsqlDbType.Geography);
            await copy.WriteAsync("130302");
            await copy.WriteAsync(2);
            await copy.WriteAsync(number % 3 == 0 ? "home" : "station");
            await copy.WriteAsync("daily");
            await copy.WriteAsync(500 + (number % 1500));
            await copy.WriteAsync(hours[random.Next(hours.Length)]);
            await copy.WriteAsync("public");
            await copy.WriteAsync($"0335-{3_000_000 + number}");
            await copy.WriteAsync("open");
            await copy.WriteAsync("bench");
            await copy.WriteAsync(false);
        }
        await copy.CompleteAsync();
    }

    private static string Hours(int n) =>
        n % 4 == 0
            ? "24小时开放；节假日正常开放"
            : $"周一至周五 {6 + (n % 4)}:{n % 60:D2}-{17 + (n % 6)}:00；周六日 9:00-16:{n % 60:D2}；节假日正常开放";

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync();
    }
}
