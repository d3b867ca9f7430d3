using System.Globalization;

namespace QhdHomeMap.Formats.Tables;

/// <summary>How cells become text, alike in every format.</summary>
internal static class TableText
{
    /// <summary>
    /// Trims white space, also the full-width kind, and the invisible characters that web pages leave behind.
    /// </summary>
    public static string Trim(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsBlank(text[start]))
        {
            start++;
        }
        while (end > start && IsBlank(text[end - 1]))
        {
            end--;
        }
        return start == 0 && end == text.Length ? text : text[start..end];
    }

    /// <summary>
    /// A number as a person would write it: invariant, no exponent, no trailing zeros, and 15 significant digits as
    /// Excel shows, so that 119.60050000000001 is 119.6005.
    /// </summary>
    public static string Number(double value)
    {
        const double decimalLimit = 7.9e27;
        return Math.Abs(value) < decimalLimit
            ? ((decimal)value).ToString(CultureInfo.InvariantCulture) // this conversion rounds to 15 significant digits
            : value.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>Yes or no as a sheet shows it.</summary>
    public static string Boolean(bool value) => value ? "TRUE" : "FALSE";

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\u2060' or '\uFEFF';
}
