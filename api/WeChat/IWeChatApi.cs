using QhdHomeMap.WeChat.Answers;

namespace QhdHomeMap.WeChat;

/// <summary>
/// WeChat's endpoints that the system calls, by WeChat's own names. The customer's preferred SDK would be put in by another
/// class that implements this (docs/decisions/0006-wechat-sdk.md).
/// </summary>
public interface IWeChatApi
{
    /// <summary>
    /// <c>getStableAccessToken</c>. The other calls take care of the token themselves; this one is for a command that ends a
    /// leaked token: <paramref name="forceRefresh"/> kills it at once, 20 times a day at the most.
    /// </summary>
    Task<WeChatAnswer<AccessToken>> GetStableAccessTokenAsync(bool forceRefresh, CancellationToken cancellation);

    /// <summary><c>code2Session</c>, for a code of wx.login that is used up by it.</summary>
    Task<WeChatAnswer<LoginSession>> Code2SessionAsync(string jsCode, CancellationToken cancellation);

    /// <summary><c>getPhoneNumber</c>, refused when code and person do not belong together.</summary>
    Task<WeChatAnswer<PhoneInfo>> GetPhoneNumberAsync(string code, string openId, CancellationToken cancellation);

    /// <summary><c>getUnlimitedQRCode</c>: a picture that never expires.</summary>
    Task<WeChatAnswer<CodeImage>> GetUnlimitedQRCodeAsync(UnlimitedCode code, CancellationToken cancellation);

    /// <summary><c>generateUrlLink</c>: an address that opens the mini-program.</summary>
    Task<WeChatAnswer<Uri>> GenerateUrlLinkAsync(UrlLink link, CancellationToken cancellation);

    /// <summary>
    /// <c>sendMessage</c> of the subscribe messages. Never repeated once WeChat may have taken it: it would be a second message.
    /// A send that is cancelled on the way is as unknown as one that timed out.
    /// </summary>
    Task<WeChatAnswer<SentMessage>> SendMessageAsync(SubscribeMessage message, CancellationToken cancellation);

    /// <summary><c>getCategory</c>.</summary>
    Task<WeChatAnswer<IReadOnlyList<TemplateCategory>>> GetCategoryAsync(CancellationToken cancellation);

    /// <summary><c>getPubTemplateTitles</c> of up to 30 titles.</summary>
    Task<WeChatAnswer<TemplateTitles>> GetPubTemplateTitlesAsync(
        IReadOnlyList<int> categoryIds,
        int start,
        int limit,
        CancellationToken cancellation
    );

    /// <summary><c>getPubTemplateKeywords</c>.</summary>
    Task<WeChatAnswer<IReadOnlyList<TemplateKeyword>>> GetPubTemplateKeywordsAsync(
        string tid,
        CancellationToken cancellation
    );

    /// <summary><c>addMessageTemplate</c>; the answer is the new template's id.</summary>
    Task<WeChatAnswer<string>> AddTemplateAsync(
        string tid,
        IReadOnlyList<int> keywordIds,
        string sceneDescription,
        CancellationToken cancellation
    );

    /// <summary><c>getMessageTemplateList</c>: the templates of this mini-program.</summary>
    Task<WeChatAnswer<IReadOnlyList<OwnTemplate>>> GetTemplateAsync(CancellationToken cancellation);

    /// <summary><c>deleteMessageTemplate</c>; the answer is the id that is gone.</summary>
    Task<WeChatAnswer<string>> DeleteTemplateAsync(string templateId, CancellationToken cancellation);

    /// <summary><c>msgSecCheck</c> version 2, for a person who used the mini-program within two hours.</summary>
    Task<WeChatAnswer<SafetyVerdict>> MsgSecCheckAsync(CheckedText text, CancellationToken cancellation);

    /// <summary><c>mediaCheckAsync</c> version 2; the answer is the trace id under which the verdict is pushed later.</summary>
    Task<WeChatAnswer<string>> MediaCheckAsync(CheckedMedia media, CancellationToken cancellation);

    /// <summary><c>getApiQuota</c> of today.</summary>
    Task<WeChatAnswer<ApiQuota>> GetApiQuotaAsync(string path, CancellationToken cancellation);
}
