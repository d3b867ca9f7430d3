namespace QhdHomeMap.Formats.Tables;

/// <summary>
/// A table read from a file: trimmed headers and rows of trimmed text. What is wrong with one row travels with the row,
/// so that all bad rows can be listed; what is wrong with the file is a <see cref="TableFileException"/>, which reading
/// <see cref="Rows"/> may still throw. Disposing leaves the file's stream open.
/// </summary>
public interface ITable : IDisposable
{
    /// <summary>
    /// Column names as written, trimmed. One may be empty (a column without a name); two named ones never agree,
    /// whatever their case.
    /// </summary>
    IReadOnlyList<string> Headers { get; }

    /// <summary>
    /// Where the header stands, counted as <see cref="TableRow.Line"/>; 0 for GeoJSON, which has none.
    /// </summary>
    int HeaderLine { get; }

    /// <summary>What <see cref="TableRow.Line"/> counts, in Chinese, to put after 第 and the number: 行 or 个要素.</summary>
    string LineUnit { get; }

    /// <summary>
    /// What was found and chosen, in Chinese, for the person to check: encoding, delimiter, sheet, hidden rows,
    /// declared crs.
    /// </summary>
    string SourceDescription { get; }

    /// <summary>
    /// The share of the file that the running enumeration of <see cref="Rows"/> has read: 0 to 1, for a progress bar.
    /// </summary>
    double Progress { get; }

    /// <summary>
    /// The rows below the header, read as they are enumerated; blank ones are left out but counted. May be enumerated
    /// again, one at a time.
    /// </summary>
    IEnumerable<TableRow> Rows { get; }
}

/// <summary>One row.</summary>
/// <param name="Line">
/// Where a person finds it, from 1: the line of a csv file on which the row begins, the row of a sheet, the number of a
/// GeoJSON feature.
/// </param>
/// <param name="Cells">Exactly one text for each header, trimmed, empty where the row has none.</param>
/// <param name="Troubles">What is wrong with the row or its cells; empty when all is well.</param>
public sealed record TableRow(int Line, IReadOnlyList<string> Cells, IReadOnlyList<TableTrouble> Troubles);

/// <summary>Why a row, or one cell of it, cannot be trusted.</summary>
/// <param name="Code">One of <see cref="TableErrorCodes"/>.</param>
/// <param name="Reason">The reason and what to do, in Chinese.</param>
/// <param name="Column">The index of the header, from 0; null when the whole row is meant.</param>
/// <param name="Header">That header; null when the whole row is meant.</param>
/// <param name="Value">What stands in the file, shortened; a formula with its equals sign.</param>
public sealed record TableTrouble(string Code, string Reason, int? Column, string? Header, string Value);
