using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Npgsql;
using QhdHomeMap.Benchmarks.Nearest;
using QhdHomeMap.Seed;

namespace QhdHomeMap.Benchmarks.Roads;

/// <summary>
/// What a rider waits for the nearest homes along the roads, over HTTP, one question after the other: in the sample city, and with 300
/// homes on a real extract when one is given.
/// </summary>
internal static class ByRoadBench
{
    private const int Questions = 2_000;
    private const int HomesOnExtract = 300;

    public static async Task<int> RunAsync(string[] args)
    {
        Console.WriteLine($"{Environment.ProcessorCount} 核；经 HTTP，逐个提问，毫秒");
        Console.WriteLine("| 项 | 中位 | p95 | p99 | 最长 |\n|---|---:|---:|---:|---:|");
        var sample = await NearestBench.CreateDatabaseAsync("bench_byroad_sample");
        await Database.MigrateAsync(sample);
        await SeedProgram.RunAsync(sample, "sample");
        await MeasureAsync("示例城市", sample);

        if (NearestBench.Option(args, "--roads", "") is { Length: > 0 } file)
        {
            var real = await NearestBench.CreateDatabaseAsync("bench_byroad_real");
            await Database.MigrateAsync(real);
            await SeedProgram.RunAsync(real, "import", "roads", file);
            await HomesMaker.FillAsync(real, await NodesAsync(real, HomesOnExtract, seed: "homes"));
            await MeasureAsync(Path.GetFileName(file), real);
        }
        return 0;
    }

    private static async Task MeasureAsync(string name, string database)
    {
        var places = await NodesAsync(database, Questions, seed: "riders");
        await using var host = await HostProcess.StartAsync(database);
        using var client = new HttpClient();
        foreach (var by in (string[])["walk", "ebike"])
        {
            foreach (var openAt in (string?[])[null, "2026-11-24T23:30:00+08:00"])
            {
                while (
                    !(await AskAsync(client, host, places[0], by, openAt)).Contains(
                        $"\"by\":\"{by}\"",
                        StringComparison.Ordinal
                    )
                )
                    await Task.Delay(100); // the roads are being loaded
                foreach (var place in places.Take(200))
                    await AskAsync(client, host, place, by, openAt);
                var tookMs = new List<double>();
                foreach (var place in places)
                {
                    var start = Stopwatch.GetTimestamp();
                    await AskAsync(client, host, place, by, openAt);
                    tookMs.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
                Row($"{name}，{by}{(openAt is null ? "" : "，23:30 开放的")}", tookMs);
            }
        }
    }

    private static async Task<string> AskAsync(
        HttpClient client,
        HostProcess host,
        (double Lon, double Lat) place,
        string by,
        string? openAt
    )
    {
        var question = new Dictionary<string, object?>
        {
            ["lon"] = place.Lon,
            ["lat"] = place.Lat,
            ["datum"] = "wgs84",
            ["limit"] = 10,
            ["by"] = by,
        };
        if (openAt is not null)
            question["openAt"] = openAt;
        using var answer = await client.PostAsJsonAsync(host.Url("/api/homes/nearest"), question);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    private static void Row(string what, List<double> tookMs)
    {
        tookMs.Sort();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {what} | {At(0.5):F2} | {At(0.95):F2} | {At(0.99):F2} | {tookMs[^1]:F2} |"
            )
        );

        double At(double share) => tookMs[(int)(share * (tookMs.Count - 1))];
    }

    /// <summary>Places a few dozen metres beside nodes of the roads, the same on every run.</summary>
    private static async Task<List<(double Lon, double Lat)>> NodesAsync(string database, int count, string seed)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            select st_x(location::geometry) + 0.0004, st_y(location::geometry) + 0.0003
            from road_nodes order by md5($2 || id), id limit $1
            """,
            connection
        )
        {
            Parameters =
            {
                new() { Value = count },
                new() { Value = seed },
            },
        };
        var places = new List<(double, double)>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            places.Add((rows.GetDouble(0), rows.GetDouble(1)));
        return places;
    }
}
