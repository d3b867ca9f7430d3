using System.Diagnostics;
using System.Globalization;
using Npgsql;
using QhdHomeMap.Seed;

namespace QhdHomeMap.Benchmarks.Nearest;

/// <summary>
/// How long an instance takes to get all homes: at a cold start, when everything is read anew, when only reference rows changed,
/// and from its file; how much memory each takes, and how long a rider waits meanwhile.
/// </summary>
internal static class RereadingBench
{
    private const int Times = 4;

    public static async Task<int> RunAsync(string[] args)
    {
        var homes = int.Parse(NearestBench.Option(args, "--homes", "400000"), CultureInfo.InvariantCulture);
        var database = await DatabaseAsync($"reading_{homes}", homes, Array.IndexOf(args, "--reuse") >= 0);
        Line($"{Environment.ProcessorCount} 核，{homes:N0} 个阵地");

        await using (var host = await StartAsync(database, "冷启动"))
        {
            await RereadAsync(host, database, "全部重读", "epoch");
            await RereadAsync(host, database, "参考数据改动", "words");
        }
        return 0;
    }

    private static async Task<HostProcess> StartAsync(string database, string what)
    {
        var start = Stopwatch.GetTimestamp();
        var host = await HostProcess.StartAsync(database);
        var took = Stopwatch.GetElapsedTime(start);
        await Task.Delay(5_000);
        Line($"{what}：到可以回答 {took.TotalSeconds:F2} s；五秒后常驻 {host.ResidentMb:F0} MB");
        return host;
    }

    /// <summary>Without load and then with riders asking, several times, since the first of all is also the slowest.</summary>
    private static async Task RereadAsync(HostProcess host, string database, string what, string column)
    {
        var took = new List<double>();
        double peak = 0;
        for (var n = 0; n < Times; n++)
        {
            await host.WatchPeakAsync(AskAnewAsync());
            peak = Math.Max(peak, host.PeakMb);
            await Task.Delay(3_000);
        }
        Line($"{what}：{Join(took)} s；内存峰值 {peak:F0} MB");
        await Task.Delay(5_000);
        Line($"  此后常驻内存：{host.ResidentMb:F0} MB");

        var load = NearestBench.LoadAsync(host);
        took.Clear();
        await host.WatchPeakAsync(
            Task.Run(async () =>
            {
                while (!load.IsCompleted)
                {
                    await AskAnewAsync();
                    await Task.Delay(5_000);
                }
            })
        );
        Line($"  有人提问时：{Join(took)} s；提问 {await load}；内存峰值 {host.PeakMb:F0} MB");
        await Task.Delay(5_000);
        Line($"  此后常驻内存：{host.ResidentMb:F0} MB");

        async Task AskAnewAsync()
        {
            await NearestBench.ExecuteAsync(database, $"update home_feed_epoch set {column} = gen_random_uuid()");
            took.Add(await NearestBench.EditAsync(host, database, took.Count) / 1000);
        }
    }

    private static async Task<string> DatabaseAsync(string name, int homes, bool reuse)
    {
        if (reuse && NearestBench.ConnectionTo(name) is var there && await HasAsync(there, homes))
            return there;
        var database = await NearestBench.CreateDatabaseAsync(name);
        await Database.MigrateAsync(database);
        await HomesMaker.FillAsync(database, homes);
        return database;
    }

    private static async Task<bool> HasAsync(string database, int homes)
    {
        try
        {
            await using var source = NpgsqlDataSource.Create(database);
            await using var command = source.CreateCommand("select count(*) from homes");
            if ((long)(await command.ExecuteScalarAsync())! != homes)
                return false;
            await Database.MigrateAsync(database);
            return true;
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InvalidCatalogName)
        {
            return false;
        }
    }

    private static string Join(IEnumerable<double> values) =>
        string.Join(" ", values.Select(v => v.ToString("F2", CultureInfo.InvariantCulture)));

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
