using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Backups;

/// <summary>Reads a backup's dump into an empty database by pg_restore, as a role that owns it and nothing more.</summary>
internal static class DumpReader
{
    /// <summary>What belongs to a superuser, and what every new database has from its template.</summary>
    private static readonly string[] NotOurs = [" COMMENT - EXTENSION ", " COMMENT - SCHEMA public "];

    public static async Task ReadAsync(
        string path,
        BackupManifest manifest,
        ServerAddress target,
        int serverMajor,
        IProgress<ImportProgress> progress,
        CancellationToken cancellation
    )
    {
        // The dump's pg_dump was as new as its server or newer: the same choice as when it was made.
        var tools = PostgresTools.For(Math.Max(serverMajor, manifest.PostgresMajor), target);
        var list = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(list, await OursAsync(tools, path, cancellation), cancellation);
            await tools.RunAsync(
                "pg_restore",
                ["--exit-on-error", "--no-owner", "--no-password", $"--use-list={list}", $"--dbname={target.Database}"],
                input => BackupFile.ReadDumpAsync(path, CopyTo(input), cancellation),
                output => output.CopyToAsync(Stream.Null, cancellation),
                cancellation
            );
        }
        finally
        {
            File.Delete(list);
        }

        Func<Stream, Task> CopyTo(Stream input) =>
            async dump =>
            {
                var buffer = new byte[1 << 16];
                var copied = 0L;
                for (int read; (read = await dump.ReadAsync(buffer, cancellation)) > 0; )
                {
                    await input.WriteAsync(buffer.AsMemory(0, read), cancellation);
                    copied += read;
                    progress.Report(new("恢复到新库", (double)copied / manifest.DumpBytes));
                }
            };
    }

    private static async Task<string> OursAsync(PostgresTools tools, string path, CancellationToken cancellation)
    {
        var list = await BackupProof.ListAsync(path, tools, cancellation);
        var ours = list.Split('\n').Where(l => !NotOurs.Any(n => l.Contains(n, StringComparison.Ordinal)));
        return string.Join('\n', ours);
    }
}
