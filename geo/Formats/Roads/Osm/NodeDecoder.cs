using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Formats.Roads.Osm;

/// <summary>Where the wanted nodes of one block are.</summary>
internal readonly record struct NodeBatch(int[] Indexes, Wgs84[] Positions);

/// <summary>Finds the nodes of a block that are wanted. One decoder for one block.</summary>
internal sealed class NodeDecoder
{
    private readonly PbfBlock _block;
    private readonly NodeIds _wanted;
    private readonly List<int> _indexes = [];
    private readonly List<Wgs84> _positions = [];
    private int _near;

    private NodeDecoder(PbfBlock block, NodeIds wanted) => (_block, _wanted) = (block, wanted);

    public static NodeBatch Decode(ReadOnlyMemory<byte> message, NodeIds wanted)
    {
        var decoder = new NodeDecoder(new(message), wanted);
        for (var group = 0; group < decoder._block.GroupCount; group++)
        {
            decoder.ReadGroup(decoder._block.Group(group));
        }

        return new([.. decoder._indexes], [.. decoder._positions]);
    }

    private void ReadGroup(ReadOnlySpan<byte> group)
    {
        var reader = new ProtoReader(group);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    ReadNode(reader.Bytes());
                    break;
                case 2:
                    ReadDense(reader.Bytes());
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    private void ReadNode(ReadOnlySpan<byte> node)
    {
        long? id = null;
        long? lat = null;
        long? lon = null;
        var reader = new ProtoReader(node);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    id = ProtoReader.Unzigzag(reader.Number());
                    break;
                case 8:
                    lat = ProtoReader.Unzigzag(reader.Number());
                    break;
                case 9:
                    lon = ProtoReader.Unzigzag(reader.Number());
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        if (id is null || lat is null || lon is null)
        {
            throw new PbfDamage("节点缺少编号或坐标");
        }

        Take(id.Value, lat.Value, lon.Value);
    }

    private void ReadDense(ReadOnlySpan<byte> dense)
    {
        ReadOnlySpan<byte> ids = default;
        ReadOnlySpan<byte> lats = default;
        ReadOnlySpan<byte> lons = default;
        var reader = new ProtoReader(dense);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    ids = reader.Bytes();
                    break;
                case 8:
                    lats = reader.Bytes();
                    break;
                case 9:
                    lons = reader.Bytes();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        var idReader = new ProtoReader(ids);
        var latReader = new ProtoReader(lats);
        var lonReader = new ProtoReader(lons);
        var (id, lat, lon) = (0L, 0L, 0L);
        while (!idReader.IsAtEnd && !latReader.IsAtEnd && !lonReader.IsAtEnd)
        {
            id += idReader.Signed();
            lat += latReader.Signed();
            lon += lonReader.Signed();
            Take(id, lat, lon);
        }

        if (!idReader.IsAtEnd || !latReader.IsAtEnd || !lonReader.IsAtEnd)
        {
            throw new PbfDamage("节点的编号和坐标个数不同");
        }
    }

    private void Take(long id, long lat, long lon)
    {
        _near = _wanted.Seek(id, _near);
        if (_near < _wanted.Count && _wanted.Sorted[_near] == id)
        {
            _indexes.Add(_near);
            _positions.Add(
                new(
                    Degrees(lon, _block.LonOffsetNanodeg, maxDeg: 180),
                    Degrees(lat, _block.LatOffsetNanodeg, maxDeg: 90)
                )
            );
        }
    }

    private double Degrees(long value, long offsetNanodeg, int maxDeg)
    {
        const long NanodegPerDeg = 1_000_000_000;
        var nanodeg = offsetNanodeg + ((Int128)value * _block.GranularityNanodeg);
        return Int128.Abs(nanodeg) <= maxDeg * NanodegPerDeg
            ? (double)(long)nanodeg / NanodegPerDeg
            : throw new PbfDamage("节点的坐标不在地球上");
    }
}
