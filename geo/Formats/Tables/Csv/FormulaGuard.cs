using System.Text.RegularExpressions;

namespace QhdHomeMap.Formats.Tables.Csv;

/// <summary>
/// Keeps a spreadsheet from running text as a formula when it opens a csv file, and undoes that on reading.
/// </summary>
/// <remarks>
/// A spreadsheet takes a cell that begins with = + - @, their full-width forms, a tab or a line end as a formula, and
/// one made by a stranger may send data out (OWASP, "CSV Injection"). Such a cell gets an apostrophe in front, as there
/// recommended; one that already begins with apostrophes and then such a character gets one more, so that reading gives
/// back exactly what was written. Plain numbers (-119.5, +8613800000000) and a lone sign stay as they are: they compute
/// nothing, and an apostrophe would make text of a number.
/// </remarks>
internal static partial class FormulaGuard
{
    private const char Apostrophe = '\'';

    public static string Protect(string text) =>
        IsFormulaLike(text) && !PlainNumber().IsMatch(text) ? Apostrophe + text : text;

    public static string Unprotect(string text) => text is [Apostrophe, ..] && IsFormulaLike(text) ? text[1..] : text;

    private static bool IsFormulaLike(string text)
    {
        var rest = text.AsSpan().TrimStart(Apostrophe);
        return rest.Length > 1
            && rest[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '\t' or '\r' or '\n';
    }

    [GeneratedRegex(@"^[+-][0-9]+(\.[0-9]+)?\z")]
    private static partial Regex PlainNumber();
}
