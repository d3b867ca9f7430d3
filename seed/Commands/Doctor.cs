using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using QhdHomeMap.Data;
using QhdHomeMap.Seed.Backups;

namespace QhdHomeMap.Seed.Commands;

/// <summary>
/// `seed doctor`: what `./qhd doctor` says of the database, one finding a line: state (good, care, bad), item, what was found,
/// what to do; between them tabs.
/// </summary>
internal static class Doctor
{
    private const double SkewSeconds = 2;

    public static Command Command()
    {
        var command = new Command("doctor", "检查数据库：版本、时钟、节假日");
        command.SetAction((_, cancellation) => RunAsync(TimeProvider.System, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(TimeProvider clock, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await new ServerAddress(Connection.String()).OpenAsync(cancellation);
            foreach (var finding in await FindAsync(connection, clock, cancellation))
            {
                Console.WriteLine(finding);
            }
        }
        catch (NpgsqlException e)
        {
            Console.WriteLine(
                new Finding("bad", "database", $"数据库连不上：{e.Message}", "看它是否在运行，地址、角色与密码对不对")
            );
        }
        return 0;
    }

    internal static async Task<IReadOnlyList<Finding>> FindAsync(
        NpgsqlConnection connection,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        var before = clock.GetUtcNow();
        var now = (DateTime)(await AskAsync("select clock_timestamp()"))!;
        var after = clock.GetUtcNow();
        var postgis = await AskAsync("select extversion from pg_extension where extname = 'postgis'") as string;
        return
        [
            postgis is null
                ? new("bad", "postgis", "数据库里没有 PostGIS", "请数据库管理员在这个库里运行 CREATE EXTENSION postgis")
                : new("good", "postgis", $"数据库是 PostgreSQL {connection.PostgreSqlVersion}，PostGIS {postgis}", ""),
            Skew(before, new DateTimeOffset(now), after),
            .. await SchemaAsync(),
        ];

        async Task<IEnumerable<Finding>> SchemaAsync()
        {
            if (await AskAsync("select to_regclass('\"__EFMigrationsHistory\"')::text") is not string)
            {
                return [new("bad", "schema", "数据库里还没有数据表", "运行 ./qhd up")];
            }

            var last = (string)
                (await AskAsync("select coalesce(max(migration_id), '') from \"__EFMigrationsHistory\""))!;
            var years = (int[])(await AskAsync("select coalesce(array_agg(year), '{}') from holiday_years"))!;
            var schema = Schema(last);
            return
            [
                schema,
                .. Holidays(years, clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8))),
                .. schema.State == "good" ? await DoctorOfPlanning.FindAsync(connection, cancellation) : [],
            ];
        }

        async Task<object?> AskAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteScalarAsync(cancellation);
        }
    }

    internal static Finding Skew(DateTimeOffset before, DateTimeOffset server, DateTimeOffset after)
    {
        var seconds =
            server < before ? (server - before).TotalSeconds
            : server > after ? (server - after).TotalSeconds
            : 0;
        var told = seconds.ToString("0.0", CultureInfo.InvariantCulture);
        return Math.Abs(seconds) <= SkewSeconds
            ? new("good", "skew", $"本机与数据库的时钟相差不到 {SkewSeconds:0} 秒", "")
            : new(
                "bad",
                "skew",
                $"数据库的时钟比本机快 {told} 秒",
                "让两台机器都与网络对时（timedatectl set-ntp true）"
            );
    }

    internal static Finding Schema(string last)
    {
        using var db = QhdDbContext.Open("Host=none");
        var known = db.Database.GetMigrations().Order(StringComparer.Ordinal).ToList();
        if (last == known[^1])
        {
            return new("good", "schema", $"数据表与本版相同（{last}）", "");
        }

        return known.Contains(last)
            ? new("care", "schema", $"数据表到 {last}，本版到 {known[^1]}", "运行 ./qhd up 会升级；先备份")
            : new("bad", "schema", $"数据表（{last}）是更新的版本建的，本版只到 {known[^1]}", "升级本份代码");
    }

    /// <summary>The State Council publishes the next year's arrangement by November.</summary>
    internal static IEnumerable<Finding> Holidays(IReadOnlyCollection<int> years, DateTimeOffset now)
    {
        int[] needed = now.Month >= 11 ? [now.Year, now.Year + 1] : [now.Year];
        foreach (var year in needed)
        {
            yield return years.Contains(year)
                ? new("good", "holidays", $"有 {year} 年的节假日安排", "")
                : new(
                    "care",
                    "holidays",
                    $"没有 {year} 年的节假日安排，那一年的节假日会说“开放时间未确认”",
                    $"国务院公布后运行 ./qhd import holidays {year}.json"
                );
        }
    }

    internal sealed record Finding(string State, string Item, string Found, string Todo)
    {
        public override string ToString() =>
            string.Join('\t', new[] { State, Item, Found, Todo }.Select(t => t.ReplaceLineEndings(" ")));
    }
}
