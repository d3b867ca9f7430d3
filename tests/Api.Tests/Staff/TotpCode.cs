using System.Buffers.Binary;
using System.Security.Cryptography;

namespace QhdHomeMap.Api.Tests.Staff;

/// <summary>What an authenticator shows (RFC 6238: HMAC-SHA-1, 30 s, 6 digits), written from the RFC and not from the product.</summary>
internal static class TotpCode
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <param name="secret">In Base32.</param>
    /// <param name="steps">So many half minutes from now.</param>
    public static string Of(string secret, int steps = 0)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(
            counter,
            (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30) + steps
        );
        // The algorithm of the RFC, whatever its age.
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(Decode(secret), counter);
#pragma warning restore CA5350
        var value = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & 0x7FFF_FFFF;
        return (value % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string secret)
    {
        var (bits, count) = (0, 0);
        var bytes = new List<byte>();
        foreach (var c in secret)
        {
            (bits, count) = ((bits << 5) | Base32.IndexOf(c, StringComparison.Ordinal), count + 5);
            if (count < 8)
                continue;
            bytes.Add((byte)(bits >> (count - 8)));
            (bits, count) = (bits & ((1 << (count - 8)) - 1), count - 8);
        }
        return [.. bytes];
    }
}
