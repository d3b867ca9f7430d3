using System.CommandLine;
using QhdHomeMap.Seed.Backups;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Commands;

/// <summary>`seed backup FILE`: the whole database in one file.</summary>
internal static class Backup
{
    public static Command Command()
    {
        var file = new Argument<string?>("文件") { Arity = ArgumentArity.ZeroOrOne };
        var force = new Option<bool>("--force") { Description = "覆盖已有的文件" };
        var command = new Command("backup", "把整个数据库备份成一个文件，运行中也可以") { file, force };
        command.SetAction(
            (call, cancellation) => RunAsync(FileOf(call.GetValue(file)), call.GetValue(force), cancellation)
        );
        return command;
    }

    private static async Task<int> RunAsync(string path, bool force, CancellationToken cancellation)
    {
        var manifest = await ProgressDisplay.ShowAsync(progress =>
            MakeBackup.RunAsync(Connection.String(), path, force, progress, cancellation)
        );
        Console.WriteLine(
            $"""
            已备份到 {Path.GetFullPath(path)}（{new FileInfo(path).Length
                / 1024.0
                / 1024:0.0} MB，阵地 {manifest.Counts[
                "public.homes"
            ]} 处，数据表到 {manifest.LastMigration}），读回核对无误
            里面有个人信息和密钥，只有当前用户能读：请另存一份到别的机器，并同样保管
            """
        );
        return 0;
    }

    public static string FileOf(string? file) =>
        string.IsNullOrEmpty(file)
            ? throw new CallException("file_missing", "请写明备份文件，例如 qhd-20261124.backup")
            : file;
}
