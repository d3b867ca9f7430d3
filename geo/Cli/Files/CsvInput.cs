using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace QhdHomeMap.Cli.Files;

/// <summary>
/// A csv file read row by row in constant memory: UTF-8 with or without a byte order mark, quoted by RFC 4180, columns found by
/// their headers whatever their order, case or surrounding blanks. Rows that cannot be read become <see cref="Problems"/>.
/// </summary>
internal sealed class CsvInput : IDisposable
{
    // A record longer than this is an unclosed quote, not a point.
    private const int LargestRecordBytes = 1 << 20;

    private readonly Stream _stream;
    private readonly CsvReader _reader;
    private readonly string _name;

    private CsvInput(Stream stream, string name)
    {
        (_stream, _name) = (stream, name);
        Problems = new(name);
        _reader = CsvReader.Create(
            stream,
            new CsvReaderOptions
            {
                Separator = ',',
                MalformedData = CsvMalformedDataHandling.Throw,
                MaxRecordSize = LargestRecordBytes,
                TrackLineNumbers = true,
            }
        );
        Headers = Guarded(() => _reader.Headers);
        if (Headers.Count == 0)
        {
            throw CliException.WorkFailed("empty_file", $"{name} 是空的，连表头都没有");
        }

        if (Headers.Any(header => header.Contains('\ufffd', StringComparison.Ordinal)))
        {
            throw NotUtf8(line: 1);
        }
    }

    /// <summary>The headers as the file has them.</summary>
    public IReadOnlyList<string> Headers { get; }

    /// <summary>What was wrong with the rows so far.</summary>
    public RowProblems Problems { get; }

    /// <summary>How much of the file has been read, 0 to 1; null when its length is not known.</summary>
    public double? Share => _stream.CanSeek && _stream.Length > 0 ? (double)_stream.Position / _stream.Length : null;

    /// <summary>Opens a file, or standard input for <c>-</c>.</summary>
    /// <exception cref="CliException"><c>unreadable_file</c>, <c>empty_file</c>, <c>not_utf8</c>, <c>bad_csv</c>.</exception>
    public static CsvInput Open(string path, Terminal terminal)
    {
        if (path == "-")
        {
            return new(terminal.Input, "标准输入");
        }

        FileStream stream;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1 << 16);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, e);
        }

        try
        {
            return new(stream, path);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The position of a column.</summary>
    /// <exception cref="CliException"><c>missing_column</c>, <c>duplicate_column</c>.</exception>
    public int Column(string header)
    {
        var found = Enumerable.Range(0, Headers.Count).Where(i => Matches(Headers[i], header)).ToList();
        return found switch
        {
            [var only] => only,
            [] => throw CliException.WorkFailed(
                "missing_column",
                $"{_name} 缺少 {header} 列；表头是：{string.Join(',', Headers)}"
            ),
            _ => throw CliException.WorkFailed("duplicate_column", $"{_name} 有 {found.Count} 个 {header} 列"),
        };
    }

    /// <summary>Whether a header as the file has it is the column of this name.</summary>
    public static bool Matches(string written, string header) =>
        written.AsSpan().Trim().Equals(header, StringComparison.OrdinalIgnoreCase);

    /// <summary>Moves to the next row that has as many fields as there are headers; the others become problems.</summary>
    /// <exception cref="CliException"><c>unreadable_file</c>, <c>not_utf8</c>, <c>bad_csv</c>.</exception>
    public bool Read()
    {
        while (Guarded(_reader.Read))
        {
            if (!Utf8.IsValid(_reader.RawRecord))
            {
                throw NotUtf8(_reader.LineNumber);
            }

            if (_reader.FieldCount == Headers.Count)
            {
                return true;
            }

            var reason = $"有 {_reader.FieldCount} 列，表头有 {Headers.Count} 列";
            Problems.Add(_reader.LineNumber, column: null, value: null, reason, "bad_row");
        }

        return false;
    }

    /// <summary>A field's bytes, valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => _reader.GetSpan(column);

    /// <summary>A field as a finite number; otherwise false, and a problem.</summary>
    public bool TryNumber(int column, out double number)
    {
        var isNumber = double.TryParse(Bytes(column), NumberStyles.Float, CultureInfo.InvariantCulture, out number);
        if (isNumber && double.IsFinite(number))
        {
            return true;
        }

        var reason =
            isNumber ? "不是有限的数"
            : Bytes(column).IsEmpty ? "是空的"
            : "不是数字";
        AddProblem(column, reason, "bad_number");
        return false;
    }

    /// <summary>Notes what is wrong with a field of the current row.</summary>
    public void AddProblem(int column, string reason, string code) =>
        Problems.Add(_reader.LineNumber, Headers[column].Trim(), Encoding.UTF8.GetString(Bytes(column)), reason, code);

    public void Dispose() => _reader.Dispose();

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException e)
        {
            throw CliException.WorkFailed("bad_csv", $"{_name} 第 {e.LineNumber} 行：引号没有成对，或一行太长", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(_name, e);
        }
    }

    private CliException NotUtf8(long line) =>
        CliException.WorkFailed("not_utf8", $"{_name} 第 {line} 行不是 UTF-8 编码，请另存为 UTF-8");

    private static CliException Unreadable(string name, Exception cause) =>
        CliException.WorkFailed("unreadable_file", $"读不了 {name}：{Reason.Of(cause)}", cause);
}
