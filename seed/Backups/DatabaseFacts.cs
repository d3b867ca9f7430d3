using Npgsql;

namespace QhdHomeMap.Seed.Backups;

/// <summary>What a database holds, as one transaction sees it.</summary>
internal sealed record DatabaseFacts(
    DateTimeOffset At,
    string LastMigration,
    string Postgres,
    string Postgis,
    long Bytes,
    SortedDictionary<string, long> Counts
)
{
    /// <summary>Tables of our own: those of an extension come with the extension.</summary>
    private const string TablesSql = """
        select n.nspname, c.relname
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and c.relpersistence <> 't' and n.nspname not in ('pg_catalog', 'information_schema')
            and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
        """;

    private const string PostgisSql =
        "select coalesce((select extversion from pg_extension where extname = 'postgis'), '')";

    /// <exception cref="BackupException">It is no database of this product.</exception>
    public static async Task<DatabaseFacts> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var counts = await CountsAsync(connection, cancellation);
        if (!counts.ContainsKey("public.__EFMigrationsHistory"))
        {
            throw new BackupException(
                "database_empty",
                "这个数据库里还没有本系统的数据表：请先运行 ./qhd up，或检查 QHD_DATABASE 指的是不是要备份的库"
            );
        }

        return new DatabaseFacts(
            await AskAsync<DateTime>("select now()"),
            await AskAsync<string>("select coalesce(max(migration_id), '') from \"__EFMigrationsHistory\""),
            connection.PostgreSqlVersion.ToString(2),
            await AskAsync<string>(PostgisSql),
            await AskAsync<long>("select pg_database_size(current_database())"),
            counts
        );

        async Task<T> AskAsync<T>(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return (T)(await command.ExecuteScalarAsync(cancellation))!;
        }
    }

    public static async Task<SortedDictionary<string, long>> CountsAsync(
        NpgsqlConnection connection,
        CancellationToken cancellation
    )
    {
        var tables = new List<(string Schema, string Name)>();
        await using (var command = new NpgsqlCommand(TablesSql, connection))
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
            {
                tables.Add((reader.GetString(0), reader.GetString(1)));
            }
        }

        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (schema, name) in tables)
        {
            await using var command = new NpgsqlCommand(
                $"select count(*) from {Quote(schema)}.{Quote(name)}",
                connection
            );
            counts.Add($"{schema}.{name}", (long)(await command.ExecuteScalarAsync(cancellation))!);
        }
        return counts;
    }

    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
