namespace QhdHomeMap.Formats.Tables.Xlsx;

/// <summary>What a number format code makes of a number.</summary>
/// <param name="HasDate">It shows a year, month or day.</param>
/// <param name="HasTime">It shows hours, minutes or seconds.</param>
/// <param name="IsElapsed">It shows hours beyond 24, as [h]:mm does.</param>
/// <param name="PaddedDigits">The digits of a code such as 000000, which keeps leading zeros; else 0.</param>
internal sealed record XlsxNumberFormat(bool HasDate, bool HasTime, bool IsElapsed, int PaddedDigits)
{
    /// <summary>The digits that a sheet keeps of a number; a longer run of zeros is nobody's code.</summary>
    private const int MaxPadding = 15;

    public static readonly XlsxNumberFormat Plain = new(false, false, false, 0);

    public bool IsTemporal => HasDate || HasTime;

    /// <summary>
    /// Reads a code's first section. Letters in quotes, escaped, or in brackets (colours, locales) mean nothing.
    /// </summary>
    public static XlsxNumberFormat Parse(string code)
    {
        if (code.Length is > 0 and <= MaxPadding && code.AsSpan().IndexOfAnyExcept('0') < 0)
        {
            return Plain with { PaddedDigits = code.Length };
        }
        var (date, months, time, elapsed) = (false, false, false, false);
        for (var at = 0; at < code.Length && code[at] != ';'; at++)
        {
            switch (char.ToLowerInvariant(code[at]))
            {
                case '"':
                    at = EndOf(code, at, '"');
                    break;
                case '\\' or '_' or '*':
                    at++;
                    break;
                case '[':
                    var end = EndOf(code, at, ']');
                    elapsed |= code[(at + 1)..end].ToLowerInvariant() is "h" or "hh" or "m" or "mm" or "s" or "ss";
                    at = end;
                    break;
                case 'y' or 'd':
                    date = true;
                    break;
                case 'm':
                    months = true;
                    break;
                case 'h' or 's':
                    time = true;
                    break;
            }
        }
        // An m is a month, unless it stands with hours or seconds: then a minute.
        return new(date || (months && !time && !elapsed), time || elapsed, elapsed, 0);
    }

    private static int EndOf(string code, int opening, char close)
    {
        var end = code.IndexOf(close, opening + 1);
        return end < 0 ? code.Length : end;
    }
}
