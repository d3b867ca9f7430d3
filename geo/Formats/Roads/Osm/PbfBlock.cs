using System.Text;

namespace QhdHomeMap.Formats.Roads.Osm;

/// <summary>A block of data, unpacked: its texts, its groups of objects, and how its positions are written.</summary>
internal sealed class PbfBlock
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly ReadOnlyMemory<byte> _message;
    private readonly List<Range> _groups = [];
    private readonly List<(int Begin, int Length)> _texts = [];
    private string?[] _decoded = [];

    public PbfBlock(ReadOnlyMemory<byte> message)
    {
        _message = message;
        var bytes = message.Span;
        var reader = new ProtoReader(bytes);
        var hasTexts = false;
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    hasTexts = !hasTexts ? true : throw new PbfDamage("有两个文字表");
                    IndexTexts(reader.Bytes());
                    break;
                case 2:
                    _groups.Add(RangeOf(reader.Bytes()));
                    break;
                case 17:
                    GranularityNanodeg = reader.Number() is var step and > 0 and <= int.MaxValue
                        ? (int)step
                        : throw new PbfDamage("坐标的单位无效");
                    break;
                case 19:
                    LatOffsetNanodeg = (long)reader.Number();
                    break;
                case 20:
                    LonOffsetNanodeg = (long)reader.Number();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    /// <summary>How many groups of objects there are.</summary>
    public int GroupCount => _groups.Count;

    /// <summary>What positions are counted in: nanodegrees.</summary>
    public int GranularityNanodeg { get; private set; } = 100;

    public long LatOffsetNanodeg { get; private set; }

    public long LonOffsetNanodeg { get; private set; }

    /// <summary>How many texts there are.</summary>
    public int TextCount => _texts.Count;

    public ReadOnlySpan<byte> Group(int index) => _message.Span[_groups[index]];

    /// <summary>A text of the table, decoded when it is first asked for.</summary>
    public string Text(ulong index)
    {
        if (index >= (ulong)_texts.Count)
        {
            throw new PbfDamage("文字的编号不在表中");
        }

        if (_decoded.Length == 0)
        {
            _decoded = new string?[_texts.Count];
        }

        return _decoded[index] ??= DecodeText(_texts[(int)index]);
    }

    private string DecodeText((int Begin, int Length) text)
    {
        try
        {
            return StrictUtf8.GetString(_message.Span.Slice(text.Begin, text.Length));
        }
        catch (DecoderFallbackException)
        {
            throw new PbfDamage("文字不是 UTF-8");
        }
    }

    private void IndexTexts(ReadOnlySpan<byte> table)
    {
        var reader = new ProtoReader(table);
        while (reader.Next())
        {
            if (reader.Field != 1)
            {
                reader.Skip();
                continue;
            }

            var (begin, length) = RangeOf(reader.Bytes()).GetOffsetAndLength(_message.Length);
            _texts.Add((begin, length));
        }
    }

    private Range RangeOf(ReadOnlySpan<byte> part)
    {
        // An empty part has no place of its own.
        _message.Span.Overlaps(part, out var begin);
        return begin..(begin + part.Length);
    }
}
