using System.CommandLine;
using QhdHomeMap.Seed;
using QhdHomeMap.Seed.Commands;

var root = new RootCommand("QhdHomeMap 数据：升级数据库、导入数据")
{
    Migrate.Command(),
    new Command("import", "把文件导入数据库") { ImportHomes.Command() },
};
var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
try
{
    var result = root.Parse(args);
    return result.Errors.Count > 0
        ? await result.InvokeAsync(configuration) * 0 + 2
        : await result.InvokeAsync(configuration);
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
