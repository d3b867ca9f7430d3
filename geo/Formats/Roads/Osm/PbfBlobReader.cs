using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using QhdHomeMap.Formats.Tables;

namespace QhdHomeMap.Formats.Roads.Osm;

/// <summary>
/// Walks over the blocks of an OSM PBF file: for each a length, a small header with type and size, and the block. Source: OpenStreetMap
/// wiki, PBF Format, from which the limits are too (header 64 KiB, block 32 MiB).
/// </summary>
internal sealed class PbfBlobReader
{
    private const int MaxHeaderBytes = 64 * 1024;
    private const int LengthBytes = 4;

    private static readonly byte[] UsualBeginning = [10, 9, .. "OSMHeader"u8];

    private readonly Stream _file;
    private readonly byte[] _header = new byte[MaxHeaderBytes];

    /// <summary>Checks that this is such a file and asks for nothing that we do not know.</summary>
    public PbfBlobReader(Stream file)
    {
        _file = file;
        _file.Position = 0;
        if (file.Length == 0)
        {
            throw RoadErrors.FileEmpty();
        }

        if (!LooksLikeOsm())
        {
            throw RoadErrors.NotOsmPbf(FileSignatures.Read(file));
        }

        _file.Position = 0;
        var (type, size) = ReadHeader();
        if (!type.SequenceEqual("OSMHeader"u8))
        {
            throw RoadErrors.NotOsmPbf(FileSignatures.Read(file));
        }

        Read(0, size).Decode(CheckFeatures);
    }

    /// <summary>How many bytes are behind us.</summary>
    public long Position => _file.Position;

    /// <summary>The next block of data that is wanted, in the order of the file; null at its end.</summary>
    /// <param name="isWanted">Asked with the place of a block before it is read; what is not wanted is passed over.</param>
    public PbfBlob? Next(Func<long, bool> isWanted)
    {
        while (_file.Position < _file.Length)
        {
            var offset = _file.Position;
            var (type, size) = ReadHeader();
            // The format asks to pass over what one does not know.
            if (type.SequenceEqual("OSMData"u8) && isWanted(offset))
            {
                return Read(offset, size);
            }

            if (size > _file.Length - _file.Position)
            {
                throw RoadErrors.Truncated(_file.Length);
            }

            _file.Position += size;
        }

        return null;
    }

    /// <summary>Whether the first bytes are those with which every known program begins; a part of them if there are no more.</summary>
    private bool LooksLikeOsm()
    {
        var head = _header.AsSpan(0, LengthBytes + UsualBeginning.Length);
        head = head[.._file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        return head.Length < LengthBytes
            ? !head.ContainsAnyExcept((byte)0)
            : BinaryPrimitives.ReadUInt32BigEndian(head) <= MaxHeaderBytes
                && UsualBeginning.AsSpan().StartsWith(head[LengthBytes..]);
    }

    private (byte[] Type, int Size) ReadHeader()
    {
        var offset = _file.Position;
        Fill(_header.AsSpan(0, LengthBytes));
        var length = BinaryPrimitives.ReadUInt32BigEndian(_header);
        if (length is 0 or > MaxHeaderBytes)
        {
            throw RoadErrors.OsmDamaged(offset, "块头的长度不对");
        }

        var header = _header.AsSpan(0, (int)length);
        Fill(header);
        try
        {
            return ParseHeader(header);
        }
        catch (PbfDamage damage)
        {
            throw RoadErrors.OsmDamaged(offset, damage.Message, damage);
        }
    }

    private static (byte[] Type, int Size) ParseHeader(ReadOnlySpan<byte> header)
    {
        var reader = new ProtoReader(header);
        byte[]? type = null;
        ulong? size = null;
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    type = reader.Bytes().ToArray();
                    break;
                case 3:
                    size = reader.Number();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return type is not null && size is <= PbfBlob.MaxBytes
            ? (type, (int)size)
            : throw new PbfDamage("块头没有类型，或长度缺失或超过 32 MB");
    }

    private PbfBlob Read(long offset, int size)
    {
        if (size > _file.Length - _file.Position)
        {
            throw RoadErrors.Truncated(_file.Length);
        }

        var bytes = ArrayPool<byte>.Shared.Rent(size);
        Fill(bytes.AsSpan(0, size));
        return new(offset, bytes, size);
    }

    private void Fill(Span<byte> bytes)
    {
        if (_file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw RoadErrors.Truncated(_file.Position);
        }
    }

    /// <summary>A reader must know every feature that the file requires; the optional ones are hints.</summary>
    private static bool CheckFeatures(ReadOnlyMemory<byte> header)
    {
        const int RequiredFeatures = 4;
        var reader = new ProtoReader(header.Span);
        while (reader.Next())
        {
            if (reader.Field != RequiredFeatures)
            {
                reader.Skip();
            }
            else if (reader.Bytes() is var feature && !IsKnown(feature))
            {
                throw RoadErrors.OsmFeatureUnknown(Encoding.UTF8.GetString(feature));
            }
        }

        return true;
    }

    private static bool IsKnown(ReadOnlySpan<byte> feature) =>
        feature.SequenceEqual("OsmSchema-V0.6"u8) || feature.SequenceEqual("DenseNodes"u8);
}
