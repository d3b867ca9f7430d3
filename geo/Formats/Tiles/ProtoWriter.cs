namespace QhdHomeMap.Formats.Tiles;

/// <summary>Bytes of a protobuf message being written. No more of the encoding than tiles use. Source: protobuf.dev, Encoding.</summary>
internal sealed class ProtoWriter
{
    private const int BytesWire = 2;
    private const int Fixed64Wire = 1;
    private const int MaxVarintBytes = 10;

    private byte[] _bytes = new byte[256];
    private int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public bool IsEmpty => _length == 0;

    public void Clear() => _length = 0;

    public void Number(int field, ulong value)
    {
        Varint((ulong)field << 3);
        Varint(value);
    }

    public void Signed(int field, long value) => Number(field, ZigZag(value));

    public void Double(int field, double value)
    {
        Varint(((ulong)field << 3) | Fixed64Wire);
        Reserve(sizeof(double));
        System.Buffers.Binary.BinaryPrimitives.WriteDoubleLittleEndian(_bytes.AsSpan(_length), value);
        _length += sizeof(double);
    }

    /// <summary>A text, a message or packed numbers.</summary>
    public void Bytes(int field, ReadOnlySpan<byte> bytes)
    {
        Varint(((ulong)field << 3) | BytesWire);
        Varint((ulong)bytes.Length);
        Append(bytes);
    }

    /// <summary>The fields of another part of the same message.</summary>
    public void Append(ProtoWriter fields) => Append(fields.Written);

    public void Varint(ulong value)
    {
        Reserve(MaxVarintBytes);
        for (; value >= 0x80; value >>= 7)
        {
            _bytes[_length++] = (byte)(value | 0x80);
        }

        _bytes[_length++] = (byte)value;
    }

    public static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    private void Append(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    private void Reserve(int count)
    {
        if (count > _bytes.Length - _length)
        {
            Array.Resize(ref _bytes, Math.Max(_length + count, 2 * _bytes.Length));
        }
    }
}
