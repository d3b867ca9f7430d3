using System.ComponentModel.DataAnnotations;
using QhdHomeMap.WeChat.Callbacks;

namespace QhdHomeMap.WeChat;

/// <summary>Section <c>WeChat</c> of the settings.</summary>
public sealed class WeChatOptions : IValidatableObject
{
    /// <summary>What the sandbox takes for an appid, and what no real one looks like.</summary>
    public const string SandboxAppId = "wx0000000000000000";

    public const string SandboxSecret = "this-is-the-sandbox-not-wechat";

    /// <summary>The mini-program's appid. Empty until the account exists.</summary>
    public string AppId { get; set; } = "";

    public string Secret { get; set; } = "";

    public string BaseAddress { get; set; } = "https://api.weixin.qq.com";

    /// <summary>The sandbox's address, only while there is no appid.</summary>
    public string Sandbox { get; set; } = "";

    /// <summary>How long one attempt may take. A call that is safe to repeat gets three.</summary>
    [Range(0.1, 30)]
    public double AttemptSeconds { get; set; } = 5;

    /// <summary>消息推送 Token, as entered at WeChat.</summary>
    public string CallbackToken { get; set; } = "";

    /// <summary>EncodingAESKey, 43 characters. Empty: plain mode.</summary>
    public string CallbackAesKey { get; set; } = "";

    public WeChatMode Mode =>
        AppId.Length > 0 ? WeChatMode.Live
        : Sandbox.Length > 0 ? WeChatMode.Sandbox
        : WeChatMode.Off;

    internal Uri Address => new(Mode == WeChatMode.Sandbox ? Sandbox : BaseAddress);

    /// <summary>The appid that calls carry and that encrypted callbacks must name.</summary>
    public string CalledAppId => Mode == WeChatMode.Sandbox ? SandboxAppId : AppId;

    internal string CalledSecret => Mode == WeChatMode.Sandbox ? SandboxSecret : Secret;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (AppId.Length > 0 && Sandbox.Length > 0)
            yield return Wrong(
                nameof(Sandbox),
                "[wechat_sandbox_with_appid] 已配置 appid，不能再用沙箱：请删去 WeChat:Sandbox。"
            );
        if (AppId == SandboxAppId)
            yield return Wrong(
                nameof(AppId),
                "[wechat_appid_is_sandbox] WeChat:AppId 是沙箱的编号：请填微信公众平台给的 appid，或留空。"
            );
        if (AppId.Length > 0 && Secret.Length == 0)
            yield return Wrong(nameof(Secret), "[wechat_secret_missing] 已配置 appid，还缺密钥：请填 WeChat:Secret。");
        if (Sandbox.Length > 0 && !IsHttp(Sandbox))
            yield return Wrong(
                nameof(Sandbox),
                "[wechat_sandbox_address] WeChat:Sandbox 要是 http 地址，例如 http://127.0.0.1:8081。"
            );
        // The secret travels there.
        if (!IsHttp(BaseAddress) || new Uri(BaseAddress) is { Scheme: "http", IsLoopback: false })
            yield return Wrong(nameof(BaseAddress), "[wechat_base_address] WeChat:BaseAddress 要是 https 地址。");
        if (CallbackAesKey.Length > 0 && !CallbackCipher.IsKey(CallbackAesKey))
            yield return Wrong(
                nameof(CallbackAesKey),
                "[wechat_aes_key] WeChat:CallbackAesKey 要是 43 个字符的 EncodingAESKey。"
            );
        if (CallbackAesKey.Length > 0 && CallbackToken.Length == 0)
            yield return Wrong(
                nameof(CallbackToken),
                "[wechat_callback_token] 已配置消息加密密钥，还缺令牌：请填 WeChat:CallbackToken。"
            );
    }

    private static bool IsHttp(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static ValidationResult Wrong(string member, string text) => new(text, [member]);
}

public enum WeChatMode
{
    /// <summary>Neither an appid nor a sandbox: nothing of WeChat works, and everything says so.</summary>
    Off,
    Sandbox,
    Live,
}
