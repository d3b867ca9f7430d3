using System.Data;
using Npgsql;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Backups;

/// <summary>
/// Writes the whole database into one file while it is in use: the dump and the counts come from one exported snapshot. The
/// file appears under its name only when it has been read back and found whole.
/// </summary>
internal static class MakeBackup
{
    public static async Task<BackupManifest> RunAsync(
        string connectionString,
        string path,
        bool overwrite,
        IProgress<ImportProgress> progress,
        CancellationToken cancellation
    )
    {
        var target = Path.GetFullPath(path);
        Check(target, overwrite);
        await using var connection = await new ServerAddress(connectionString).OpenAsync(cancellation);
        await using var view = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var snapshot = await ExportAsync(connection, cancellation);
        var address = new ServerAddress(connectionString).At(connection);
        var facts = await DatabaseFacts.ReadAsync(connection, cancellation);
        var tools = PostgresTools.For(connection.PostgreSqlVersion.Major, address);
        try
        {
            await using var partial = PartialFile.Beside(target);
            var manifest = await BackupFile.WriteAsync(partial.Stream, DumpAsync, ManifestOf);
            partial.Flush();
            progress.Report(new("核对备份", null));
            partial.Stream.Close(); // it is locked against readers as well
            await BackupProof.CheckAsync(partial.Path, manifest, tools, cancellation);
            Check(target, overwrite);
            partial.MoveIntoPlace(overwrite);
            return manifest;
        }
        catch (IOException e) when (IsDiskFull(e))
        {
            throw new BackupException(
                "disk_full",
                $"{Path.GetDirectoryName(target)} 所在的磁盘满了，没有留下半份备份：请清理磁盘，或备份到别的磁盘"
            );
        }

        Task DumpAsync(Stream dump) =>
            tools.RunAsync(
                "pg_dump",
                [
                    "--format=custom",
                    $"--snapshot={snapshot}",
                    "--exclude-table-data=*.spatial_ref_sys",
                    "--no-password",
                ],
                feed: null,
                output => CopyAsync(output, dump, progress, cancellation),
                cancellation
            );

        BackupManifest ManifestOf(long bytes, string sum) =>
            new(
                BackupManifest.NewestFormat,
                facts.At,
                facts.LastMigration,
                facts.Postgres,
                facts.Postgis,
                address.Database,
                facts.Bytes,
                facts.Counts,
                bytes,
                sum
            );
    }

    private static void Check(string target, bool overwrite)
    {
        if (Directory.Exists(target))
        {
            throw new BackupException("file_is_folder", $"{target} 是文件夹：请写明备份文件的名字");
        }

        if (!Directory.Exists(Path.GetDirectoryName(target)))
        {
            throw new BackupException("folder_missing", $"没有 {Path.GetDirectoryName(target)} 这个文件夹：请先建立它");
        }

        if (!overwrite && Path.Exists(target))
        {
            throw new BackupException("file_exists", $"{target} 已经有了，未作改动：请换个名字，或加 --force 覆盖它");
        }
    }

    private static async Task<string> ExportAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        // The dump lasts as long as it lasts, while this transaction does nothing.
        await using var command = new NpgsqlCommand(
            "set local idle_in_transaction_session_timeout = 0; select pg_export_snapshot()",
            connection
        );
        return (string)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task CopyAsync(
        Stream from,
        Stream to,
        IProgress<ImportProgress> progress,
        CancellationToken cancellation
    )
    {
        var buffer = new byte[1 << 16];
        var copied = 0L;
        for (int read; (read = await from.ReadAsync(buffer, cancellation)) > 0; )
        {
            await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
            copied += read;
            progress.Report(new($"备份（已写 {copied >> 20} MB）", null));
        }
    }

    private static bool IsDiskFull(IOException e) =>
        e.HResult is 28 or unchecked((int)0x80070070) || e.Message.Contains("No space left", StringComparison.Ordinal);
}
