using Microsoft.EntityFrameworkCore;
using Npgsql;
using QhdHomeMap.Data;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Backups;

/// <summary>
/// Reads a backup into a new database beside the one in use, brings it to this release, and only then, when all of it is there,
/// lets the two change places. Whatever fails before, the database in use is untouched.
/// </summary>
internal static class RestoreBackup
{
    /// <returns>The name under which the database that was in use is kept; null when there was none.</returns>
    public static async Task<string?> SwapInAsync(
        string connectionString,
        string path,
        TimeProvider clock,
        IProgress<ImportProgress> progress,
        CancellationToken cancellation
    )
    {
        await using var beside = await BesideAsync(connectionString, path, clock, progress, cancellation);
        progress.Report(new("换上恢复的库", null));
        return await beside.SwapAsync(cancellation);
    }

    /// <summary>What differs between the backup and the database in use; nothing is changed.</summary>
    public static async Task<BackupDifferences> CompareAsync(
        string connectionString,
        string path,
        TimeProvider clock,
        IProgress<ImportProgress> progress,
        CancellationToken cancellation
    )
    {
        await using var beside = await BesideAsync(connectionString, path, clock, progress, cancellation);
        progress.Report(new("比较", null));
        return await BackupDifferences.ReadAsync(beside.InUse, beside.Restored, cancellation);
    }

    private static async Task<DatabaseBeside> BesideAsync(
        string connectionString,
        string path,
        TimeProvider clock,
        IProgress<ImportProgress> progress,
        CancellationToken cancellation
    )
    {
        progress.Report(new("核对备份", null));
        var manifest = await BackupFile.VerifyAsync(path, cancellation);
        RefuseUnknownSchema(manifest, connectionString);
        ServerChecks.RefuseWithoutRoom(manifest);
        var beside = await DatabaseBeside.CreateAsync(connectionString, manifest, clock, cancellation);
        try
        {
            await FillAsync(beside, path, manifest, progress, cancellation);
            progress.Report(new("升级到本版本", null));
            await Database.MigrateAsync(beside.Restored.ConnectionString, cancellation);
            await FreshStart.MakeAsync(beside.Restored, cancellation);
            return beside;
        }
        catch
        {
            await beside.DisposeAsync();
            throw;
        }
    }

    private static void RefuseUnknownSchema(BackupManifest manifest, string connectionString)
    {
        using var db = QhdDbContext.Open(connectionString);
        var known = db.Database.GetMigrations().Order(StringComparer.Ordinal).ToList();
        if (!known.Contains(manifest.LastMigration))
        {
            throw new BackupException(
                "backup_newer",
                $"这个备份是更新的版本做的（数据表到 {manifest.LastMigration}，本版只到 {known[^1]}），什么也没有改动：请先升级本系统，再恢复"
            );
        }
    }

    /// <summary>Counted before any migration, which may rightly add or drop rows.</summary>
    private static async Task FillAsync(
        DatabaseBeside beside,
        string path,
        BackupManifest manifest,
        IProgress<ImportProgress> progress,
        CancellationToken cancellation
    )
    {
        await DumpReader.ReadAsync(path, manifest, beside.Restored, beside.ServerMajor, progress, cancellation);
        await using var connection = await beside.Restored.OpenAsync(cancellation);
        var counts = await DatabaseFacts.CountsAsync(connection, cancellation);
        var different = manifest
            .Counts.Keys.Union(counts.Keys)
            .Where(t => Count(manifest.Counts, t) != Count(counts, t));
        if (different.FirstOrDefault() is { } table)
        {
            throw new BackupException(
                "counts_differ",
                $"恢复出来的行数与备份所记的不同（{table}：应有 {Count(manifest.Counts, table)} 行，只见 {Count(counts, table)} 行），没有换上：请换另一份备份"
            );
        }

        await using var analyze = new NpgsqlCommand("analyze", connection);
        await analyze.ExecuteNonQueryAsync(cancellation);
    }

    private static long Count(SortedDictionary<string, long> counts, string table) =>
        counts.GetValueOrDefault(table, -1);
}
