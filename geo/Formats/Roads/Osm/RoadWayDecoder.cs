using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Formats.Roads.Osm;

/// <summary>The roads of one block: what is known of each, its name, and the numbers of the nodes along it.</summary>
internal sealed class RoadWayBatch
{
    public required bool HasNodes { get; init; }

    /// <summary>By <see cref="RoadDrop"/>; the roads are at <see cref="RoadDrop.None"/>.</summary>
    public required int[] WaysByFate { get; init; }

    public required RoadWay[] Ways { get; init; }

    public required string[] Names { get; init; }

    /// <summary>For each way where its nodes end.</summary>
    public required int[] Ends { get; init; }

    public required long[] Nodes { get; init; }
}

/// <summary>Finds the roads of a block. One decoder for one block.</summary>
internal sealed class RoadWayDecoder
{
    private readonly PbfBlock _block;
    private readonly RoadRules _rules;

    /// <summary>By text: 0 not asked yet, else 1 more than the number of the rules' key, or <see cref="NoKey"/>.</summary>
    private readonly short[] _keyOfText;
    private readonly string?[] _tags;
    private readonly int[] _waysByFate = new int[Enum.GetValues<RoadDrop>().Length];
    private readonly List<RoadWay> _ways = [];
    private readonly List<string> _names = [];
    private readonly List<int> _ends = [];
    private readonly List<long> _nodes = [];

    private const short NoKey = -1;

    private RoadWayDecoder(PbfBlock block, RoadRules rules)
    {
        (_block, _rules) = (block, rules);
        _keyOfText = new short[block.TextCount];
        _tags = new string?[rules.Keys.Count];
    }

    public static RoadWayBatch Decode(ReadOnlyMemory<byte> message, RoadRules rules)
    {
        var decoder = new RoadWayDecoder(new(message), rules);
        var hasNodes = false;
        for (var group = 0; group < decoder._block.GroupCount; group++)
        {
            hasNodes |= decoder.ReadGroup(decoder._block.Group(group));
        }

        return new()
        {
            HasNodes = hasNodes,
            WaysByFate = decoder._waysByFate,
            Ways = [.. decoder._ways],
            Names = [.. decoder._names],
            Ends = [.. decoder._ends],
            Nodes = [.. decoder._nodes],
        };
    }

    /// <summary>Reads the ways; answers whether there are nodes.</summary>
    private bool ReadGroup(ReadOnlySpan<byte> group)
    {
        const int Nodes = 1;
        const int DenseNodes = 2;
        const int Ways = 3;
        var reader = new ProtoReader(group);
        var hasNodes = false;
        while (reader.Next())
        {
            if (reader.Field == Ways)
            {
                ReadWay(reader.Bytes());
                continue;
            }

            hasNodes |= reader.Field is Nodes or DenseNodes;
            reader.Skip();
        }

        return hasNodes;
    }

    private void ReadWay(ReadOnlySpan<byte> way)
    {
        ReadOnlySpan<byte> keys = default;
        ReadOnlySpan<byte> values = default;
        ReadOnlySpan<byte> nodes = default;
        var reader = new ProtoReader(way);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 2:
                    keys = reader.Bytes();
                    break;
                case 3:
                    values = reader.Bytes();
                    break;
                case 8:
                    nodes = reader.Bytes();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        ReadTags(keys, values);
        var verdict = _rules.Judge(_tags);
        _waysByFate[(int)verdict.Drop]++;
        if (verdict.Drop != RoadDrop.None)
        {
            return;
        }

        ReadNodes(nodes);
        _ways.Add(new(0, verdict.Class, verdict.Access));
        _names.Add(_rules.NameOf(_tags));
        _ends.Add(_nodes.Count);
    }

    private void ReadTags(ReadOnlySpan<byte> keys, ReadOnlySpan<byte> values)
    {
        Array.Clear(_tags);
        var keyReader = new ProtoReader(keys);
        var valueReader = new ProtoReader(values);
        while (!keyReader.IsAtEnd && !valueReader.IsAtEnd)
        {
            var (key, value) = (KeyOf(keyReader.Varint()), valueReader.Varint());
            if (key >= 0)
            {
                _tags[key] = _block.Text(value);
            }
        }

        if (keyReader.IsAtEnd != valueReader.IsAtEnd)
        {
            throw new PbfDamage("标签的键和值个数不同");
        }
    }

    private int KeyOf(ulong text)
    {
        if (text >= (ulong)_keyOfText.Length)
        {
            throw new PbfDamage("文字的编号不在表中");
        }

        ref var key = ref _keyOfText[text];
        if (key == 0)
        {
            key = _rules.Keys.TryGetValue(_block.Text(text), out var found) ? (short)(found + 1) : NoKey;
        }

        return key == NoKey ? NoKey : key - 1;
    }

    private void ReadNodes(ReadOnlySpan<byte> packed)
    {
        var reader = new ProtoReader(packed);
        var node = 0L;
        while (!reader.IsAtEnd)
        {
            node += reader.Signed();
            _nodes.Add(node);
        }
    }
}
