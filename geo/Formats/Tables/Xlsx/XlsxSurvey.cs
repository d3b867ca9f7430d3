namespace QhdHomeMap.Formats.Tables.Xlsx;

/// <summary>
/// What must be known of a worksheet before its rows are read, though it stands after them or is spread over them.
/// </summary>
/// <param name="RowCount">All rows that the sheet holds.</param>
/// <param name="HiddenRowCount">Those hidden by hand or by a filter.</param>
/// <param name="DownwardMerges">
/// The last row of each merge over several rows, by the row and column (from 0) of its first cell.
/// </param>
internal sealed record XlsxSurvey(
    int RowCount,
    int HiddenRowCount,
    IReadOnlyDictionary<(int Line, int Column), int> DownwardMerges
)
{
    /// <summary>Reads through the sheet once without taking its cells apart.</summary>
    public static XlsxSurvey Of(XlsxPart xml)
    {
        var (rows, hidden, inRows, merges) = (0, 0, false, new Dictionary<(int, int), int>());
        while (xml.Next())
        {
            if (xml.Opens("sheetData") || xml.Closes("sheetData"))
            {
                inRows = xml.IsElement && !xml.IsEmpty;
            }
            else if (inRows && xml.Opens("row"))
            {
                rows++;
                hidden += xml["hidden"] is "1" or "true" ? 1 : 0;
            }
            else if (xml.Opens("mergeCell") && Downward(xml["ref"]) is { } merge)
            {
                merges[(merge.Top, merge.Column)] = merge.Bottom;
            }
        }
        return new(rows, hidden, merges);
    }

    private static (int Top, int Column, int Bottom)? Downward(string? range) =>
        range?.Split(':') is [var first, var last]
        && CellAddress.LineOf(first) is { } top
        && CellAddress.ColumnOf(first) is { } column
        && CellAddress.LineOf(last) is { } bottom
        && bottom > top
            ? (top, column, bottom)
            : null;
}
