using System.Buffers.Binary;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Data.Roads;

/// <summary>
/// Points and lines as PostGIS takes them and <c>st_asewkb(…, 'NDR')</c> sends them: EWKB, little-endian. A million edges pass
/// without a geometry object each.
/// </summary>
internal static class RoadGeometry
{
    public const int PointLength = HeadLength + PairLength;

    private const int HeadLength = 1 + 4 + 4; // byte order, type, srid
    private const int CountLength = 4;
    private const int PairLength = 2 * sizeof(double);
    private const uint PointType = 1;
    private const uint LineType = 2;
    private const uint HasSrid = 0x2000_0000;
    private const int Srid = 4326;

    public static void WritePoint(Span<byte> bytes, Wgs84 point)
    {
        WriteHead(bytes, PointType);
        WritePair(bytes[HeadLength..], point);
    }

    /// <summary>Writes the line of an edge with both its nodes into a buffer, which grows as it must.</summary>
    /// <returns>How many bytes.</returns>
    public static int WriteLine(ref byte[] buffer, RoadNetwork network, int edge)
    {
        var points = network.PointCount(edge);
        var length = HeadLength + CountLength + (points * PairLength);
        if (length > buffer.Length)
            buffer = new byte[2 * length];
        WriteHead(buffer, LineType);
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(HeadLength), points);
        for (var i = 0; i < points; i++)
            WritePair(buffer.AsSpan(HeadLength + CountLength + (i * PairLength)), network.Point(edge, i));
        return length;
    }

    /// <exception cref="InvalidDataException">It is no point of WGS-84.</exception>
    public static Wgs84 ReadPoint(ReadOnlySpan<byte> bytes) =>
        bytes.Length == PointLength && IsOf(bytes, PointType)
            ? ReadPair(bytes[HeadLength..])
            : throw new InvalidDataException("The database does not send a point of WGS-84.");

    /// <summary>Adds the points between the two ends of a line.</summary>
    /// <exception cref="InvalidDataException">It is no line of WGS-84.</exception>
    public static void ReadShape(ReadOnlySpan<byte> bytes, List<Wgs84> shape)
    {
        if (bytes.Length < HeadLength + CountLength || !IsOf(bytes, LineType))
            throw new InvalidDataException("The database does not send a line of WGS-84.");
        var points = BinaryPrimitives.ReadInt32LittleEndian(bytes[HeadLength..]);
        if (points < 2 || bytes.Length != HeadLength + CountLength + (points * PairLength))
            throw new InvalidDataException("The database sends half a line.");
        for (var i = 1; i < points - 1; i++)
            shape.Add(ReadPair(bytes[(HeadLength + CountLength + (i * PairLength))..]));
    }

    private static void WriteHead(Span<byte> bytes, uint type)
    {
        bytes[0] = 1; // little-endian
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[1..], type | HasSrid);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[5..], Srid);
    }

    private static bool IsOf(ReadOnlySpan<byte> bytes, uint type) =>
        bytes[0] == 1
        && BinaryPrimitives.ReadUInt32LittleEndian(bytes[1..]) == (type | HasSrid)
        && BinaryPrimitives.ReadInt32LittleEndian(bytes[5..]) == Srid;

    private static void WritePair(Span<byte> bytes, Wgs84 point)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, point.Lon);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes[sizeof(double)..], point.Lat);
    }

    private static Wgs84 ReadPair(ReadOnlySpan<byte> bytes) =>
        new(
            BinaryPrimitives.ReadDoubleLittleEndian(bytes),
            BinaryPrimitives.ReadDoubleLittleEndian(bytes[sizeof(double)..])
        );
}
