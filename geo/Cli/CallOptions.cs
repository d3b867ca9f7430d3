using System.CommandLine;

namespace QhdHomeMap.Cli;

/// <summary>The options of the commands, all of them text until a command reads it.</summary>
internal static class CallOptions
{
    public static Option<string> Required(string name, string valueName, string description) =>
        new(name)
        {
            Required = true,
            HelpName = valueName,
            Description = description,
        };

    public static Option<string> Optional(string name, string valueName, string description) =>
        new(name) { HelpName = valueName, Description = description };

    /// <summary>Whether the answer is to be told in JSON.</summary>
    /// <param name="rows">What becomes of the rows.</param>
    public static Option<bool> Json(string rows = "不写 --out 时连同每一行") =>
        new("--json") { Description = $"在标准输出上给出一个 JSON 对象；{rows}" };
}
