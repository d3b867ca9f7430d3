using Npgsql;

namespace QhdHomeMap.Seed.Backups;

/// <summary>Whether a restore can succeed at all, asked before any work.</summary>
internal static class ServerChecks
{
    private const string Sql = """
        select pg_try_advisory_lock(hashtextextended('qhd restore ' || $1, 0)),
            (select rolcreatedb or rolsuper from pg_roles where rolname = current_user),
            (select pg_has_role(datdba, 'usage') from pg_database where datname = $1),
            current_user::text
        """;

    /// <summary>Only where `./qhd` names the data folder of its own cluster: a full disk there would stop that as well.</summary>
    public static void RefuseWithoutRoom(BackupManifest manifest)
    {
        if (Environment.GetEnvironmentVariable("QHD_DATA_FOLDER") is not { Length: > 0 } folder)
        {
            return;
        }

        var (needMb, freeMb) = (
            (2 * manifest.DatabaseBytes >> 20) + 200,
            new DriveInfo(folder).AvailableFreeSpace >> 20
        );
        if (freeMb < needMb)
        {
            throw new BackupException(
                "disk_short",
                $"磁盘空间不足，什么也没有改动：{folder} 所在的磁盘只剩 {freeMb} MB，恢复至少要 {needMb} MB；请清理磁盘后再运行一次"
            );
        }
    }

    /// <returns>Whether the database to be replaced exists.</returns>
    public static async Task<bool> RunAsync(
        NpgsqlConnection maintenance,
        string database,
        BackupManifest manifest,
        CancellationToken cancellation
    )
    {
        if (maintenance.PostgreSqlVersion.Major < manifest.PostgresMajor)
        {
            throw new BackupException(
                "server_older",
                $"备份来自 PostgreSQL {manifest.Postgres}，这个服务器是 {maintenance.PostgreSqlVersion.ToString(2)}：请恢复到同样新或更新的 PostgreSQL"
            );
        }

        await using var command = new NpgsqlCommand(Sql, maintenance) { Parameters = { new() { Value = database } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        if (!reader.GetBoolean(0))
        {
            throw new BackupException("restore_running", $"数据库 {database} 的另一个恢复正在进行：请等它结束");
        }

        if (!reader.GetBoolean(1))
        {
            throw new BackupException(
                "role_may_not",
                $"角色 {reader.GetString(3)} 无权建库，不能恢复：请数据库管理员运行 ALTER ROLE {reader.GetString(3)} CREATEDB，或用有权的角色"
            );
        }

        var exists = !await reader.IsDBNullAsync(2, cancellation);
        if (exists && !reader.GetBoolean(2))
        {
            throw new BackupException(
                "role_may_not",
                $"角色 {reader.GetString(3)} 不是数据库 {database} 的主人，不能替换它：请用它的主人来恢复"
            );
        }

        return exists;
    }
}
