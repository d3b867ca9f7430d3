using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace QhdHomeMap.Formats.Roads;

/// <summary>Writes arrays as they are in memory, and after them the SHA-256 of all.</summary>
internal sealed class HashedWriter(Stream stream) : IDisposable
{
    // What is hashed is still in the processor's cache when it is written.
    internal const int ChunkBytes = 1 << 18;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Write<T>(ReadOnlySpan<T> items)
        where T : unmanaged
    {
        // In pieces: as bytes the items may be more than a span can count.
        var step = Math.Max(1, ChunkBytes / Unsafe.SizeOf<T>());
        while (!items.IsEmpty)
        {
            var chunk = MemoryMarshal.AsBytes(items[..Math.Min(step, items.Length)]);
            _hash.AppendData(chunk);
            stream.Write(chunk);
            items = items[Math.Min(step, items.Length)..];
        }
    }

    /// <summary>Writes items in another form, piece by piece.</summary>
    public void WriteAs<TItem, TRecord>(ReadOnlySpan<TItem> items, Func<TItem, TRecord> convert)
        where TRecord : unmanaged
    {
        var records = new TRecord[4096];
        for (var at = 0; at < items.Length; at += records.Length)
        {
            var count = Math.Min(records.Length, items.Length - at);
            for (var i = 0; i < count; i++)
            {
                records[i] = convert(items[at + i]);
            }

            Write<TRecord>(records.AsSpan(0, count));
        }
    }

    public void WriteHash() => stream.Write(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();
}
