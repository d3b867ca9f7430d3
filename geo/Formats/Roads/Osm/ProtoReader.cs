using System.Runtime.CompilerServices;

namespace QhdHomeMap.Formats.Roads.Osm;

/// <summary>
/// Reads the fields of one protobuf message, every length checked against the bytes that there are. No more of the encoding than OSM's
/// files use. Source: protobuf.dev, Encoding.
/// </summary>
internal ref struct ProtoReader(ReadOnlySpan<byte> message)
{
    private const int MaxVarintBytes = 10;

    private readonly ReadOnlySpan<byte> _message = message;
    private int _at;

    public readonly bool IsAtEnd => _at >= _message.Length;

    /// <summary>The number of the field that <see cref="Next"/> found.</summary>
    public int Field { get; private set; }

    private WireType Wire { get; set; }

    private enum WireType
    {
        Varint = 0,
        Fixed64 = 1,
        Bytes = 2,
        Fixed32 = 5,
    }

    /// <summary>Goes to the next field; its value must then be read or skipped.</summary>
    public bool Next()
    {
        if (IsAtEnd)
        {
            return false;
        }

        var key = Varint();
        (Field, Wire) = ((int)Math.Min(key >> 3, int.MaxValue), (WireType)(key & 7));
        return true;
    }

    /// <summary>The field's number; unsigned, or signed as its 64 bits.</summary>
    public ulong Number()
    {
        Expect(WireType.Varint);
        return Varint();
    }

    /// <summary>The field's bytes: a text, a message or packed numbers.</summary>
    public ReadOnlySpan<byte> Bytes()
    {
        Expect(WireType.Bytes);
        var length = Varint();
        return length <= (ulong)(_message.Length - _at) ? Take((int)length) : throw new PbfDamage("长度超出数据块");
    }

    public void Skip()
    {
        switch (Wire)
        {
            case WireType.Varint:
                Varint();
                break;
            case WireType.Bytes:
                Bytes();
                break;
            case WireType.Fixed64:
                Take(sizeof(long));
                break;
            case WireType.Fixed32:
                Take(sizeof(int));
                break;
            default:
                throw new PbfDamage("字段类型无效");
        }
    }

    /// <summary>The next of packed numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Varint()
    {
        if (_at < _message.Length && _message[_at] is var first and < 0x80)
        {
            _at++;
            return first;
        }

        return LongVarint();
    }

    /// <summary>The next of packed numbers that are signed by zigzag.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Signed() => Unzigzag(Varint());

    /// <summary>0, −1, 1, −2, … from 0, 1, 2, 3, …</summary>
    public static long Unzigzag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    private ulong LongVarint()
    {
        var value = 0ul;
        for (var i = 0; i < MaxVarintBytes && _at < _message.Length; i++)
        {
            var next = _message[_at++];
            value |= (ulong)(next & 0x7F) << (7 * i);
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new PbfDamage("数字没有结束");
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _message.Length - _at)
        {
            throw new PbfDamage("长度超出数据块");
        }

        var taken = _message.Slice(_at, length);
        _at += length;
        return taken;
    }

    private readonly void Expect(WireType wire)
    {
        if (Wire != wire)
        {
            throw new PbfDamage("字段类型不符");
        }
    }
}
