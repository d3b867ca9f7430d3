using System.Text;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Formats.Roads;

/// <summary>
/// A network as it is in memory, for programs that start often: a mark of the layout, the arrays, and their SHA-256. The same network
/// gives the same bytes. A file that is cut off, altered, of another release or of another kind of machine is refused.
/// </summary>
public static class RoadNetworkFile
{
    private const int Version = 1;
    private const int ByteOrder = 0x01020304;
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private static ReadOnlySpan<byte> Magic => "QHDROADS"u8;

    /// <summary>Writes a network from where the stream stands. O(size).</summary>
    public static void Write(RoadNetwork network, Stream stream)
    {
        using var writer = new HashedWriter(stream);
        var names = new byte[network.Names.Length][];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = StrictUtf8.GetBytes(network.Names[i]);
        }

        var counts = new Counts(
            network.Nodes.Length,
            network.Edges.Length,
            network.ShapePoints.Length,
            names.Length,
            names.Sum(name => (long)name.Length)
        );
        writer.Write(Magic);
        writer.Write<int>([ByteOrder, Version]);
        writer.Write<Counts>([counts]);
        writer.Write(network.Nodes);
        writer.Write(network.NodeIds);
        writer.WriteAs<RoadEdge, EdgeRecord>(network.Edges, EdgeRecord.Of);
        writer.Write(network.ShapeStarts);
        writer.Write(network.ShapePoints);
        writer.Write<int>(names.Select(name => name.Length).ToArray());
        foreach (var name in names)
        {
            writer.Write<byte>(name);
        }

        writer.WriteHash();
    }

    /// <summary>The same as <see cref="Read"/>, for a copy that may be had again: null when it is not whole or of another release.</summary>
    public static RoadNetwork? ReadIfWhole(Stream stream)
    {
        try
        {
            return Read(stream);
        }
        catch (RoadFileException)
        {
            return null;
        }
    }

    /// <summary>Reads a network that takes the whole stream. O(size).</summary>
    /// <param name="stream">The file, read from its beginning and left open; it must be able to seek.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="RoadFileException">
    /// <see cref="RoadErrorCodes.NotNetwork"/>, <see cref="RoadErrorCodes.NetworkVersion"/>, <see cref="RoadErrorCodes.Truncated"/> or
    /// <see cref="RoadErrorCodes.NetworkDamaged"/>.
    /// </exception>
    public static RoadNetwork Read(Stream stream, CancellationToken cancellation = default)
    {
        stream.Position = 0;
        using var reader = new HashedReader(stream, cancellation);
        var counts = ReadBeginning(reader, stream.Length);
        var nodes = reader.Read<Wgs84>(counts.Nodes);
        var ids = reader.Read<long>(counts.Nodes);
        var edges = reader.ReadAs<EdgeRecord, RoadEdge>(counts.Edges, record => record.ToEdge());
        var shapeStarts = reader.Read<int>(counts.Edges + 1);
        var shape = reader.Read<Wgs84>(counts.ShapePoints);
        var nameLengths = reader.Read<int>(counts.Names);
        var nameBytes = reader.Read<byte>((int)counts.NameBytes);
        if (!reader.HashAgrees())
        {
            throw RoadErrors.NetworkDamaged("校验和不符");
        }

        // Nothing but another program's malice gets past the check sum; it shall not crash us later.
        return AreOnEarth(nodes) && AreOnEarth(shape) && AreKnown(edges)
            ? Assemble(nodes, ids, edges, shapeStarts, shape, Names(nameLengths, nameBytes))
            : throw RoadErrors.NetworkDamaged("内容不合理");
    }

    private static Counts ReadBeginning(HashedReader reader, long length)
    {
        var head = reader.ReadUpTo(Magic.Length);
        if (!Magic.StartsWith(head) || head.Length == 0)
        {
            throw RoadErrors.NotNetwork();
        }

        if (length < Counts.Begin)
        {
            throw RoadErrors.Truncated(length);
        }

        if (reader.Read<int>(2) is not [ByteOrder, Version])
        {
            throw RoadErrors.NetworkVersion();
        }

        var counts = reader.Read<Counts>(1)[0];
        var expected = counts.FileLength();
        return expected == length ? counts
            : length < expected ? throw RoadErrors.Truncated(length)
            : throw RoadErrors.NetworkDamaged("长度不符");
    }

    private static RoadNetwork Assemble(
        Wgs84[] nodes,
        long[] ids,
        RoadEdge[] edges,
        int[] shapeStarts,
        Wgs84[] shape,
        string[] names
    )
    {
        try
        {
            return new(nodes, ids, edges, shapeStarts, shape, names);
        }
        catch (ArgumentException e)
        {
            throw RoadErrors.NetworkDamaged(e.Message);
        }
    }

    private static string[] Names(int[] lengths, byte[] bytes)
    {
        var (names, at) = (new string[lengths.Length], 0);
        for (var i = 0; i < names.Length; i++)
        {
            if ((uint)lengths[i] > bytes.Length - at)
            {
                throw RoadErrors.NetworkDamaged("路名的长度不对");
            }

            names[i] = Encoding.UTF8.GetString(bytes, at, lengths[i]);
            at += lengths[i];
        }

        return names;
    }

    private static bool AreOnEarth(Wgs84[] points)
    {
        foreach (var point in points)
        {
            if (!(Math.Abs(point.Lon) <= 180 && Math.Abs(point.Lat) <= 90))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreKnown(RoadEdge[] edges)
    {
        var classes = Enum.GetValues<RoadClass>().Max();
        foreach (ref readonly var edge in edges.AsSpan())
        {
            if (edge.Class > classes || (edge.Access & ~RoadAccess.All) != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How long the parts are; together with the layout they tell how long the file is.</summary>
    private readonly record struct Counts(int Nodes, int Edges, int ShapePoints, int Names, long NameBytes)
    {
        /// <summary>Mark, byte order, version, and these.</summary>
        public const int Begin = 8 + (2 * sizeof(int)) + (4 * sizeof(int)) + sizeof(long);

        /// <summary>−1 where counts are not possible.</summary>
        public long FileLength() =>
            Nodes < 0
            || Edges is < 0 or int.MaxValue
            || ShapePoints < 0
            || Names < 0
            || NameBytes is < 0 or > int.MaxValue
                ? -1
                : Begin
                    + (24L * Nodes)
                    + ((EdgeRecord.Bytes + sizeof(int)) * (long)Edges)
                    + sizeof(int)
                    + (16L * ShapePoints)
                    + (sizeof(int) * (long)Names)
                    + NameBytes
                    + HashedReader.HashBytes;
    }

    /// <summary>An edge with every byte told: the structure itself has gaps whose content is left to chance.</summary>
    private readonly record struct EdgeRecord(
        double ForwardM,
        double BackwardM,
        int From,
        int To,
        int Name,
        RoadClass Class,
        RoadAccess Access,
        short Zero
    )
    {
        public const int Bytes = 32;

        public static EdgeRecord Of(RoadEdge edge) =>
            new(edge.ForwardM, edge.BackwardM, edge.From, edge.To, edge.Name, edge.Class, edge.Access, 0);

        public RoadEdge ToEdge() => new(From, To, ForwardM, BackwardM, Name, Class, Access);
    }
}
