using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;

namespace QhdHomeMap.Cli;

/// <summary>Prints what a command does and takes, in Chinese.</summary>
internal sealed class ChineseHelp(Terminal terminal) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        terminal.Say(Describe(parseResult.CommandResult.Command));
        return ExitCodes.Done;
    }

    /// <summary>The command as people type it.</summary>
    public static string FullName(Command command) =>
        command is RootCommand ? "qhd geo"
        : command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{FullName(parent)} {command.Name}"
        : command.Name;

    private static string Describe(Command command)
    {
        var text = new StringBuilder().AppendLine(command.Description).AppendLine().AppendLine("用法：");
        var options = command.Options.Where(option => !option.Hidden).ToList();
        var required = string.Concat(options.Where(option => option.Required).Select(option => $" {Label(option)}"));
        var subcommand = command.Subcommands.Count > 0 ? " <命令>" : "";
        var optional = options.Exists(option => !option.Required) ? " [选项]" : "";
        text.AppendLine($"  {FullName(command)}{subcommand}{required}{optional}");
        AppendRows(
            text,
            "命令：",
            [.. command.Subcommands.Select(child => (child.Name, FirstLine(child.Description)))]
        );
        AppendRows(text, "选项：", [.. options.Select(option => (Label(option), Explain(option)))]);
        return text.ToString().TrimEnd();
    }

    private static string Label(Option option) =>
        option.HelpName is null ? option.Name : $"{option.Name} <{option.HelpName}>";

    private static string Explain(Option option) =>
        option is System.CommandLine.Help.HelpOption ? "显示这份说明"
        : option.Required ? $"{option.Description}（必填）"
        : $"{option.Description}";

    private static string FirstLine(string? text) => (text ?? "").Split('\n')[0];

    private static void AppendRows(StringBuilder text, string title, IReadOnlyList<(string Label, string Meaning)> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        text.AppendLine().AppendLine(title);
        var width = rows.Max(row => Width(row.Label));
        foreach (var (label, meaning) in rows)
        {
            text.AppendLine($"  {label}{new string(' ', width - Width(label))}  {meaning}");
        }
    }

    // On a terminal a Chinese character takes two columns.
    private static int Width(string text) => text.Sum(character => character > '\u2e80' ? 2 : 1);
}
