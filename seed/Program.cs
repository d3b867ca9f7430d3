using System.CommandLine;
using QhdHomeMap.Seed;
using QhdHomeMap.Seed.Commands;

var root = new RootCommand("QhdHomeMap 数据：升级数据库、导入数据")
{
    Migrate.Command(),
    Sample.Command(),
    new Command("import", "把文件导入数据库") { ImportHomes.Command(), ImportHolidays.Command() },
};
var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
try
{
    var call = root.Parse(args);
    var outcome = await call.InvokeAsync(configuration);
    return call.Errors.Count > 0 ? 2 : outcome;
}
catch (CallException e)
{
    await Console.Error.WriteLineAsync($"{e.Message}（{e.Code}）");
    return 2;
}
catch (Exception e) when (Failure.Of(e) is { } failure)
{
    await Console.Error.WriteLineAsync(failure);
    return 1;
}
