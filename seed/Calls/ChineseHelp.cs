using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text;

namespace QhdHomeMap.Seed.Calls;

/// <summary>
/// Prints what a command does and takes, in Chinese. <c>qhd geo</c> has its like, for options only: the two programs do not
/// know each other, and what both know is no place for a command line.
/// </summary>
internal sealed class ChineseHelp : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Console.Write(Describe(parseResult.CommandResult.Command));
        return 0;
    }

    private static string Describe(Command command)
    {
        var text = new StringBuilder($"{command.Description}\n\n用法：\n  {FullName(command)}");
        text.Append(command.Subcommands.Count > 0 ? " <命令>" : "");
        foreach (var argument in command.Arguments)
        {
            text.Append($" <{argument.Name}>");
        }
        text.Append(" [选项]\n");
        AppendRows(text, "命令", command.Subcommands.Select(child => (child.Name, child.Description)));
        AppendRows(text, "参数", command.Arguments.Select(argument => ($"<{argument.Name}>", argument.Description)));
        AppendRows(text, "选项", OptionsOf(command).Select(option => (Label(option), Explain(option))));
        return text.ToString();
    }

    /// <summary>The command as people type it.</summary>
    private static string FullName(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent
            ? $"{FullName(parent)} {command.Name}"
            : "./qhd";

    /// <summary>Its own, and those that it has from the commands above it.</summary>
    private static IEnumerable<Option> OptionsOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent
            ? command.Options.Concat(OptionsOf(parent).Where(option => option.Recursive))
            : command.Options;

    private static string Label(Option option) =>
        option.HelpName is null ? option.Name : $"{option.Name} <{option.HelpName}>";

    private static string? Explain(Option option) => option is HelpOption ? "显示这份说明" : option.Description;

    private static void AppendRows(StringBuilder text, string title, IEnumerable<(string, string?)> labelled)
    {
        var rows = labelled.ToList();
        if (rows.Count == 0)
        {
            return;
        }
        text.Append($"\n{title}：\n");
        var width = rows.Max(row => Width(row.Item1));
        foreach (var (label, meaning) in rows)
        {
            text.Append($"  {label}{new string(' ', width - Width(label))}  {meaning}\n");
        }
    }

    /// <summary>On a terminal a Chinese character takes two columns.</summary>
    private static int Width(string text) => text.Sum(character => character > '\u2e80' ? 2 : 1);
}
