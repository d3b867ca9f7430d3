using System.CommandLine;
using System.CommandLine.Help;

namespace QhdHomeMap.Cli;

/// <summary><c>qhd geo</c>: one sub-command a file of <c>Commands/</c>, listed here by name.</summary>
internal static class GeoProgram
{
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Terminal terminal)
    {
        var root = new RootCommand("地理计算：在文件上换算坐标、算沿路的范围与距离、找人群、算可达性，不需要数据库。")
        {
            Commands.Convert.Create(terminal),
            Commands.Reach.Create(terminal),
            Commands.Matrix.Create(terminal),
            Commands.Cluster.Create(terminal),
            Commands.Access.Create(terminal),
        };
        root.Options.Clear();
        root.Options.Add(new HelpOption { Action = new ChineseHelp(terminal) });

        // A value that begins with @ is a file's name, not a response file.
        var call = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        try
        {
            if (call.Action is not ChineseHelp)
            {
                CallCheck.Refuse(call);
            }

            return await call.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (CliException failure)
        {
            await terminal.Error.WriteLineAsync($"{failure.Message} [{failure.Code}]");
            if (failure.ExitCode == ExitCodes.CallRefused)
            {
                await terminal.Error.WriteLineAsync(
                    $"用法见：{ChineseHelp.FullName(call.CommandResult.Command)} --help"
                );
            }

            return failure.ExitCode;
        }
        catch (OperationCanceledException)
        {
            await terminal.Error.WriteLineAsync("已中断，没有写出任何内容 [cancelled]");
            return ExitCodes.WorkFailed;
        }
    }
}
