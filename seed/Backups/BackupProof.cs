using System.Text;

namespace QhdHomeMap.Seed.Backups;

/// <summary>Reads a backup back from the disk: every sum, and by pg_restore's own list that each table is in it.</summary>
internal static class BackupProof
{
    public static async Task CheckAsync(
        string path,
        BackupManifest manifest,
        PostgresTools tools,
        CancellationToken cancellation
    )
    {
        await BackupFile.VerifyAsync(path, cancellation);
        var list = await ListAsync(path, tools, cancellation);
        var missing = manifest.Counts.Keys.Where(table => !Lists(list, table)).ToList();
        if (missing.Count > 0)
        {
            throw new BackupException(
                "backup_incomplete",
                $"备份里缺 {string.Join('、', missing)}，没有保留：请再运行一次"
            );
        }
    }

    /// <summary>What pg_restore finds in the dump, one line each.</summary>
    public static async Task<string> ListAsync(string path, PostgresTools tools, CancellationToken cancellation)
    {
        var list = "";
        await tools.RunAsync(
            "pg_restore",
            ["--list"],
            input => BackupFile.ReadDumpAsync(path, dump => dump.CopyToAsync(input, cancellation), cancellation),
            async output => list = await new StreamReader(output, Encoding.UTF8).ReadToEndAsync(cancellation),
            cancellation
        );
        return list;
    }

    private static bool Lists(string list, string table)
    {
        var dot = table.IndexOf('.', StringComparison.Ordinal);
        return list.Contains($" TABLE DATA {table[..dot]} {table[(dot + 1)..]} ", StringComparison.Ordinal);
    }
}
