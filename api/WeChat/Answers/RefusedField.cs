using System.Text.RegularExpressions;

namespace QhdHomeMap.WeChat.Answers;

/// <summary>WeChat names the field that it refuses only in its message: <c>argument invalid! data.thing3.value invalid</c>.</summary>
internal static partial class RefusedField
{
    public static string? In(string message) =>
        Pattern().Match(message) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"data\.(\w+)\.value")]
    private static partial Regex Pattern();
}
