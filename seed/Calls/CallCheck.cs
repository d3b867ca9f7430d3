using System.CommandLine;
using System.CommandLine.Parsing;

namespace QhdHomeMap.Seed.Calls;

/// <summary>
/// Says in Chinese, with a code, what is wrong with a call. The parser's own sentences are English; those that the commands
/// add by <see cref="Refuse"/> are ours.
/// </summary>
internal static class CallCheck
{
    /// <summary>For the validator of a command.</summary>
    public static void Refuse(this SymbolResult call, string code, string message) =>
        call.AddError($"{message}（{code}）");

    /// <returns>What is wrong first; null if nothing is.</returns>
    public static string? Find(ParseResult call)
    {
        var command = call.CommandResult.Command;
        var commands = string.Join('、', command.Subcommands.Select(child => child.Name));
        if (call.UnmatchedTokens is [var token, ..])
        {
            return token.StartsWith('-') ? $"没有选项 {token}（unknown_option）"
                : commands.Length > 0 ? $"没有命令 {token}，可用：{commands}（unknown_command）"
                : $"多出了 {token}（unexpected_argument）";
        }
        if (commands.Length > 0)
        {
            return $"请写明要做什么，可用：{commands}（missing_command）";
        }
        return command
                .Options.Select(option => Find(option, call.GetResult(option)))
                .FirstOrDefault(found => found is not null)
            ?? command
                .Arguments.Where(argument =>
                    argument.Arity.MinimumNumberOfValues > (call.GetResult(argument)?.Tokens.Count ?? 0)
                )
                .Select(argument => $"缺少{argument.Name}（missing_argument）")
                .FirstOrDefault()
            ?? call.Errors.Select(error => error.Message).FirstOrDefault();
    }

    private static string? Find(Option option, OptionResult? given) =>
        given is null or { Implicit: true }
            ? option.Required
                ? $"缺少 {option.Name}（missing_option）"
                : null
            : given.Tokens.Count < option.Arity.MinimumNumberOfValues
                ? $"{option.Name} 后面缺少内容（missing_value）"
                : given.Tokens.Count > option.Arity.MaximumNumberOfValues || given.IdentifierTokenCount > 1
                    ? $"{option.Name} 只能写一次（repeated_option）"
                    : null;
}
