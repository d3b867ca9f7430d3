using System.Globalization;
using Npgsql;
using QhdHomeMap.Benchmarks.Nearest;
using QhdHomeMap.Seed;

namespace QhdHomeMap.Benchmarks.Roads;

/// <summary>A road file from the disk into PostGIS, each program as a whole process: ours and osm2pgrouting.</summary>
internal static class ImportBench
{
    private const int Times = 3;

    public static async Task<int> RunAsync(string[] args)
    {
        if (NearestBench.Option(args, "--roads", "") is not { Length: > 0 } file)
        {
            await Console.Error.WriteLineAsync(
                "请写明路网文件：./qhd bench import --roads FILE.osm.pbf [--copies 6] [--peers]"
            );
            return 2;
        }
        var copies = int.Parse(NearestBench.Option(args, "--copies", "1"), CultureInfo.InvariantCulture);
        var folder = Directory.CreateTempSubdirectory("qhd-bench-");
        try
        {
            if (copies > 1 && !Command.Exists("osmium"))
            {
                await Console.Error.WriteLineAsync("--copies 要有 osmium；加 --peers 会装上。");
                return 2;
            }
            await MeasureAsync(copies > 1 ? await RoadCopies.WriteAsync(file, copies, folder.FullName) : file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        return 0;
    }

    private static async Task MeasureAsync(string file)
    {
        Timing.Header($"{Path.GetFileName(file)}，{new FileInfo(file).Length / 1e6:F1} MB，整个进程");
        var own = await NearestBench.CreateDatabaseAsync("bench_import");
        await Database.MigrateAsync(own);
        await Timing.MeasureAsync("qhd import roads", Times, () => ImportAsync(own, file), "路段");
        await PeerAsync(file);
    }

    private static async Task<long> ImportAsync(string database, string file)
    {
        await SeedProgram.RunAsync(database, "import", "roads", file);
        return await CountAsync(database, "select count(*) from road_edges");
    }

    /// <summary>osm2pgrouting reads XML only; unpacking is not counted.</summary>
    private static async Task PeerAsync(string file)
    {
        if (!Command.Exists("osm2pgrouting") || !Command.Exists("osmium"))
        {
            Console.WriteLine("没有 osm2pgrouting 和 osmium，未作比较；加 --peers 会装上。");
            return;
        }
        var xml = Path.Combine(Path.GetTempPath(), $"qhd-bench-{Guid.NewGuid():n}.osm");
        try
        {
            await Command.RunAsync("osmium", ["cat", "--no-progress", file, "-o", xml]);
            var database = await NearestBench.CreateDatabaseAsync("bench_osm2pgrouting");
            await NearestBench.ExecuteAsync(
                database,
                "create extension if not exists postgis; create extension if not exists pgrouting"
            );
            await Timing.MeasureAsync("osm2pgrouting", Times, () => ImportByPeerAsync(database, xml), "路段");
        }
        finally
        {
            File.Delete(xml);
        }
    }

    private static async Task<long> ImportByPeerAsync(string database, string xml)
    {
        var to = new NpgsqlConnectionStringBuilder(database);
        await Command.RunAsync(
            "osm2pgrouting",
            [
                "--f",
                xml,
                "--conf",
                "/usr/share/osm2pgrouting/mapconfig.xml",
                "--dbname",
                to.Database!,
                "--username",
                to.Username!,
                "--host",
                to.Host!,
                "--clean",
            ]
        );
        return await CountAsync(database, "select count(*) from ways");
    }

    private static async Task<long> CountAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
