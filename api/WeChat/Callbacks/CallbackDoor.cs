using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace QhdHomeMap.WeChat.Callbacks;

/// <summary>The query of a push.</summary>
/// <param name="Signature"><c>signature</c>, which counts in plain mode only.</param>
/// <param name="MessageSignature"><c>msg_signature</c>, which counts in safe mode only.</param>
/// <param name="Timestamp"><c>timestamp</c>, seconds of Unix time.</param>
/// <param name="Nonce"><c>nonce</c>.</param>
public sealed record CallbackQuery(string Signature, string MessageSignature, string Timestamp, string Nonce);

/// <summary>Lets in what WeChat sent and nothing else. Knows no HTTP and no clock: see <see cref="ReplayGuard"/>.</summary>
/// <param name="token">消息推送 Token. Empty: not configured, and nothing gets in.</param>
/// <param name="cipher">Null in plain mode.</param>
public sealed class CallbackDoor(string token, CallbackCipher? cipher)
{
    /// <summary>Whether WeChat itself asks if this address is ours; the answer is its <c>echostr</c>.</summary>
    public bool IsWeChat(CallbackQuery query) =>
        token.Length > 0 && CallbackSignature.IsRight(query.Signature, token, query.Timestamp, query.Nonce);

    /// <summary>The message, or null when it is not WeChat's. Safe mode takes nothing that came in plain mode.</summary>
    public byte[]? Open(CallbackQuery query, ReadOnlyMemory<byte> body)
    {
        if (cipher is null)
            return IsWeChat(query) ? body.ToArray() : null;
        return
            Encrypted(body) is { } encrypted
            && CallbackSignature.IsRight(query.MessageSignature, token, query.Timestamp, query.Nonce, encrypted)
            ? cipher.Decrypt(encrypted)
            : null;
    }

    /// <summary>A reply as safe mode wants it, in JSON.</summary>
    public string Seal(ReadOnlySpan<byte> reply, DateTimeOffset now)
    {
        if (cipher is null)
            return Encoding.UTF8.GetString(reply);
        var nonce = RandomNumberGenerator.GetInt32(100_000_000, int.MaxValue).ToString(CultureInfo.InvariantCulture);
        return Seal(cipher.Encrypt(reply), now.ToUnixTimeSeconds(), nonce);
    }

    internal string Seal(string encrypted, long timestamp, string nonce) =>
        new JsonObject
        {
            ["Encrypt"] = encrypted,
            ["MsgSignature"] = CallbackSignature.Compute(
                token,
                timestamp.ToString(CultureInfo.InvariantCulture),
                nonce,
                encrypted
            ),
            ["TimeStamp"] = timestamp,
            ["Nonce"] = nonce,
        }.ToJsonString(
            new JsonSerializerOptions
            {
                Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );

    private static string? Encrypted(ReadOnlyMemory<byte> body) =>
        EventTree.Read(body) is { } tree
        && tree.TryGetProperty("Encrypt", out var encrypted)
        && encrypted.ValueKind == JsonValueKind.String
            ? encrypted.GetString()
            : null;
}
