using System.ComponentModel.DataAnnotations;

namespace QhdHomeMap.WeChatSandbox;

/// <summary>Section <c>Sandbox</c> of the settings.</summary>
internal sealed class SandboxOptions
{
    /// <summary>Where what happens is told to, as at WeChat's 消息推送. Empty: nowhere, until the administration sets it.</summary>
    public string CallbackUrl { get; set; } = "";

    public string CallbackToken { get; set; } = "";

    /// <summary>Empty: plain mode.</summary>
    public string CallbackAesKey { get; set; } = "";

    /// <summary>XML, which WeChat also offers, instead of JSON.</summary>
    public bool CallbackXml { get; set; }

    /// <summary>A file that keeps phones, consents and templates over a restart. Empty: all is forgotten.</summary>
    public string StateFile { get; set; } = "";

    /// <summary>The released version's pages. Empty: every page exists.</summary>
    public string[] Pages { get; set; } = [];

    /// <summary>What a message must not hold (45168), and what the check of texts calls risky.</summary>
    public string[] SensitiveWords { get; set; } = ["违禁词样例"];

    /// <summary>Messages a minute for all together; 0: as many as come.</summary>
    [Range(0, int.MaxValue)]
    public int SendsPerMinute { get; set; }

    [Range(1, int.MaxValue)]
    public int SendsPerDay { get; set; } = 10_000_000;
}
