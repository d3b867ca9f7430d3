using QhdHomeMap.WeChat;
using QhdHomeMap.WeChat.Callbacks;

namespace QhdHomeMap.WeChatSandbox.Pushes;

/// <summary>Where pushes go and how they are signed, as entered at 消息推送.</summary>
/// <param name="Url">The address.</param>
/// <param name="Token">Of the signature.</param>
/// <param name="AesKey">Empty: plain mode.</param>
/// <param name="Xml">Or JSON.</param>
internal sealed record PushTarget(Uri Url, string Token, string AesKey, bool Xml)
{
    private readonly CallbackCipher? _cipher =
        AesKey.Length > 0 ? new CallbackCipher(AesKey, WeChatOptions.SandboxAppId) : null;

    /// <summary>The target, or null when nothing is to be told.</summary>
    /// <exception cref="FormatException">The settings make no sense; the message is for people.</exception>
    public static PushTarget? Create(string url, string token, string aesKey, bool xml)
    {
        if (url.Length == 0)
            return null;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new FormatException($"回调地址“{url}”不是 http 地址。");
        if (token.Length == 0)
            throw new FormatException("回调要有令牌（Token）。");
        if (aesKey.Length > 0 && !CallbackCipher.IsKey(aesKey))
            throw new FormatException("EncodingAESKey 要是 43 个字符。");
        return new PushTarget(address, token, aesKey, xml);
    }

    /// <summary>The question whether the address is ours, to be answered with <paramref name="echo"/>.</summary>
    public Uri Question(string timestamp, string nonce, string echo) =>
        WithQuery($"{Signed(timestamp, nonce)}&echostr={echo}");

    public (Uri Address, string Body) Write(Push push, string timestamp, string nonce)
    {
        var text = Xml ? PushForm.Xml(push) : PushForm.Json(push);
        var query = $"{Signed(timestamp, nonce)}&openid={Uri.EscapeDataString(push.OpenId)}";
        if (_cipher is null)
            return (WithQuery(query), text);
        var encrypted = _cipher.Encrypt(System.Text.Encoding.UTF8.GetBytes(text));
        var signature = CallbackSignature.Compute(Token, timestamp, nonce, encrypted);
        return (WithQuery($"{query}&encrypt_type=aes&msg_signature={signature}"), PushForm.Encrypted(encrypted, Xml));
    }

    private string Signed(string timestamp, string nonce) =>
        $"signature={CallbackSignature.Compute(Token, timestamp, nonce)}&timestamp={timestamp}&nonce={nonce}";

    private Uri WithQuery(string query) => new UriBuilder(Url) { Query = query }.Uri;
}
