using System.Text;
using QhdHomeMap.Formats.Layers;

namespace QhdHomeMap.Formats.Tiles;

/// <summary>The properties of a layer's features, every value once and already as the bytes that a tile holds.</summary>
internal sealed class PreparedValues
{
    public const int None = -1;

    private readonly List<byte[]> _encoded = [];
    private readonly int[] _values;
    private readonly int _keyCount;

    /// <exception cref="ArgumentException">Not one value for each key.</exception>
    public PreparedValues(TileLayer layer)
    {
        _keyCount = layer.Keys.Count;
        _values = new int[layer.Features.Count * _keyCount];
        var known = new Dictionary<FieldValue, int>();
        foreach (var (index, feature) in layer.Features.Index())
        {
            if (feature.Values.Count != _keyCount)
            {
                throw new ArgumentException(
                    $"Feature {feature.Id} of {layer.Name} has {feature.Values.Count} values for {_keyCount} keys.",
                    nameof(layer)
                );
            }
            for (var key = 0; key < _keyCount; key++)
            {
                _values[(index * _keyCount) + key] = Intern(feature.Values[key], known);
            }
        }
    }

    /// <summary>For each key the number of the value, or <see cref="None"/>.</summary>
    public ReadOnlySpan<int> Of(int feature) => _values.AsSpan(feature * _keyCount, _keyCount);

    public ReadOnlySpan<byte> Encoded(int value) => _encoded[value];

    public static byte[] Encode(FieldValue value)
    {
        var message = new ProtoWriter();
        switch (value.Type)
        {
            case FieldType.Text:
                message.Bytes(1, Encoding.UTF8.GetBytes(value.Text));
                break;
            case FieldType.Number:
                message.Double(3, value.Number);
                break;
            case FieldType.Whole when value.Whole >= 0:
                message.Number(5, (ulong)value.Whole);
                break;
            case FieldType.Whole:
                message.Signed(6, value.Whole);
                break;
            case FieldType.Boolean:
                message.Number(7, value.Boolean ? 1u : 0);
                break;
        }

        return message.Written.ToArray();
    }

    private int Intern(FieldValue value, Dictionary<FieldValue, int> known)
    {
        if (value.Type == FieldType.None)
        {
            return None;
        }
        if (!known.TryGetValue(value, out var number))
        {
            number = known[value] = _encoded.Count;
            _encoded.Add(Encode(value));
        }

        return number;
    }
}
