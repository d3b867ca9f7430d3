using System.Text;
using QhdHomeMap.Formats.Layers;

namespace QhdHomeMap.Formats.Tiles;

/// <summary>
/// One layer of one tile being written: keys and values once each, in the order in which features first use them. Source: Mapbox Vector
/// Tile Specification 2.1, sections 4.1 to 4.4.
/// </summary>
internal sealed class LayerWriter(string name, IReadOnlyList<string> keys, PreparedValues values)
{
    private const int Version = 2;

    private readonly ProtoWriter _features = new();
    private readonly ProtoWriter _feature = new();
    private readonly ProtoWriter _tags = new();
    private readonly ProtoWriter _keyTable = new();
    private readonly ProtoWriter _valueTable = new();
    private readonly Dictionary<int, int> _keys = [];
    private readonly Dictionary<int, int> _values = [];
    private readonly Dictionary<int, int> _counts = [];

    /// <param name="index">Which feature, for its values.</param>
    /// <param name="id">Its id.</param>
    /// <param name="kind">What its geometry is.</param>
    /// <param name="geometry">Its geometry, not empty.</param>
    /// <param name="count">How many points it stands for; 0 for itself.</param>
    public void Add(int index, ulong id, ShapeKind kind, GeometryCommands geometry, int count)
    {
        _tags.Clear();
        var own = values.Of(index);
        for (var key = 0; key < own.Length; key++)
        {
            if (own[key] != PreparedValues.None)
            {
                _tags.Varint((ulong)KeyOf(key));
                _tags.Varint((ulong)ValueOf(own[key]));
            }
        }
        if (count > 0)
        {
            _tags.Varint((ulong)KeyOf(keys.Count));
            _tags.Varint((ulong)CountOf(count));
        }

        _feature.Clear();
        _feature.Number(1, id);
        if (!_tags.IsEmpty)
        {
            _feature.Bytes(2, _tags.Written);
        }
        _feature.Number(3, (ulong)kind);
        _feature.Bytes(4, geometry.Written);
        _features.Bytes(2, _feature.Written);
    }

    /// <summary>Adds the layer to a tile; one without features is left out.</summary>
    public void WriteTo(ProtoWriter tile)
    {
        if (_features.IsEmpty)
        {
            return;
        }
        var layer = new ProtoWriter();
        layer.Number(15, Version);
        layer.Bytes(1, Encoding.UTF8.GetBytes(name));
        layer.Append(_features);
        layer.Append(_keyTable);
        layer.Append(_valueTable);
        layer.Number(5, TileView.Extent);
        tile.Bytes(3, layer.Written);
    }

    private int KeyOf(int key)
    {
        if (!_keys.TryGetValue(key, out var place))
        {
            place = _keys[key] = _keys.Count;
            _keyTable.Bytes(3, Encoding.UTF8.GetBytes(key < keys.Count ? keys[key] : TileSet.CountKey));
        }

        return place;
    }

    private int ValueOf(int value)
    {
        if (!_values.TryGetValue(value, out var place))
        {
            place = _values[value] = AddValue(values.Encoded(value));
        }

        return place;
    }

    private int CountOf(int count)
    {
        if (!_counts.TryGetValue(count, out var place))
        {
            place = _counts[count] = AddValue(PreparedValues.Encode((FieldValue)(long)count));
        }

        return place;
    }

    private int AddValue(ReadOnlySpan<byte> value)
    {
        _valueTable.Bytes(4, value);
        return _values.Count + _counts.Count;
    }
}
