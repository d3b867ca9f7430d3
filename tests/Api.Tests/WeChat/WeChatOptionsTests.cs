using System.ComponentModel.DataAnnotations;
using QhdHomeMap.WeChat;
using QhdHomeMap.WeChatSandbox;

namespace QhdHomeMap.Api.Tests.WeChat;

public sealed class WeChatOptionsTests
{
    [Fact]
    public void Options_WithNothing_AreOffAndGood()
    {
        Assert.Empty(Faults(new WeChatOptions()));
        Assert.Equal(WeChatMode.Off, new WeChatOptions().Mode);
    }

    [Fact]
    public void Options_WithASandboxAndNoAppId_CallTheSandboxByItsOwnName()
    {
        var options = new WeChatOptions
        {
            Sandbox = "http://127.0.0.1:8081",
            BaseAddress = "https://api.weixin.qq.com",
        };

        Assert.Empty(Faults(options));
        Assert.Equal((WeChatMode.Sandbox, WeChatOptions.SandboxAppId), (options.Mode, options.CalledAppId));
        Assert.Equal(8081, options.Address.Port);
    }

    public static TheoryData<string, WeChatOptions> Wrong =>
        new()
        {
            { "wechat_sandbox_with_appid", Live(o => o.Sandbox = "http://127.0.0.1:8081") },
            { "wechat_appid_is_sandbox", Live(o => o.AppId = WeChatOptions.SandboxAppId) },
            { "wechat_secret_missing", Live(o => o.Secret = "") },
            {
                "wechat_sandbox_address",
                new WeChatOptions { Sandbox = "here" }
            },
            { "wechat_base_address", Live(o => o.BaseAddress = "http://api.weixin.qq.com") },
            { "wechat_base_address", Live(o => o.BaseAddress = "api.weixin.qq.com") },
            { "wechat_aes_key", Live(o => o.CallbackAesKey = "short") },
            { "wechat_callback_token", Live(o => o.CallbackAesKey = new string('A', 43)) },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Options_ThatContradictThemselves_AreRefused(string code, WeChatOptions options) =>
        Assert.Contains(Faults(options), f => f.StartsWith($"[{code}]", StringComparison.Ordinal));

    [Fact]
    public void Sandbox_WithAnAppIdConfigured_DoesNotStart()
    {
        var refusal = Assert.Throws<SandboxRefusedException>(() =>
            SandboxHost.Build(["--WeChat:AppId=wx1234567890abcdef"])
        );

        Assert.StartsWith("[sandbox_with_appid]", refusal.Message, StringComparison.Ordinal);
    }

    private static WeChatOptions Live(Action<WeChatOptions> change)
    {
        var options = new WeChatOptions { AppId = "wx1234567890abcdef", Secret = "s" };
        change(options);
        return options;
    }

    private static List<string> Faults(WeChatOptions options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return [.. results.Select(r => r.ErrorMessage!)];
    }
}
