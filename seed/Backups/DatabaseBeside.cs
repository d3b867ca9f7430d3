using System.Globalization;
using System.Text;
using Npgsql;

namespace QhdHomeMap.Seed.Backups;

/// <summary>
/// A new database beside the one in use, on the same server. Dropped when disposed, unless the two have changed places. One
/// restore a server and database at a time: a lock on the maintenance connection ends with the process.
/// </summary>
internal sealed class DatabaseBeside : IAsyncDisposable
{
    private const string Maintenance = "postgres";
    private const int LongestName = 63;

    private readonly NpgsqlConnection _maintenance;
    private readonly string _stamp;
    private readonly bool _exists;
    private bool _swapped;

    private DatabaseBeside(NpgsqlConnection maintenance, ServerAddress inUse, string stamp, bool exists)
    {
        (_maintenance, InUse, _stamp, _exists) = (maintenance, inUse, stamp, exists);
        Restored = inUse.WithDatabase(Prefix(inUse.Database) + stamp);
    }

    public ServerAddress InUse { get; }

    public ServerAddress Restored { get; }

    public int ServerMajor => _maintenance.PostgreSqlVersion.Major;

    public static async Task<DatabaseBeside> CreateAsync(
        string connectionString,
        BackupManifest manifest,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        var inUse = new ServerAddress(connectionString);
        var stamp = clock.GetUtcNow().ToString("yyyyMMdd_HHmmss", CultureInfo.InvariantCulture);
        if (Encoding.UTF8.GetByteCount(Prefix(inUse.Database) + stamp) > LongestName)
        {
            throw new BackupException(
                "name_long",
                $"数据库的名字“{inUse.Database}”太长，旁边的新库起不出名字：请把它改短"
            );
        }

        var maintenance = await inUse.WithDatabase(Maintenance).OpenAsync(cancellation);
        try
        {
            var exists = await ServerChecks.RunAsync(maintenance, inUse.Database, manifest, cancellation);
            var beside = new DatabaseBeside(maintenance, inUse, stamp, exists);
            await beside.SweepAsync(cancellation);
            await beside.CreateAsync(cancellation);
            return beside;
        }
        catch
        {
            await maintenance.DisposeAsync();
            throw;
        }
    }

    /// <returns>The name under which what was in use is kept; null when there was nothing.</returns>
    public async Task<string?> SwapAsync(CancellationToken cancellation)
    {
        var kept = _exists ? $"{InUse.Database}_before_{_stamp}" : null;
        await using var sender = await InUse.WithDatabase(Maintenance).OpenAsync(cancellation);
        await DatabaseSwap.RunAsync(_maintenance, sender, (InUse.Database, kept, Restored.Database), cancellation);
        _swapped = true;
        return kept;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_swapped)
        {
            await ExecuteAsync(
                _maintenance,
                $"drop database if exists {Name(Restored.Database)} with (force)",
                default
            );
        }

        await _maintenance.DisposeAsync();
    }

    /// <summary>What a killed restore left behind: we hold the lock, so nobody is at work in it.</summary>
    private async Task SweepAsync(CancellationToken cancellation)
    {
        var left = new List<string>();
        await using (
            var command = new NpgsqlCommand(
                "select datname from pg_database where starts_with(datname, $1)",
                _maintenance
            )
            {
                Parameters = { new() { Value = Prefix(InUse.Database) } },
            }
        )
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
            {
                left.Add(reader.GetString(0));
            }
        }

        foreach (var name in left)
        {
            await ExecuteAsync(_maintenance, $"drop database {Name(name)} with (force)", cancellation);
        }
    }

    private async Task CreateAsync(CancellationToken cancellation)
    {
        await ExecuteAsync(_maintenance, $"create database {Name(Restored.Database)}", cancellation);
        try
        {
            await using var connection = await Restored.OpenAsync(cancellation);
            await ExecuteAsync(connection, "create extension if not exists postgis", cancellation);
        }
        catch (Exception e)
        {
            await ExecuteAsync(_maintenance, $"drop database {Name(Restored.Database)} with (force)", default);
            if (e is PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege })
            {
                throw new BackupException(
                    "postgis_missing",
                    "新建的库里没有 PostGIS，而当前角色无权创建它：请数据库管理员在 template1 里运行 CREATE EXTENSION postgis，再恢复"
                );
            }

            throw;
        }
    }

    private static string Prefix(string database) => $"{database}_restoring_";

    private static string Name(string database) => DatabaseFacts.Quote(database);

    internal static async Task ExecuteAsync(
        NpgsqlConnection connection,
        string sql,
        CancellationToken cancellation,
        params string[] values
    )
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellation);
    }
}
