using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace QhdHomeMap.Formats.Roads;

/// <summary>Reads what <see cref="HashedWriter"/> wrote. Whoever reads has compared the file's length before.</summary>
internal sealed class HashedReader(Stream stream, CancellationToken cancellation) : IDisposable
{
    public const int HashBytes = SHA256.HashSizeInBytes;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Fewer bytes where the file has no more.</summary>
    public ReadOnlySpan<byte> ReadUpTo(int length)
    {
        var bytes = new byte[length];
        var read = bytes.AsSpan(0, stream.ReadAtLeast(bytes, length, throwOnEndOfStream: false));
        _hash.AppendData(read);
        return read;
    }

    public T[] Read<T>(int count)
        where T : unmanaged
    {
        var items = GC.AllocateUninitializedArray<T>(count);
        Fill(items.AsSpan());
        return items;
    }

    /// <summary>Reads items that were written in another form.</summary>
    public TItem[] ReadAs<TRecord, TItem>(int count, Func<TRecord, TItem> convert)
        where TRecord : unmanaged
    {
        var (items, records) = (GC.AllocateUninitializedArray<TItem>(count), new TRecord[4096]);
        for (var at = 0; at < count; at += records.Length)
        {
            var part = records.AsSpan(0, Math.Min(records.Length, count - at));
            Fill(part);
            for (var i = 0; i < part.Length; i++)
            {
                items[at + i] = convert(part[i]);
            }
        }

        return items;
    }

    /// <summary>Whether what follows is the hash of all before.</summary>
    public bool HashAgrees()
    {
        Span<byte> written = stackalloc byte[HashBytes];
        stream.ReadExactly(written);
        return written.SequenceEqual(_hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

    private void Fill<T>(Span<T> items)
        where T : unmanaged
    {
        var step = Math.Max(1, HashedWriter.ChunkBytes / Unsafe.SizeOf<T>());
        while (!items.IsEmpty)
        {
            cancellation.ThrowIfCancellationRequested();
            var chunk = MemoryMarshal.AsBytes(items[..Math.Min(step, items.Length)]);
            stream.ReadExactly(chunk);
            _hash.AppendData(chunk);
            items = items[Math.Min(step, items.Length)..];
        }
    }
}
