using System.Text;

namespace QhdHomeMap.Seed.Tables;

/// <summary>
/// What is left of a word for comparing it: letters of one width and case, without blanks and ornaments.
/// </summary>
internal static class WordKey
{
    private const string Ornaments = "*·•:“”\"'《》【】、.。_";

    public static string Of(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in text.Select(Narrow))
        {
            if (!char.IsWhiteSpace(c) && !Ornaments.Contains(c))
            {
                key.Append(char.ToLowerInvariant(c));
            }
        }
        return key.ToString();
    }

    /// <summary>The key without what stands in brackets: 覆盖半径（米） is 覆盖半径, 县（区） is 县.</summary>
    public static string WithoutBrackets(string text) => Of(SplitBrackets(text).Outside);

    /// <summary>A text's part outside of round brackets, and what stands within them, both trimmed.</summary>
    public static (string Outside, string Within) SplitBrackets(string text)
    {
        var (outside, within, depth) = (new StringBuilder(), new StringBuilder(), 0);
        foreach (var c in text)
        {
            var narrow = Narrow(c);
            if (narrow == ')' && depth > 0)
            {
                depth--;
            }
            else if (narrow == '(')
            {
                within.Append(depth == 0 && within.Length > 0 ? "；" : "");
                depth++;
            }
            else
            {
                (depth > 0 ? within : outside).Append(c);
            }
        }
        return (outside.ToString().Trim(), within.ToString().Trim());
    }

    /// <summary>Full-width ASCII as ASCII: ２０：００（Ａ） is 20:00(A).</summary>
    public static string Narrow(string text) => string.Concat(text.Select(Narrow));

    private static char Narrow(char c) =>
        c switch
        {
            '\u3000' => ' ',
            >= '！' and <= '～' => (char)(c - '！' + '!'),
            _ => c,
        };
}
