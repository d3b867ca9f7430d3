using System.Security.Cryptography;
using System.Text;

namespace QhdHomeMap.Data.Riders;

/// <summary>A key of the hashes by which people are found, itself encrypted by data protection.</summary>
public sealed class LookupKey
{
    public required short Id { get; init; }
    public required string ProtectedKey { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>
/// The keys of one moment, the newest first: what is written is hashed with the newest, what is looked for with all of them. Who
/// has the table and not the keys can neither guess nor compare.
/// </summary>
public sealed class LookupRing(IReadOnlyList<(short Id, byte[] Key)> keys)
{
    public short CurrentId => keys[0].Id;

    public byte[] Hash(string text) => Hash(keys[0].Key, text);

    public byte[][] Hashes(string text) => [.. keys.Select(k => Hash(k.Key, text))];

    private static byte[] Hash(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
