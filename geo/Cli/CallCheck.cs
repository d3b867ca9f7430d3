using System.CommandLine;
using System.CommandLine.Parsing;

namespace QhdHomeMap.Cli;

/// <summary>
/// Says in Chinese, with a code, what is wrong with a call. The parser finds the trouble; its own sentences are English, and
/// its translations need a culture that a server without ICU does not have.
/// </summary>
internal static class CallCheck
{
    /// <exception cref="CliException">The call is wrong.</exception>
    public static void Refuse(ParseResult call)
    {
        if (call.UnmatchedTokens is [var token, ..])
        {
            throw token.StartsWith('-') ? Refused("unknown_option", $"没有选项 {token}")
            : call.CommandResult.Command.Subcommands.Count > 0
                ? Refused("unknown_command", $"没有命令 {token}，可用：{Commands(call)}")
            : Refused("unexpected_argument", $"多出了 {token}");
        }

        if (call.CommandResult.Command.Subcommands.Count > 0)
        {
            throw Refused("missing_command", $"请写明要做什么，可用：{Commands(call)}");
        }

        foreach (var option in call.CommandResult.Command.Options)
        {
            RefuseOption(option, call.GetResult(option));
        }

        if (call.Errors is [var other, ..])
        {
            throw Refused("bad_call", other.Message);
        }
    }

    private static void RefuseOption(Option option, OptionResult? given)
    {
        var count = given?.Tokens.Count ?? 0;
        if (option.Required && given is null or { Implicit: true })
        {
            throw Refused("missing_option", $"缺少 {option.Name}");
        }

        var isEmpty = given?.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)) ?? false;
        if (given is not null && (isEmpty || count < option.Arity.MinimumNumberOfValues))
        {
            throw Refused("missing_value", $"{option.Name} 后面缺少内容");
        }

        if (given is not null && count > option.Arity.MaximumNumberOfValues)
        {
            throw Refused("repeated_option", $"{option.Name} 只能写一次");
        }
    }

    private static string Commands(ParseResult call) =>
        string.Join('、', call.CommandResult.Command.Subcommands.Select(command => command.Name));

    private static CliException Refused(string code, string message) => CliException.CallRefused(code, message);
}
