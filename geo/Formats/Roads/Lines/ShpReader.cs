using System.Buffers.Binary;

namespace QhdHomeMap.Formats.Roads.Lines;

/// <summary>
/// The lines of a <c>.shp</c>, one record at a time, every length checked against the file. Heights and measures are passed over.
/// Source: Esri Shapefile Technical Description, July 1998.
/// </summary>
internal sealed class ShpReader
{
    private const int HeaderBytes = 100;
    private const int FileCode = 9994;
    private const int RecordHeaderBytes = 8;
    private const int BytesPerWord = 2;
    private const int NullShape = 0;
    private const int CountsAt = 36;
    private const int PartsAt = 44;
    private const int PointBytes = 16;

    private readonly Stream _file;
    private readonly int _shapeType;
    private readonly long _end;
    private byte[] _record = new byte[1024];
    private int _pointCount;

    public ShpReader(Stream file)
    {
        _file = file;
        file.Position = 0;
        if (file.Length == 0)
        {
            throw RoadErrors.FileEmpty();
        }

        var header = new byte[HeaderBytes];
        var read = file.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false);
        if (read < sizeof(int) || BinaryPrimitives.ReadInt32BigEndian(header) != FileCode)
        {
            throw RoadErrors.NotShapefile("开头没有 shapefile 的标记");
        }

        if (read < HeaderBytes)
        {
            throw RoadErrors.Truncated(read);
        }

        _end = (long)BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(24)) * BytesPerWord;
        _shapeType = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(32));
        if (_shapeType is not (3 or 13 or 23))
        {
            throw RoadErrors.NotShapefile($"图形类型是 {_shapeType}，不是线");
        }

        if (_end > file.Length)
        {
            throw RoadErrors.Truncated(file.Length);
        }
    }

    public long Position => _file.Position;

    /// <summary>How many lines the record has; 0 for a record without a shape.</summary>
    public int PartCount { get; private set; }

    /// <summary>The index of a part's first point; that of <see cref="PartCount"/> is the end of the last.</summary>
    public int PartStart(int part) =>
        part < PartCount
            ? BinaryPrimitives.ReadInt32LittleEndian(_record.AsSpan(PartsAt + (part * sizeof(int))))
            : _pointCount;

    public (double X, double Y) Point(int index)
    {
        var point = _record.AsSpan(PartsAt + (PartCount * sizeof(int)) + (index * PointBytes), PointBytes);
        return (
            BinaryPrimitives.ReadDoubleLittleEndian(point),
            BinaryPrimitives.ReadDoubleLittleEndian(point[sizeof(double)..])
        );
    }

    /// <summary>Goes to the next record.</summary>
    public bool Next()
    {
        if (_file.Position + RecordHeaderBytes > _end)
        {
            return false;
        }

        Fill(RecordHeaderBytes);
        var number = BinaryPrimitives.ReadInt32BigEndian(_record);
        var length = (long)BinaryPrimitives.ReadInt32BigEndian(_record.AsSpan(sizeof(int))) * BytesPerWord;
        if (length < sizeof(int) || length > _end - _file.Position)
        {
            throw RoadErrors.ShapefileDamaged($"第 {number} 条线的长度不对");
        }

        Fill((int)length);
        (PartCount, _pointCount) = (0, 0);
        var type = BinaryPrimitives.ReadInt32LittleEndian(_record);
        if (type == NullShape)
        {
            return true;
        }

        if (type != _shapeType || length < PartsAt)
        {
            throw RoadErrors.ShapefileDamaged($"第 {number} 条线的类型不对");
        }

        PartCount = BinaryPrimitives.ReadInt32LittleEndian(_record.AsSpan(CountsAt));
        _pointCount = BinaryPrimitives.ReadInt32LittleEndian(_record.AsSpan(CountsAt + sizeof(int)));
        if (!HasParts(length))
        {
            throw RoadErrors.ShapefileDamaged($"第 {number} 条线的点数不对");
        }

        return true;
    }

    private bool HasParts(long length)
    {
        var needed = PartsAt + ((long)PartCount * sizeof(int)) + ((long)_pointCount * PointBytes);
        if (PartCount < 0 || _pointCount < 0 || needed > length || (PartCount > 0 && PartStart(0) != 0))
        {
            return false;
        }

        for (var part = 0; part < PartCount; part++)
        {
            if (PartStart(part) > PartStart(part + 1))
            {
                return false;
            }
        }

        return true;
    }

    private void Fill(int length)
    {
        if (_record.Length < length)
        {
            _record = new byte[
                Math.Max(length, 2 * (long)_record.Length > Array.MaxLength ? length : 2 * _record.Length)
            ];
        }

        if (_file.ReadAtLeast(_record.AsSpan(0, length), length, throwOnEndOfStream: false) < length)
        {
            throw RoadErrors.Truncated(_file.Position);
        }
    }
}
