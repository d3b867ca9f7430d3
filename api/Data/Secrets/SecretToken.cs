using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace QhdHomeMap.Data.Secrets;

/// <summary>A token that means nothing by itself: whoever holds it is let in, and the database knows only its SHA-256.</summary>
public static class SecretToken
{
    private const int Bytes = 32;

    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Without salt: of 256 random bits nobody has a table.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
