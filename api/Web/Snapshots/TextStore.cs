namespace QhdHomeMap.Api.Snapshots;

/// <summary>Where a run of bytes lies in a <see cref="TextStore"/>.</summary>
internal readonly record struct TextRef(int Chunk, int Offset, int Length);

/// <summary>
/// Bytes that are only ever added, in chunks that following snapshots share: a changed home costs its own text and not a copy of
/// the city's. One writer; readers look only at what was written before they got their reference.
/// </summary>
internal sealed class TextStore
{
    public const int ChunkSize = 1 << 20;

    private readonly List<byte[]> _chunks;
    private int _used;

    public TextStore()
        : this([], ChunkSize) { }

    private TextStore(List<byte[]> chunks, int used) => (_chunks, _used) = (chunks, used);

    /// <summary>Bytes written, including what no home refers to any more.</summary>
    public long Written { get; private set; }

    /// <summary>A store that goes on where this one ends and shares what is written. Only the newest may be written to.</summary>
    public TextStore Continue() => new([.. _chunks], _used) { Written = Written };

    public ReadOnlySpan<byte> this[TextRef text] => _chunks[text.Chunk].AsSpan(text.Offset, text.Length);

    /// <summary>Adds a text, unless it is the one that already stands at <paramref name="before"/>.</summary>
    public TextRef Add(ReadOnlySpan<byte> text, TextRef before)
    {
        if (before.Length == text.Length && text.Length > 0 && this[before].SequenceEqual(text))
            return before;
        return Add(text);
    }

    public TextRef Add(ReadOnlySpan<byte> text)
    {
        if (_chunks.Count == 0 || _used + text.Length > ChunkSize)
        {
            _chunks.Add(new byte[ChunkSize]);
            _used = 0;
        }
        text.CopyTo(_chunks[^1].AsSpan(_used));
        var added = new TextRef(_chunks.Count - 1, _used, text.Length);
        _used += text.Length;
        Written += text.Length;
        return added;
    }

    public void WriteTo(BinaryWriter writer)
    {
        writer.Write(_chunks.Count);
        writer.Write(_used);
        writer.Write(Written);
        foreach (var chunk in _chunks)
            writer.Write(chunk);
    }

    public static TextStore ReadFrom(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        var used = reader.ReadInt32();
        var written = reader.ReadInt64();
        var chunks = new List<byte[]>(count);
        for (var i = 0; i < count; i++)
            chunks.Add(reader.ReadBytes(ChunkSize));
        return new TextStore(chunks, used) { Written = written };
    }
}
