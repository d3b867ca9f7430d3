using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Npgsql;
using QhdHomeMap.Api;

namespace QhdHomeMap.Benchmarks.Nearest;

/// <summary>
/// The product's own host with two endpoints more, behind the same middleware: one that only says ok, and one that asks PostGIS.
/// </summary>
internal static class NearestHost
{
    public static async Task<int> RunAsync(string[] args)
    {
        var app = ApiHost.Build(args);
        app.MapPost("/bench/ok", SayOkAsync);
        var source = NpgsqlDataSource.Create(app.Configuration["QHD_DATABASE"]!);
        app.MapPost("/bench/postgis", context => AskPostgisAsync(context, source));
        await app.RunAsync();
        return 0;
    }

    private static async Task SayOkAsync(HttpContext context)
    {
        var body = context.Request.BodyReader;
        while (true)
        {
            var read = await body.ReadAsync();
            body.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
                break;
        }
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = 2;
        await context.Response.BodyWriter.WriteAsync("{}"u8.ToArray());
    }

    /// <summary>The same ten homes as the nearest endpoint finds, with only their numbers, names and distances in the answer.</summary>
    private static async Task AskPostgisAsync(HttpContext context, NpgsqlDataSource source)
    {
        var question = (await context.Request.ReadFromJsonAsync<Question>())!;
        await using var command = source.CreateCommand(
            """
            select id, code, name, st_distance(location, st_point($1, $2, 4326)::geography) as distance_m
            from (
                select id, code, name, location from homes where status = 'open'
                order by location <-> st_point($1, $2, 4326)::geography limit 20
            ) candidates
            order by distance_m, id limit 10
            """
        );
        command.Parameters.Add(new NpgsqlParameter<double> { TypedValue = question.Lon });
        command.Parameters.Add(new NpgsqlParameter<double> { TypedValue = question.Lat });
        var homes = new List<Found>(10);
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                homes.Add(new(reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetDouble(3)));
        }
        await context.Response.WriteAsJsonAsync(homes);
    }

    /// <summary>A question's JSON, as every contestant gets it.</summary>
    public static string Body(double lon, double lat, bool filtered) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"lon\":{lon:F6},\"lat\":{lat:F6},\"datum\":\"wgs84\",\"limit\":10"
        ) + (filtered ? ",\"services\":[\"phone_charging\"],\"openAt\":\"now\"}" : "}");

    private sealed record Question(double Lon, double Lat);

    private sealed record Found(int Id, string Code, string Name, double DistanceM);
}
