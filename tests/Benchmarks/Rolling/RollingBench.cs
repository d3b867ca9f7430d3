using System.Diagnostics;
using System.Globalization;
using Npgsql;
using QhdHomeMap.Benchmarks.Nearest;
using QhdHomeMap.Seed;

namespace QhdHomeMap.Benchmarks.Rolling;

/// <summary>
/// Two instances behind nginx, restarted one after the other while riders ask: how many look-ups fail, and how long the
/// longest takes. Then the same with a kill -9.
/// </summary>
internal static class RollingBench
{
    private const int DrainSeconds = 5;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(4);

    public static async Task<int> RunAsync(string[] args)
    {
        var rate = Number(args, "--rate", 500);
        var homes = Number(args, "--homes", 10_000);
        if (!Command.Exists("nginx"))
        {
            Console.Error.WriteLine("缺少 nginx：apt-get install nginx-light");
            return 1;
        }
        var database = await CreateDatabaseAsync();
        await Database.MigrateAsync(database);
        await HomesMaker.FillAsync(database, homes);
        await using var first = new Instance(database, DrainSeconds);
        await using var second = new Instance(database, DrainSeconds);
        await Task.WhenAll(first.StartAsync(), second.StartAsync());
        await using var nginx = await Nginx.StartAsync(first.Port, second.Port);
        Console.WriteLine(
            $"{Environment.ProcessorCount} 核，{homes} 个阵地，两个实例在 nginx 后面，开环每秒 {rate} 次"
        );
        await PhaseAsync("预热", nginx, rate, () => Task.Delay(Between * 2));
        var failed = await PhaseAsync("不动", nginx, rate, () => Task.Delay(Between * 4));
        failed += await PhaseAsync("逐个重启", nginx, rate, () => RestartAsync("TERM", first, second));
        failed += await PhaseAsync("逐个强杀", nginx, rate, () => RestartAsync("KILL", first, second));
        return failed == 0 ? 0 : 1;
    }

    private static async Task<int> PhaseAsync(string name, Nginx nginx, int rate, Func<Task> work)
    {
        var riders = new Riders(nginx.Port, rate);
        var asking = riders.AskAsync();
        await work();
        riders.Enough();
        await asking;
        Console.WriteLine($"{name}：{riders.Told()}");
        foreach (var why in riders.Failures.CountBy(f => f))
            Console.WriteLine($"  {why.Value} 次：{why.Key}");
        return riders.Failures.Count;
    }

    private static async Task RestartAsync(string signal, params Instance[] instances)
    {
        foreach (var instance in instances)
        {
            await Task.Delay(Between);
            var start = Stopwatch.GetTimestamp();
            await instance.EndAsync(signal);
            var ended = Stopwatch.GetElapsedTime(start);
            await instance.StartAsync();
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  停下 {ended.TotalSeconds:F1} s，再就绪 {(Stopwatch.GetElapsedTime(start) - ended).TotalSeconds:F1} s"
                )
            );
        }
        await Task.Delay(Between);
    }

    private static async Task<string> CreateDatabaseAsync()
    {
        const string Name = "bench_rolling";
        var cluster =
            Environment.GetEnvironmentVariable("QHD_DATABASE")
            ?? throw new InvalidOperationException("QHD_DATABASE is not set: run ./qhd bench.");
        await using var connection = new NpgsqlConnection(cluster);
        await connection.OpenAsync();
        foreach (var sql in new[] { $"drop database if exists {Name} with (force)", $"create database {Name}" })
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
        return new NpgsqlConnectionStringBuilder(cluster) { Database = Name, MaxPoolSize = 16 }.ConnectionString;
    }

    private static int Number(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length
            ? int.Parse(args[at + 1], CultureInfo.InvariantCulture)
            : otherwise;
}
