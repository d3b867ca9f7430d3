using System.Diagnostics;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using QhdHomeMap.Benchmarks.Nearest;
using QhdHomeMap.Geo.Clusters;
using QhdHomeMap.Geo.Tests.Clusters;

namespace QhdHomeMap.Benchmarks.Clusters;

/// <summary>DBSCAN and HDBSCAN in this process, beside PostGIS and, where it is installed, scikit-learn, in the same run.</summary>
internal static class ClusterBench
{
    private const int Seed = 20_231_124;
    private const double EpsM = 50;
    private const int MinPoints = 10;
    private const int OurRuns = 20;
    private const int PeerRuns = 3;

    public static async Task<int> RunAsync(string[] args)
    {
        var sizes = NearestBench
            .Option(args, "--points", "100000,1000000")
            .Split(',')
            .Select(text => int.Parse(text, CultureInfo.InvariantCulture));
        Line($"{Environment.ProcessorCount} 核，eps {EpsM} m，min {MinPoints}，种子 {Seed}；毫秒");
        foreach (var size in sizes)
        {
            Line($"\n## {size:N0} 个点\n| 项 | 首次 | 最快 | 中位 | 聚类 | 噪声点 |\n|---|---:|---:|---:|---:|---:|");
            var points = CrowdedCity.Make(size, Seed);
            Ours("DBSCAN", OurRuns, () => Dbscan.Run(points, EpsM, MinPoints));
            Ours("DBSCAN，一个线程", OurRuns, () => Dbscan.Run(points, EpsM, MinPoints, threads: 1));
            Ours("HDBSCAN", PeerRuns, () => Hdbscan.Run(points, MinPoints, minClusterSize: 100));
            await PostGisAsync(size, points);
            await ScikitLearnAsync(points);
        }
        Line($"\n本进程内存峰值：{Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB");
        return 0;
    }

    private static void Ours(string name, int runs, Func<Clustering> run)
    {
        var (times, last) = (new List<double>(), new Clustering([], [], 0));
        for (var i = 0; i <= runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            last = run();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        Row(name, times, last.Count, last.Labels.Count(label => label == Clustering.Noise));
    }

    private static async Task PostGisAsync(int size, WeightedPoints points)
    {
        await using var connection = new NpgsqlConnection(
            await NearestBench.CreateDatabaseAsync($"bench_cluster_{size}")
        );
        await connection.OpenAsync();
        await ExecuteAsync(
            connection,
            "create extension if not exists postgis; create table points (x float8, y float8)"
        );
        await using (var copy = await connection.BeginBinaryImportAsync("copy points from stdin (format binary)"))
        {
            for (var i = 0; i < points.Count; i++)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(points.XM[i], NpgsqlDbType.Double);
                await copy.WriteAsync(points.YM[i], NpgsqlDbType.Double);
            }
            await copy.CompleteAsync();
        }
        await ExecuteAsync(
            connection,
            "create table places as select st_makepoint(x, y) as place from points; vacuum analyze places"
        );

        var (times, clusters, noise) = (new List<double>(), 0L, 0L);
        await using var command = new NpgsqlCommand(
            FormattableString.Invariant(
                $"""
                select count(distinct label), count(*) filter (where label is null)
                from (select st_clusterdbscan(place, {EpsM}, {MinPoints}) over () as label from places) labelled
                """
            ),
            connection
        )
        {
            CommandTimeout = 600,
        };
        for (var i = 0; i <= PeerRuns; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await using var reader = await command.ExecuteReaderAsync();
            await reader.ReadAsync();
            (clusters, noise) = (reader.GetInt64(0), reader.GetInt64(1));
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        Row("PostGIS ST_ClusterDBSCAN", times, clusters, noise);
    }

    private static async Task ScikitLearnAsync(WeightedPoints points)
    {
        const string Program = """
            import sys, time
            import numpy as np
            from sklearn.cluster import DBSCAN
            p = np.fromfile(sys.argv[1]).reshape(-1, 2)
            for _ in range(int(sys.argv[2])):
                start = time.perf_counter()
                labels = DBSCAN(eps=float(sys.argv[3]), min_samples=int(sys.argv[4]), n_jobs=-1).fit(p).labels_
                print((time.perf_counter() - start) * 1000, labels.max() + 1, (labels == -1).sum())
            """;
        var file = Path.GetTempFileName();
        try
        {
            await using (var writer = new BinaryWriter(File.Create(file)))
            {
                for (var i = 0; i < points.Count; i++)
                {
                    writer.Write(points.XM[i]);
                    writer.Write(points.YM[i]);
                }
            }
            var output = await Command.RunAsync(
                "python3",
                ["-c", Program, file, $"{PeerRuns + 1}", $"{EpsM}", $"{MinPoints}"]
            );
            var rows = output.Trim().Split('\n').Select(line => line.Split(' ')).ToList();
            Row(
                "scikit-learn DBSCAN",
                [.. rows.Select(row => double.Parse(row[0], CultureInfo.InvariantCulture))],
                long.Parse(rows[0][1], CultureInfo.InvariantCulture),
                long.Parse(rows[0][2], CultureInfo.InvariantCulture)
            );
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            Line($"scikit-learn 未比较：{e.Message.Trim().Split('\n')[^1]}");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        foreach (var statement in sql.Split(';'))
        {
            await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 600 };
            await command.ExecuteNonQueryAsync();
        }
    }

    private static void Row(string name, List<double> times, long clusters, long noise)
    {
        var warm = times.Skip(1).Order().ToList();
        Line($"| {name} | {times[0]:F1} | {warm[0]:F1} | {warm[warm.Count / 2]:F1} | {clusters} | {noise} |");
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
