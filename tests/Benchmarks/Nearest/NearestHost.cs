using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using QhdHomeMap.Api;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Benchmarks.Nearest;

/// <summary>
/// The product's own host with two endpoints more, behind the same middleware: one that only says ok, and one that asks PostGIS.
/// </summary>
internal static class NearestHost
{
    /// <summary>About as long as ten homes are: what the network alone costs of the difference between ok and nearest.</summary>
    private const int AnswerBytes = 6_500;

    public static async Task<int> RunAsync(string[] args)
    {
        var app = ApiHost.Build(args);
        var bench = app.MapGroup("/bench").AllowAnonymous().RequireRateLimiting(RateLimits.Riders);
        bench.MapPost("/ok", context => SayAsync(context, "{}"u8.ToArray()));
        var asLong = new byte[AnswerBytes];
        bench.MapPost("/as-long", context => SayAsync(context, asLong));
        var queries = new HomeQueries(app.Services.GetRequiredService<NpgsqlDataSource>());
        bench.MapPost("/postgis", context => AskPostgisAsync(context, queries));
        await app.RunAsync();
        return 0;
    }

    private static async Task SayAsync(HttpContext context, byte[] answer)
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
        context.Response.ContentLength = answer.Length;
        await context.Response.BodyWriter.WriteAsync(answer);
    }

    /// <summary>The same ten homes as the nearest endpoint finds, with no more than their numbers and distances in the answer.</summary>
    private static async Task AskPostgisAsync(HttpContext context, HomeQueries queries)
    {
        var question = (await context.Request.ReadFromJsonAsync<Question>())!;
        var point = new Wgs84(question.Lon, question.Lat);
        await context.Response.WriteAsJsonAsync(await queries.NearestByPostgisAsync(point, limit: 10, candidates: 20));
    }

    /// <summary>A question's JSON, as every contestant gets it.</summary>
    public static string Body(double lon, double lat, bool filtered) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"lon\":{lon:F6},\"lat\":{lat:F6},\"datum\":\"wgs84\",\"limit\":10"
        ) + (filtered ? ",\"services\":[\"phone_charging\"],\"openAt\":\"now\"}" : "}");

    /// <summary>What PostGIS needs to know of it.</summary>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
    private sealed record Question(double Lon, double Lat);
}
