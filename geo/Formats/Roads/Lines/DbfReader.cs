using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace QhdHomeMap.Formats.Roads.Lines;

/// <summary>
/// The rows of a <c>.dbf</c>, one at a time, as texts. Rows marked as deleted count, because the shapes beside them do.
/// Source: dBASE III table layout, as in Esri's ArcGIS documentation and the Library of Congress's format description fdd000325.
/// </summary>
internal sealed class DbfReader
{
    private const int HeaderBytes = 32;
    private const int FieldBytes = 32;
    private const int NameBytes = 11;
    private const byte EndOfFields = 0x0D;

    private readonly Stream _table;
    private readonly Encoding _encoding;
    private readonly List<string> _columns = [];
    private readonly List<(int Begin, int Length)> _cells = [];
    private readonly byte[] _row;
    private readonly int _rowCount;
    private int _rowsRead;

    public DbfReader(Stream table, string? cpg)
    {
        _table = table;
        table.Position = 0;
        var header = Read(HeaderBytes);
        _rowCount = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(4));
        var (headerBytes, rowBytes) = (
            BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(8)),
            BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(10))
        );
        if (_rowCount < 0 || headerBytes <= HeaderBytes || rowBytes == 0)
        {
            throw RoadErrors.ShapefileDamaged("属性表（.dbf）的开头不对");
        }

        if (headerBytes + ((long)_rowCount * rowBytes) > table.Length)
        {
            throw RoadErrors.Truncated(table.Length);
        }

        var fields = Read(headerBytes - HeaderBytes);
        _row = new byte[rowBytes];
        _encoding = EncodingNamed(cpg) ?? Guess(headerBytes);
        ReadFields(fields);
        table.Position = headerBytes;
    }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Columns => _columns;

    /// <summary>Goes to the next row.</summary>
    public bool Next()
    {
        if (_rowsRead == _rowCount)
        {
            return false;
        }

        _rowsRead++;
        _table.ReadExactly(_row);
        return true;
    }

    /// <summary>A cell of the row, trimmed.</summary>
    public string Text(int column) => Decode(_row.AsSpan(_cells[column].Begin, _cells[column].Length)).Trim(' ', '\0');

    private void ReadFields(byte[] fields)
    {
        // The first byte of a row marks it as deleted or not.
        var begin = 1;
        for (var at = 0; at + FieldBytes <= fields.Length && fields[at] != EndOfFields; at += FieldBytes)
        {
            var field = fields.AsSpan(at, FieldBytes);
            var name = field[..NameBytes];
            var length = field[16];
            _columns.Add(Decode(name.IndexOf((byte)0) is var end and >= 0 ? name[..end] : name).Trim());
            _cells.Add((begin, length));
            begin += length;
        }

        if (begin > _row.Length)
        {
            throw RoadErrors.ShapefileDamaged("属性表（.dbf）的列比行长");
        }
    }

    /// <summary>UTF-8 if all rows are that, else GB18030, which programs in China write.</summary>
    private Encoding Guess(int headerBytes)
    {
        _table.Position = headerBytes;
        var isUtf8 = true;
        for (var i = 0; i < _rowCount && isUtf8; i++)
        {
            _table.ReadExactly(_row);
            isUtf8 = Utf8.IsValid(_row);
        }

        return EncodingNamed(isUtf8 ? "UTF-8" : "GB18030")!;
    }

    private static Encoding? EncodingNamed(string? cpg)
    {
        var name = cpg?.Trim() ?? "";
        // What is called GBK may hold characters that only its successor has.
        name = name.ToUpperInvariant() is "936" or "CP936" or "GBK" or "GB2312" or "GB18030" ? "GB18030" : name;
        var number = int.TryParse(name, out var page) ? page : (int?)null;
        try
        {
            return name.Length == 0 ? null
                : name.ToUpperInvariant() is "UTF-8" or "UTF8" or "65001" ? new UTF8Encoding(false, true)
                : number is { } codePage ? Strict(codePage, null)
                : Strict(null, name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw RoadErrors.ShapefileDamaged($"不认得 .cpg 里的文字编码“{Tables.TableErrors.Shorten(name)}”");
        }
    }

    private static Encoding? Strict(int? codePage, string? name)
    {
        var (encoder, decoder) = (EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        var provider = CodePagesEncodingProvider.Instance;
        return codePage is { } number
            ? provider.GetEncoding(number, encoder, decoder) ?? Encoding.GetEncoding(number, encoder, decoder)
            : provider.GetEncoding(name!, encoder, decoder) ?? Encoding.GetEncoding(name!, encoder, decoder);
    }

    private string Decode(ReadOnlySpan<byte> text)
    {
        try
        {
            return _encoding.GetString(text);
        }
        catch (DecoderFallbackException)
        {
            throw RoadErrors.ShapefileDamaged(
                $"属性表（.dbf）第 {_rowsRead} 行的文字不是 {_encoding.WebName}，请在 .cpg 文件里写明编码"
            );
        }
    }

    private byte[] Read(int length)
    {
        var bytes = new byte[length];
        return _table.ReadAtLeast(bytes, length, throwOnEndOfStream: false) == length
            ? bytes
            : throw RoadErrors.Truncated(_table.Length);
    }
}
