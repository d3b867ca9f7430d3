using System.Diagnostics;
using System.Globalization;
using Npgsql;
using QhdHomeMap.Seed;

namespace QhdHomeMap.Benchmarks.Nearest;

/// <summary>
/// How many riders one instance answers, beside a bare "ok", PostGIS and Redis in the same run; how long a rider waits while
/// the homes change; how much memory it takes.
/// </summary>
internal static class NearestBench
{
    private const int OpenLoopRate = 2_000;
    private const int OpenLoopSeconds = 30;

    public static async Task<int> RunAsync(string[] args)
    {
        var sizes = Option(args, "--homes", "100000,400000").Split(',').Select(Number).ToArray();
        var seconds = Number(Option(args, "--seconds", "8"));
        if (!Command.Exists("wrk"))
        {
            Console.Error.WriteLine("缺少 wrk：apt-get install wrk");
            return 1;
        }
        Console.WriteLine($"{Environment.ProcessorCount} 核，{Wrk.Settings}，每项 {seconds} 秒");
        foreach (var size in sizes)
            await MeasureAsync(size, seconds);
        return 0;
    }

    private static async Task MeasureAsync(int homes, int seconds)
    {
        var database = await CreateDatabaseAsync($"bench_nearest_{homes}");
        await Database.MigrateAsync(database);
        await HomesMaker.FillAsync(database, homes);

        var cold = Stopwatch.GetTimestamp();
        await using var host = await HostProcess.StartAsync(database);
        Line($"\n## {homes:N0} 个阵地");
        Line($"启动到可以回答：{Stopwatch.GetElapsedTime(cold).TotalSeconds:F2} s");
        await ThroughputAsync(host, homes, seconds);
        await WhileChangingAsync(host, database);
    }

    private static async Task ThroughputAsync(HostProcess host, int homes, int seconds)
    {
        // The first load lets the runtime finish optimising; it is not counted.
        await Wrk.MeasureAsync(host.Url("/api/homes/nearest"), filtered: false, seconds);
        await Wrk.MeasureAsync(host.Url("/bench/ok"), filtered: false, seconds);
        var ok = await Wrk.MeasureAsync(host.Url("/bench/ok"), filtered: false, seconds);
        var asLong = await Wrk.MeasureAsync(host.Url("/bench/as-long"), filtered: false, seconds);
        var nearest = await Wrk.MeasureAsync(host.Url("/api/homes/nearest"), filtered: false, seconds);
        var filtered = await Wrk.MeasureAsync(host.Url("/api/homes/nearest"), filtered: true, seconds);
        var postgis = await Wrk.MeasureAsync(host.Url("/bench/postgis"), filtered: false, seconds);
        Line($"| 项 | 每秒 | 与 (a) 之比 |\n|---|---:|---:|");
        Row("(a) ok", ok, ok);
        Row("    ok，答复与 (b) 一样长", asLong, ok);
        Row("(b) nearest", nearest, ok);
        Row("(c) nearest + phone_charging + openAt now", filtered, ok);
        Row("(d) PostGIS <-> 经 Npgsql", postgis, ok);
        Line($"b/d = {nearest / postgis:F1}");
        if (await Redis.MeasureAsync(homes, seconds) is { } redis)
        {
            Row("(e) Redis GEOSEARCH 2 km", redis.Within2Km, ok);
            Row("(e) Redis GEOSEARCH 10 km", redis.Within10Km, ok);
            Line($"b/e = {nearest / redis.Within2Km:F2}（2 km）");
        }
        else
        {
            Line($"(e) 没有安装 redis-server，未比较");
        }
        Line($"常驻内存：{host.ResidentMb:F0} MB");
    }

    /// <summary>Riders ask 2,000 times a second while homes are edited and moved, and once everything is read anew.</summary>
    private static async Task WhileChangingAsync(HostProcess host, string database)
    {
        Line($"开环 {OpenLoopRate}/s，{OpenLoopSeconds} s：中位 / p99 / 最长（毫秒）");
        Line($"  不变：{await LoadAsync(host)}");

        var load = LoadAsync(host);
        var followed = new List<double>();
        await host.WatchPeakAsync(
            Task.Run(async () =>
            {
                for (var n = 1; !load.IsCompleted; n++)
                {
                    followed.Add(await EditAsync(host, database, n));
                    await Task.Delay(1_000);
                }
            })
        );
        Line(
            $"  每秒改一个阵地并移位：{await load}；改动到可见：中位 {Median(followed):F0} ms，最长 {followed.Max():F0} ms（{followed.Count} 次）"
        );
        Line($"  重建时内存峰值：{host.PeakMb:F0} MB");

        load = LoadAsync(host);
        double whole = 0;
        await host.WatchPeakAsync(
            Task.Run(async () =>
            {
                await ExecuteAsync(database, "update home_feed_epoch set epoch = gen_random_uuid()");
                whole = await EditAsync(host, database, 0);
                await load;
            })
        );
        Line($"  全部重读：{await load}；重读用时 {whole / 1000:F2} s，内存峰值 {host.PeakMb:F0} MB");
        await Task.Delay(5_000);
        Line($"  此后常驻内存：{host.ResidentMb:F0} MB");
    }

    /// <summary>Renames and moves one home, and returns after how many milliseconds riders see it.</summary>
    public static async Task<double> EditAsync(HostProcess host, string database, int n)
    {
        var name = $"改名{n}-{Guid.NewGuid():n}";
        await ExecuteAsync(
            database,
            $"update homes set name = '{name}', location = st_makepoint(st_x(location::geometry) + 1e-6, st_y(location::geometry)) where id = 7"
        );
        var start = Stopwatch.GetTimestamp();
        while (!(await host.GetAsync("/api/homes/7")).Contains(name, StringComparison.Ordinal))
            await Task.Delay(10);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    public static async Task<string> LoadAsync(HostProcess host)
    {
        var program = Environment.ProcessPath!;
        string[] prefix = program.EndsWith("dotnet", StringComparison.Ordinal)
            ? [typeof(NearestBench).Assembly.Location]
            : [];
        var output = await Command.RunAsync(
            program,
            [.. prefix, "nearest-load", $"{host.Port}", $"{OpenLoopRate}", $"{OpenLoopSeconds}"]
        );
        return output.Trim().Replace(" ", " / ", StringComparison.Ordinal);
    }

    public static async Task<string> CreateDatabaseAsync(string name)
    {
        await ExecuteAsync(Cluster, $"drop database if exists {name} with (force)");
        await ExecuteAsync(Cluster, $"create database {name}");
        return ConnectionTo(name);
    }

    public static string ConnectionTo(string name) =>
        new NpgsqlConnectionStringBuilder(Cluster) { Database = name, MaxPoolSize = 16 }.ConnectionString;

    private static string Cluster =>
        Environment.GetEnvironmentVariable("QHD_DATABASE")
        ?? throw new InvalidOperationException("QHD_DATABASE is not set: run ./qhd bench.");

    public static async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public static string Option(string[] args, string name, string otherwise) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Row(string name, double perSecond, double ok) =>
        Line($"| {name} | {perSecond:F0} | {perSecond / ok:F2} |");

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
