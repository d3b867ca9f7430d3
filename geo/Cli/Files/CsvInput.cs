using System.Globalization;
using System.Text;
using CsvHelper;
using QhdHomeMap.Formats.Tables;

namespace QhdHomeMap.Cli.Files;

/// <summary>
/// A csv file read row by row in constant memory: UTF-8 with or without a byte order mark, or GB18030, as Excel in China writes
/// it; quoted by RFC 4180, columns found by their headers whatever their order, case or surrounding blanks. Rows that cannot be read become <see cref="Problems"/>.
/// </summary>
internal sealed class CsvInput : IDisposable
{
    // A record longer than this is an unclosed quote, not a point.
    private const int LargestRecordBytes = 1 << 20;

    private const string StandardInput = "标准输入";

    private static readonly FileStreamOptions Reading = new() { Share = FileShare.ReadWrite, BufferSize = 1 << 16 };

    private static readonly FileStreamOptions Spooling = new()
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.ReadWrite,
        Options = FileOptions.DeleteOnClose,
        BufferSize = 1 << 16,
    };

    private readonly Stream _stream;
    private readonly CsvReader _reader;
    private readonly string _name;

    private CsvInput(Stream stream, string name)
    {
        (_stream, _name) = (stream, name);
        Problems = new(name);
        _reader = CsvReader.Create(
            Guarded(() => TextEncoding.Detect(stream).AsUtf8(stream)),
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
    }

    /// <summary>The headers as the file has them.</summary>
    public IReadOnlyList<string> Headers { get; }

    /// <summary>What was wrong with the rows so far.</summary>
    public RowProblems Problems { get; }

    /// <summary>How much of the file has been read, 0 to 1; null when its length is not known.</summary>
    public double? Share => _stream.CanSeek && _stream.Length > 0 ? (double)_stream.Position / _stream.Length : null;

    /// <summary>Opens a file, or standard input for <c>-</c>.</summary>
    /// <exception cref="CliException">
    /// <c>unreadable_file</c>, <c>empty_file</c>, <c>encoding_unreadable</c>, <c>truncated</c>, <c>binary_content</c>, <c>bad_csv</c>.
    /// </exception>
    public static CsvInput Open(string path, Terminal terminal)
    {
        var name = path == "-" ? StandardInput : path;
        var stream = Seekable(path, name, terminal);
        try
        {
            return new(stream, name);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The position of a column.</summary>
    /// <exception cref="CliException"><c>missing_column</c>, <c>duplicate_column</c>.</exception>
    public int Column(Header header)
    {
        var found = Enumerable.Range(0, Headers.Count).Where(i => header.Is(Headers[i])).ToList();
        return found switch
        {
            [var only] => only,
            [] => throw CliException.WorkFailed(
                "missing_column",
                $"{_name} 缺少 {header.Name}（{header.Chinese}）列；表头是：{string.Join(',', Headers)}"
            ),
            _ => throw CliException.WorkFailed("duplicate_column", $"{_name} 有 {found.Count} 个 {header.Name} 列"),
        };
    }

    /// <summary>Moves to the next row that has as many fields as there are headers; the others become problems.</summary>
    /// <exception cref="CliException"><c>unreadable_file</c>, <c>bad_csv</c>.</exception>
    public bool Read()
    {
        while (Guarded(_reader.Read))
        {
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

    /// <summary>A field as text, without surrounding blanks.</summary>
    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column)).Trim();

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

    public void Dispose()
    {
        _reader.Dispose();
        _stream.Dispose();
    }

    // What encoding a file is in is only known at its end, and a pipe is read once: it goes by way of a temporary file.
    private static Stream Seekable(string path, string name, Terminal terminal)
    {
        try
        {
            var stream = path == "-" ? terminal.Input : File.Open(path, Reading);
            if (stream.CanSeek)
            {
                return stream;
            }

            using (stream)
            {
                var spool = File.Open(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), Spooling);
                stream.CopyTo(spool);
                return spool;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(name, e);
        }
    }

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
        catch (TableFileException e)
        {
            throw CliException.WorkFailed(e.Code, $"{_name}：{e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(_name, e);
        }
    }

    private static CliException Unreadable(string name, Exception cause) =>
        CliException.WorkFailed("unreadable_file", $"读不了 {name}：{Reason.Of(cause)}", cause);
}
