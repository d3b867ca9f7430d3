using System.CommandLine;
using System.CommandLine.Help;
using QhdHomeMap.Seed;
using QhdHomeMap.Seed.Calls;
using QhdHomeMap.Seed.Commands;

var root = new RootCommand("秦皇岛市共享职工之家的数据：升级数据库、导入文件、账号、备份与恢复。")
{
    Migrate.Command(),
    Sample.Command(),
    Users.Command(),
    new Command("import", "把文件导入数据库。")
    {
        ImportHomes.Command(),
        ImportWorkers.Command(),
        ImportBoundaries.Command(),
        ImportHolidays.Command(),
    },
    Backup.Command(),
    Restore.Command(),
    Doctor.Command(),
};
root.Options.Clear();
root.Options.Add(new HelpOption { Recursive = true, Action = new ChineseHelp() });

// For `./qhd`, which starts a database only for a call that makes sense.
var checkOnly = new Directive("check");
root.Directives.Add(checkOnly);

// A value that begins with @ is a file's name, not a response file.
var call = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
try
{
    if (call.Action is not ChineseHelp && CallCheck.Find(call) is { } wrong)
    {
        await Console.Error.WriteLineAsync($"用法不对：{wrong}");
        return 2;
    }
    return call.GetResult(checkOnly) is not null && call.Action is not ChineseHelp
        ? 0
        : await call.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (CallException e)
{
    await Console.Error.WriteLineAsync($"用法不对：{e.Message}（{e.Code}）");
    return 2;
}
catch (Exception e) when (Failure.Of(e) is { } failure)
{
    await Console.Error.WriteLineAsync(failure);
    return 1;
}
