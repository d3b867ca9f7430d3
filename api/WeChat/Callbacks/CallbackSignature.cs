using System.Security.Cryptography;
using System.Text;

namespace QhdHomeMap.WeChat.Callbacks;

/// <summary>SHA-1 over the parts, sorted by their bytes and put together; hexadecimal in small letters.</summary>
public static class CallbackSignature
{
    public static string Compute(params IEnumerable<string> parts)
    {
        var text = string.Concat(parts.Order(StringComparer.Ordinal));
#pragma warning disable CA5350 // WeChat's choice; a secret is among the parts
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
    }

    /// <summary>In a time that does not tell how much of it was right.</summary>
    public static bool IsRight(string signature, params IEnumerable<string> parts) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(signature),
            Encoding.UTF8.GetBytes(Compute(parts))
        );
}
