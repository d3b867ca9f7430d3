using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace QhdHomeMap.Seed.Backups;

/// <summary>pg_dump and pg_restore of a version that fits the server.</summary>
internal sealed class PostgresTools(string folder, IReadOnlyDictionary<string, string> environment)
{
    private const string DebianFolder = "/usr/lib/postgresql";

    /// <summary>
    /// Debian keeps each major version in a folder of its own. A dump is read by its own or a later pg_restore only and made by
    /// its server's or a later pg_dump; so the oldest that serves both.
    /// </summary>
    /// <exception cref="BackupException">None is installed.</exception>
    public static PostgresTools For(int major, ServerAddress address)
    {
        var versions = Directory.Exists(DebianFolder) ? Directory.GetDirectories(DebianFolder) : [];
        var fitting = versions
            .Select(path => (Path: Path.Combine(path, "bin"), Major: MajorOf(Path.GetFileName(path))))
            .Where(v => v.Major >= major && File.Exists(Path.Combine(v.Path, "pg_dump")))
            .OrderBy(v => v.Major)
            .Select(v => v.Path)
            .FirstOrDefault();
        return fitting is not null
            ? new PostgresTools(fitting, address.ToEnvironment())
            : throw new BackupException(
                "tools_missing",
                $"本机没有 PostgreSQL {major} 或更新的 pg_dump 与 pg_restore：请装上 postgresql-client-{major}，再运行一次"
            );
    }

    /// <summary>Runs one of them; <paramref name="feed"/> writes its input, <paramref name="drain"/> reads its output.</summary>
    /// <exception cref="BackupException">It failed; with the last line of what it said.</exception>
    public async Task RunAsync(
        string tool,
        IEnumerable<string> arguments,
        Func<Stream, Task>? feed,
        Func<Stream, Task> drain,
        CancellationToken cancellation
    )
    {
        using var process = Start(tool, arguments, feed is not null);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            var drained = drain(process.StandardOutput.BaseStream);
            if (feed is not null)
            {
                await FeedAsync(process, feed);
            }

            await drained;
            await process.WaitForExitAsync(cancellation);
            if (process.ExitCode != 0)
            {
                throw Failed(tool, await errors);
            }
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    private Process Start(string tool, IEnumerable<string> arguments, bool feed)
    {
        var start = new ProcessStartInfo(Path.Combine(folder, tool), arguments)
        {
            RedirectStandardInput = feed,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["LC_ALL"] = "C.UTF-8"; // its errors are told apart by their English words
        return Process.Start(start)!;
    }

    private static async Task FeedAsync(Process process, Func<Stream, Task> feed)
    {
        try
        {
            await feed(process.StandardInput.BaseStream);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It stopped reading: having seen enough, or failed, which its exit code tells.
        }
    }

    private static BackupException Failed(string tool, string errors)
    {
        var lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var line =
            lines.FirstOrDefault(l => l.Contains("error:", StringComparison.Ordinal)) ?? lines.LastOrDefault() ?? "";
        if (line.Contains("No space left on device", StringComparison.Ordinal))
        {
            return new("disk_full", "数据库所在的磁盘满了：请清理磁盘，再运行一次");
        }

        if (
            line.Contains("role \"", StringComparison.Ordinal)
            && line.Contains("does not exist", StringComparison.Ordinal)
        )
        {
            return new("role_missing", $"备份里授过权的角色在这个服务器上没有，请先建立它再恢复：{line}");
        }

        return new("tool_failed", $"{tool} 没有完成：{line}");
    }

    private static int MajorOf(string folder) =>
        int.TryParse(folder, NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : 0;
}
