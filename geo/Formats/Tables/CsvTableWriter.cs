using System.Buffers;
using System.Text;
using QhdHomeMap.Formats.Tables.Csv;

namespace QhdHomeMap.Formats.Tables;

/// <summary>
/// Writes a csv file that Excel opens with its Chinese intact (UTF-8 with byte order mark, CRLF, RFC 4180 quotes) and
/// without running anything in it: a cell that a spreadsheet would take for a formula gets an apostrophe in front.
/// <see cref="TableFile.Open"/> takes it off again, so every text comes back as it was written, but trimmed.
/// </summary>
public sealed class CsvTableWriter : IDisposable
{
    private const string LineEnd = "\r\n";

    /// <summary>Quotes, line ends, and all that the reader might take for the delimiter.</summary>
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",;，\t\"\r\n");

    private readonly StreamWriter _text;
    private readonly int _columns;

    /// <summary>Writes the header.</summary>
    /// <param name="stream">Where to write; left open.</param>
    /// <param name="headers">The column names.</param>
    public CsvTableWriter(Stream stream, IReadOnlyList<string> headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        _text = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        _columns = headers.Count;
        WriteRow(headers);
    }

    /// <summary>Writes one row.</summary>
    /// <exception cref="ArgumentException">Not one cell for each header.</exception>
    public void WriteRow(IReadOnlyList<string> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (cells.Count != _columns)
        {
            throw new ArgumentException($"{cells.Count} cells for {_columns} headers.", nameof(cells));
        }
        _text.Write(string.Join(',', cells.Select(Quoted)));
        _text.Write(LineEnd);
    }

    /// <summary>Flushes.</summary>
    public void Dispose() => _text.Dispose();

    private static string Quoted(string cell)
    {
        var text = FormulaGuard.Protect(TableText.Trim(cell));
        return text.AsSpan().IndexOfAny(NeedQuotes) < 0
            ? text
            : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
