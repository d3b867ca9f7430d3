using System.Text.RegularExpressions;

namespace QhdHomeMap.WeChat.Messages;

/// <param name="Key">The member of a message's data, e.g. <c>thing1</c>.</param>
/// <param name="Title">What stands in front of it, e.g. 活动名称.</param>
/// <param name="Type">What it may hold.</param>
public sealed record TemplateField(string Key, string Title, FieldType Type);

/// <summary>A template's content as the fields that an officer fills in.</summary>
public static partial class TemplateContent
{
    /// <summary>In the order of the content; a key that stands twice is one field.</summary>
    public static IReadOnlyList<TemplateField> Fields(string content) =>
        [
            .. content
                .Split('\n')
                .SelectMany(line => Placeholder().Matches(line).Select(m => (Line: line, Match: m)))
                .Select(p => new TemplateField(
                    p.Match.Groups[1].Value,
                    TitleIn(p.Line[..p.Match.Index]),
                    FieldTypes.OfKey(p.Match.Groups[1].Value)
                ))
                .DistinctBy(f => f.Key),
        ];

    /// <summary>What stands before the colon, after an earlier field of the same line.</summary>
    private static string TitleIn(string before)
    {
        var from = before.LastIndexOf("}}", StringComparison.Ordinal);
        return (from < 0 ? before : before[(from + 2)..]).Trim().TrimEnd(':', '：').Trim();
    }

    [GeneratedRegex(@"\{\{(\w+)\.DATA\}\}")]
    private static partial Regex Placeholder();
}
