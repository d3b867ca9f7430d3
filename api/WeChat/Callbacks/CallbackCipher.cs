using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace QhdHomeMap.WeChat.Callbacks;

/// <summary>
/// Safe mode's cipher: AES-256-CBC whose first block of key is the initial vector, over 16 random bytes, the message's length in
/// 4 bytes (big-endian), the message and the appid, padded to blocks of 32 bytes. .NET pads to 16 only, so padding is done by hand.
/// </summary>
public sealed class CallbackCipher
{
    private const int PaddedBlock = 32;
    private const int RandomBytes = 16;
    private const int Head = RandomBytes + sizeof(int);

    private readonly byte[] _key;
    private readonly byte[] _appId;

    /// <param name="encodingAesKey">43 characters, see <see cref="IsKey"/>.</param>
    /// <param name="appId">Whose messages these are.</param>
    public CallbackCipher(string encodingAesKey, string appId)
    {
        _key = Convert.FromBase64String(encodingAesKey + "=");
        _appId = Encoding.UTF8.GetBytes(appId);
    }

    public static bool IsKey(string text) =>
        text.Length == 43 && Convert.TryFromBase64String(text + "=", new byte[33], out var length) && length == 32;

    /// <summary>The message, or null when it was not written with this key for this appid.</summary>
    public byte[]? Decrypt(string encrypted)
    {
        var cipher = new byte[encrypted.Length];
        if (!Convert.TryFromBase64String(encrypted, cipher, out var length) || length == 0 || length % 16 != 0)
            return null;
        using var aes = NewAes();
        var plain = aes.DecryptCbc(cipher.AsSpan(0, length), Iv, PaddingMode.None).AsSpan();
        var padding = plain[^1];
        if (padding is 0 or > PaddedBlock || padding > plain.Length - Head)
            return null;
        if (plain[^padding..].ContainsAnyExcept(padding))
            return null;
        plain = plain[..^padding];
        var messageLength = BinaryPrimitives.ReadUInt32BigEndian(plain[RandomBytes..]);
        var rest = plain[Head..];
        if (messageLength > rest.Length || !rest[(int)messageLength..].SequenceEqual(_appId))
            return null;
        return rest[..(int)messageLength].ToArray();
    }

    public string Encrypt(ReadOnlySpan<byte> message) => Encrypt(message, RandomNumberGenerator.GetBytes(RandomBytes));

    /// <param name="message">What to write.</param>
    /// <param name="random">16 bytes that no other message begins with.</param>
    internal string Encrypt(ReadOnlySpan<byte> message, ReadOnlySpan<byte> random)
    {
        var length = Head + message.Length + _appId.Length;
        var padding = PaddedBlock - length % PaddedBlock;
        var plain = new byte[length + padding];
        random.CopyTo(plain);
        BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(RandomBytes), message.Length);
        message.CopyTo(plain.AsSpan(Head));
        _appId.CopyTo(plain.AsSpan(Head + message.Length));
        plain.AsSpan(length).Fill((byte)padding);
        using var aes = NewAes();
        return Convert.ToBase64String(aes.EncryptCbc(plain, Iv, PaddingMode.None));
    }

    private ReadOnlySpan<byte> Iv => _key.AsSpan(0, 16);

    /// <summary>One for each use: an instance may not be shared between threads.</summary>
    private Aes NewAes()
    {
        var aes = Aes.Create();
        aes.Key = _key;
        return aes;
    }
}
