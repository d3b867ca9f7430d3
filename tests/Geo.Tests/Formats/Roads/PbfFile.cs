using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace QhdHomeMap.Geo.Tests.Formats.Roads;

/// <summary>A protobuf message being written, field by field.</summary>
internal sealed class Proto
{
    private readonly List<byte> _bytes = [];

    public byte[] ToArray() => [.. _bytes];

    public Proto Number(int field, long value)
    {
        Varint((ulong)field << 3);
        Varint((ulong)value);
        return this;
    }

    public Proto Signed(int field, long value) => Number(field, (value << 1) ^ (value >> 63));

    public Proto Text(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

    public Proto Message(int field, Proto message) => Bytes(field, message.ToArray());

    public Proto Bytes(int field, byte[] bytes)
    {
        Varint(((ulong)field << 3) | 2);
        Varint((ulong)bytes.Length);
        _bytes.AddRange(bytes);
        return this;
    }

    public Proto Packed(int field, IEnumerable<long> values) => Bytes(field, Varints(values));

    /// <summary>Each as the signed difference to the one before.</summary>
    public Proto Deltas(int field, IEnumerable<long> values)
    {
        var before = 0L;
        return Packed(
            field,
            values.Select(value =>
            {
                var delta = value - before;
                before = value;
                return (delta << 1) ^ (delta >> 63);
            })
        );
    }

    private static byte[] Varints(IEnumerable<long> values)
    {
        var packed = new Proto();
        foreach (var value in values)
        {
            packed.Varint((ulong)value);
        }

        return packed.ToArray();
    }

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _bytes.Add((byte)(value | 0x80));
        }

        _bytes.Add((byte)value);
    }
}

/// <summary>A small OSM PBF file being written, block by block.</summary>
internal sealed class PbfFile
{
    private readonly List<byte> _file = [];

    public static PbfFile Begin(params string[] requiredFeatures)
    {
        var header = new Proto();
        foreach (var feature in requiredFeatures.Prepend("DenseNodes").Prepend("OsmSchema-V0.6"))
        {
            header.Text(4, feature);
        }

        return new PbfFile().Blob("OSMHeader", Zlib(header.Text(16, "测试").ToArray()));
    }

    public byte[] ToArray() => [.. _file];

    public MemoryStream ToStream() => new(ToArray(), writable: false);

    public PbfFile Blob(string type, Proto blob)
    {
        var bytes = blob.ToArray();
        return Raw(new Proto().Text(1, type).Number(3, bytes.Length).ToArray(), bytes);
    }

    /// <summary>A header and a blob as they are given.</summary>
    public PbfFile Raw(byte[] header, byte[] blob)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, header.Length);
        _file.AddRange(length);
        _file.AddRange(header);
        _file.AddRange(blob);
        return this;
    }

    public PbfFile Block(PbfBlockText block, bool isPacked = true) =>
        Blob("OSMData", isPacked ? Zlib(block.ToArray()) : new Proto().Bytes(1, block.ToArray()));

    public static Proto Zlib(byte[] data, long? rawSize = null)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(data);
        }

        return new Proto().Number(2, rawSize ?? data.Length).Bytes(3, packed.ToArray());
    }
}

/// <summary>A block of nodes and ways being written.</summary>
internal sealed class PbfBlockText(int granularityNanodeg = 100, long latOffset = 0, long lonOffset = 0)
{
    private readonly List<string> _texts = [""];
    private readonly List<Proto> _groups = [];

    /// <summary>Nodes in the dense form; degrees that are whole multiples of the granularity.</summary>
    public PbfBlockText Dense(params (long Id, double Lon, double Lat)[] nodes) =>
        Group(
            new Proto().Message(
                2,
                new Proto()
                    .Deltas(1, nodes.Select(node => node.Id))
                    .Deltas(8, nodes.Select(node => Steps(node.Lat, latOffset)))
                    .Deltas(9, nodes.Select(node => Steps(node.Lon, lonOffset)))
            )
        );

    /// <summary>A node in the plain form.</summary>
    public PbfBlockText Node(long id, double lon, double lat) =>
        Group(
            new Proto().Message(
                1,
                new Proto().Signed(1, id).Signed(8, Steps(lat, latOffset)).Signed(9, Steps(lon, lonOffset))
            )
        );

    public PbfBlockText Way(long id, long[] nodes, params (string Key, string Value)[] tags) =>
        Group(
            new Proto().Message(
                3,
                new Proto()
                    .Number(1, id)
                    .Packed(2, tags.Select(tag => (long)IndexOf(tag.Key)))
                    .Packed(3, tags.Select(tag => (long)IndexOf(tag.Value)))
                    .Deltas(8, nodes)
            )
        );

    public PbfBlockText Group(Proto group)
    {
        _groups.Add(group);
        return this;
    }

    public byte[] ToArray()
    {
        var table = new Proto();
        _texts.ForEach(text => table.Text(1, text));
        var block = new Proto().Message(1, table);
        _groups.ForEach(group => block.Message(2, group));
        return block.Number(17, granularityNanodeg).Number(19, latOffset).Number(20, lonOffset).ToArray();
    }

    private long Steps(double degrees, long offset) =>
        (long)Math.Round(((degrees * 1e9) - offset) / granularityNanodeg);

    private int IndexOf(string text)
    {
        if (!_texts.Contains(text))
        {
            _texts.Add(text);
        }

        return _texts.IndexOf(text);
    }
}
