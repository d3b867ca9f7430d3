using System.Globalization;
using System.Text;

namespace QhdHomeMap.WeChat.Messages;

/// <summary>Texts as people count them: by what they see as one character, emoji and accents included.</summary>
public static class FieldText
{
    public const string Ellipsis = "…";

    public static int Length(string text) => new StringInfo(text).LengthInTextElements;

    /// <summary>
    /// The text on one line and no longer than the field takes, with "…" for what was cut. Only free text can be cut and stay
    /// true: the values of other types are returned as they are.
    /// </summary>
    public static string Fit(FieldType type, string text)
    {
        if (type is not (FieldType.Thing or FieldType.Name))
            return text;
        var line = OneLine(text);
        var max =
            type == FieldType.Name && line.EnumerateRunes().Any(FieldRules.IsHan)
                ? FieldRules.MaxHanName
                : type.MaxLength()!.Value;
        var elements = new StringInfo(line);
        return elements.LengthInTextElements <= max
            ? line
            : elements.SubstringByTextElements(0, max - 1).TrimEnd() + Ellipsis;
    }

    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!FieldRules.BreaksLine(rune))
                line.Append(rune);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }
        return line.ToString().Trim();
    }
}
