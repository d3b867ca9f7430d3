using System.Buffers;
using System.IO.Compression;

namespace QhdHomeMap.Formats.Roads.Osm;

/// <summary>One block of the file, packed as it stands there. Its memory is borrowed: it is decoded once.</summary>
internal sealed class PbfBlob(long offset, byte[] borrowed, int length)
{
    public const int MaxBytes = 32 * 1024 * 1024;

    private static readonly string[] OtherPackings = ["lzma", "bzip2", "lz4", "zstd"];

    /// <summary>Unpacks the block, hands it to a decoder and gives all memory back.</summary>
    /// <exception cref="RoadFileException">The block is damaged, or packed in a way that we do not know.</exception>
    public T Decode<T>(Func<ReadOnlyMemory<byte>, T> decode)
    {
        byte[]? unpacked = null;
        try
        {
            var data = Find(out var rawSize);
            if (rawSize is not { } size)
            {
                return decode(data.AsMemory());
            }

            unpacked = ArrayPool<byte>.Shared.Rent(size);
            Inflate(data, unpacked.AsSpan(0, size));
            return decode(unpacked.AsMemory(0, size));
        }
        catch (PbfDamage damage)
        {
            throw RoadErrors.OsmDamaged(offset, damage.Message, damage);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(borrowed);
            if (unpacked is not null)
            {
                ArrayPool<byte>.Shared.Return(unpacked);
            }
        }
    }

    /// <summary>Where in the block its data is, and how long they are unpacked; null where they are not packed.</summary>
    private ArraySegment<byte> Find(out int? rawSize)
    {
        var blob = borrowed.AsSpan(0, length);
        var reader = new ProtoReader(blob);
        ReadOnlySpan<byte> raw = default;
        ReadOnlySpan<byte> zlib = default;
        ulong? size = null;
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    raw = reader.Bytes();
                    break;
                case 2:
                    size = reader.Number();
                    break;
                case 3:
                    zlib = reader.Bytes();
                    break;
                case 4 or 5 or 6 or 7:
                    throw RoadErrors.OsmPackingUnknown(OtherPackings[reader.Field - 4]);
                default:
                    reader.Skip();
                    break;
            }
        }

        if (raw.IsEmpty == zlib.IsEmpty)
        {
            throw new PbfDamage("没有内容，或有两份内容");
        }

        rawSize = raw.IsEmpty ? CheckSize(size) : null;
        var data = raw.IsEmpty ? zlib : raw;
        blob.Overlaps(data, out var begin);
        return new(borrowed, begin, data.Length);
    }

    private static int CheckSize(ulong? size) =>
        size is > 0 and <= MaxBytes ? (int)size : throw new PbfDamage("解压后的长度缺失或超过 32 MB");

    private static void Inflate(ArraySegment<byte> packed, Span<byte> unpacked)
    {
        using var source = new MemoryStream(packed.Array!, packed.Offset, packed.Count, writable: false);
        using var inflater = new ZLibStream(source, CompressionMode.Decompress);
        try
        {
            if (
                inflater.ReadAtLeast(unpacked, unpacked.Length, throwOnEndOfStream: false) < unpacked.Length
                || inflater.ReadByte() >= 0
            )
            {
                throw new PbfDamage("解压后的长度与声明的不同");
            }
        }
        // The second is what one hears of data that ask for a dictionary; memory itself does not fail to be read.
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new PbfDamage("压缩数据无效");
        }
    }
}
