using System.CommandLine;
using QhdHomeMap.Seed.Backups;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Commands;

/// <summary>`seed restore FILE`: a backup in the place of the database in use, or beside it to compare.</summary>
internal static class Restore
{
    private const int ShownHomes = 50;

    /// <summary>Columns as people call them; others are shown by their own names.</summary>
    private static readonly Dictionary<string, string> Words = new()
    {
        ["name"] = "名称",
        ["address"] = "地址",
        ["location"] = "位置",
        ["area_code"] = "县区",
        ["union_id"] = "隶属工会",
        ["kind"] = "阵地类别",
        ["level"] = "层级",
        ["grade"] = "等级",
        ["form"] = "形式",
        ["status"] = "状态",
        ["hours"] = "开放时间",
        ["services"] = "服务",
        ["access"] = "进入方式",
        ["access_note"] = "进入说明",
        ["phone"] = "电话",
        ["coverage_radius_m"] = "覆盖半径",
        ["responsible_body"] = "责任单位",
        ["filing_no"] = "备案号",
        ["township_code"] = "乡镇街道",
    };

    public static Command Command()
    {
        var file = new Argument<string?>("文件") { Arity = ArgumentArity.ZeroOrOne };
        var compare = new Option<bool>("--compare") { Description = "只恢复到旁边作比较，不换上" };
        var command = new Command("restore", "用备份替换数据库；原来的库改名留着") { file, compare };
        command.SetAction(
            (call, cancellation) =>
            {
                var path = Backup.FileOf(call.GetValue(file));
                if (!File.Exists(path))
                {
                    throw new CallException("file_not_found", $"没有这个文件：{path}");
                }

                return call.GetValue(compare) ? CompareAsync(path, cancellation) : SwapAsync(path, cancellation);
            }
        );
        return command;
    }

    private static async Task<int> SwapAsync(string path, CancellationToken cancellation)
    {
        var kept = await ProgressDisplay.ShowAsync(progress =>
            RestoreBackup.SwapInAsync(Connection.String(), path, TimeProvider.System, progress, cancellation)
        );
        var name = new ServerAddress(Connection.String()).Database;
        Console.WriteLine($"已恢复 {path}：数据库 {name} 现在就是它，运行中的网站会自己跟上");
        Console.WriteLine("工作人员都要重新登录；账号、密码与停用的状态是备份那时的，请核对备份之后停用或重置过的账号");
        if (kept is not null)
        {
            Console.WriteLine(
                $"""
                原来的库留作 {kept}。在 psql 里（连接库 postgres）：
                  不再要它：drop database "{kept}";
                  退回到它：alter database "{name}" rename to "{name}_undone"; alter database "{kept}" rename to "{name}";（先停网站，或断开连着它的程序）
                """
            );
        }

        return 0;
    }

    private static async Task<int> CompareAsync(string path, CancellationToken cancellation)
    {
        var found = await ProgressDisplay.ShowAsync(progress =>
            RestoreBackup.CompareAsync(Connection.String(), path, TimeProvider.System, progress, cancellation)
        );
        if (found.Tables.Count + found.Homes.Count == 0)
        {
            Console.WriteLine("备份与现在的数据库：各表行数相同，阵地没有不同");
        }

        foreach (var table in found.Tables)
        {
            Console.WriteLine($"表 {table.Name}：备份 {table.Then} 行，现在 {table.Now} 行");
        }

        foreach (var home in found.Homes.Take(ShownHomes))
        {
            Console.WriteLine($"阵地 {home.Code} {home.Name}：{Told(home)}");
        }

        if (found.Homes.Count > ShownHomes)
        {
            Console.WriteLine($"……不同的阵地共 {found.Homes.Count} 处，以上是前 {ShownHomes} 处");
        }

        return 0;
    }

    private static string Told(BackupDifferences.ChangedHome home) =>
        home.Columns switch
        {
            null => "备份里没有",
            { Count: 0 } => "现在没有，备份里有",
            var columns => $"{string.Join('、', columns.Select(c => Words.GetValueOrDefault(c, c)))}不同",
        };
}
