using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace QhdHomeMap.Data.Planning;

/// <summary>SHA-256 over fields in their order, each with its length, so that no two contents are written alike.</summary>
internal sealed class ContentHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public ContentHash Add(string? text) => text is null ? Add(-1) : Add(Encoding.UTF8.GetBytes(text));

    public ContentHash Add(byte[]? bytes)
    {
        if (bytes is null)
            return Add(-1);
        Add(bytes.Length);
        _hash.AppendData(bytes);
        return this;
    }

    public ContentHash Add(long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        _hash.AppendData(bytes);
        return this;
    }

    public ContentHash Add(double number) => Add(BitConverter.DoubleToInt64Bits(number));

    public ContentHash Add(DateTimeOffset? at) => Add(at?.UtcTicks ?? -1);

    public string Hex() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();
}
