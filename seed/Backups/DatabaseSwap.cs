using Npgsql;

namespace QhdHomeMap.Seed.Backups;

/// <summary>
/// Puts one database in the place of another. Both renamings are one transaction, so that a kill at any moment leaves either the
/// old state or the new. A renaming holds the database's lock, at which new connections wait while those inside are sent out.
/// </summary>
internal static class DatabaseSwap
{
    public static async Task RunAsync(
        NpgsqlConnection renamer,
        NpgsqlConnection sender,
        (string InUse, string? Kept, string Restored) names,
        CancellationToken cancellation
    )
    {
        await using var transaction = await renamer.BeginTransactionAsync(cancellation);
        if (names.Kept is not null)
        {
            await RenameAsync(renamer, sender, names.InUse, names.Kept, cancellation);
        }

        await RenameAsync(renamer, sender, names.Restored, names.InUse, cancellation);
        await transaction.CommitAsync(CancellationToken.None);
    }

    /// <summary>PostgreSQL itself waits five seconds for those inside to leave.</summary>
    private static async Task RenameAsync(
        NpgsqlConnection renamer,
        NpgsqlConnection sender,
        string from,
        string to,
        CancellationToken cancellation
    )
    {
        var sql = $"alter database {DatabaseFacts.Quote(from)} rename to {DatabaseFacts.Quote(to)}";
        var renaming = DatabaseBeside.ExecuteAsync(renamer, sql, cancellation);
        try
        {
            do
            {
                await SendOutAsync(sender, from, cancellation);
            } while (await Task.WhenAny(renaming, Task.Delay(50, cancellation)) != renaming);
            await renaming;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.ObjectInUse)
        {
            throw new BackupException(
                "database_busy",
                $"数据库 {from} 还有别的角色连着（{await ConnectedAsync(sender, from)}），{renamer.UserName} 无权断开它们，没有换上：请让它们断开，再运行一次"
            );
        }
    }

    /// <summary>Those whom this role may: its own, and for a superuser everybody's.</summary>
    private static Task SendOutAsync(NpgsqlConnection sender, string database, CancellationToken cancellation) =>
        DatabaseBeside.ExecuteAsync(
            sender,
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pg_has_role(usesysid, 'member')",
            cancellation,
            database
        );

    private static async Task<string> ConnectedAsync(NpgsqlConnection sender, string database)
    {
        const string Sql = "select string_agg(distinct usename::text, '、') from pg_stat_activity where datname = $1";
        await using var command = new NpgsqlCommand(Sql, sender) { Parameters = { new() { Value = database } } };
        return await command.ExecuteScalarAsync() as string ?? "";
    }
}
