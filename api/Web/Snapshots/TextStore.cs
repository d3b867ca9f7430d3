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

    /// <summary>How many texts can be found again for sharing. A power of two.</summary>
    public const int SharedTexts = 1 << 13;

    private readonly List<byte[]> _chunks;
    private readonly TextRef[] _shared;
    private int _used;

    public TextStore()
        : this([], ChunkSize, new TextRef[SharedTexts]) { }

    private TextStore(List<byte[]> chunks, int used, TextRef[] shared) =>
        (_chunks, _used, _shared) = (chunks, used, shared);

    /// <summary>Bytes written, including what no home refers to any more.</summary>
    public long Written { get; private set; }

    /// <summary>A store that goes on where this one ends and shares what is written. Only the newest may be written to.</summary>
    public TextStore Continue() => new([.. _chunks], _used, _shared) { Written = Written };

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

    /// <summary>Adds a text that many homes have: it is kept once, as long as not too many others came since.</summary>
    public TextRef Share(ReadOnlySpan<byte> text, TextRef before = default)
    {
        if (before.Length == text.Length && text.Length > 0 && this[before].SequenceEqual(text))
            return before;
        var hash = new HashCode();
        hash.AddBytes(text);
        ref var shared = ref _shared[hash.ToHashCode() & (SharedTexts - 1)];
        if (shared.Length == text.Length && IsWritten(shared) && this[shared].SequenceEqual(text))
            return shared;
        return shared = Add(text);
    }

    /// <summary>
    /// The texts of these homes: all that are here, or, once those that nobody refers to any more are half as much as those in
    /// use, a new store without them; the homes then refer to that one.
    /// </summary>
    /// <param name="homes">Nobody else's yet.</param>
    public TextStore For(Span<HomeRecord> homes)
    {
        var used = 0L;
        var seen = new TextRef[SharedTexts];
        foreach (ref readonly var home in homes)
        {
            used += home.Summary.Length;
            ref var same = ref seen[(home.Detail.Offset ^ (home.Detail.Chunk << 7)) & (seen.Length - 1)];
            if (same != home.Detail)
                used += home.Detail.Length;
            same = home.Detail;
        }
        if (Written <= used + (used / 2) + ChunkSize)
            return this;
        var fresh = new TextStore();
        foreach (ref var home in homes)
        {
            home.Summary = fresh.Add(this[home.Summary]);
            home.Detail = fresh.Share(this[home.Detail]);
        }
        return fresh;
    }

    /// <summary>A writer that was given up may have left marks of what is not in this store.</summary>
    private bool IsWritten(TextRef text) =>
        text.Chunk < _chunks.Count && (text.Chunk < _chunks.Count - 1 || text.Offset + text.Length <= _used);

    /// <remarks>Of the last chunk only what is used: into the rest the next store may be writing.</remarks>
    public void WriteTo(BinaryWriter writer)
    {
        writer.Write(_chunks.Count);
        writer.Write(_used);
        writer.Write(Written);
        for (var i = 0; i < _chunks.Count; i++)
            writer.Write(_chunks[i].AsSpan(0, LengthOf(i, _chunks.Count, _used)));
    }

    public static TextStore ReadFrom(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        var used = reader.ReadInt32();
        var written = reader.ReadInt64();
        var chunks = new List<byte[]>(count);
        for (var i = 0; i < count; i++)
        {
            var chunk = new byte[ChunkSize];
            reader.BaseStream.ReadExactly(chunk, 0, LengthOf(i, count, used));
            chunks.Add(chunk);
        }
        return new TextStore(chunks, used, new TextRef[SharedTexts]) { Written = written };
    }

    private static int LengthOf(int chunk, int count, int used) => chunk < count - 1 ? ChunkSize : used;
}
