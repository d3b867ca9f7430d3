using Microsoft.Extensions.Options;
using QhdHomeMap.WeChat.Answers;
using QhdHomeMap.WeChat.Tokens;
using QhdHomeMap.WeChat.Wire;

namespace QhdHomeMap.WeChat;

/// <summary>The client over HTTP: each method says what its endpoint is asked and what of the reply is kept.</summary>
internal sealed partial class WeChatApi(WeChatWire wire, AccessTokens tokens, IOptions<WeChatOptions> options)
    : IWeChatApi
{
    public Task<WeChatAnswer<AccessToken>> GetStableAccessTokenAsync(bool forceRefresh, CancellationToken cancellation)
    {
        RequireConfigured();
        return forceRefresh ? tokens.ForceAsync(cancellation) : tokens.GetAsync(cancellation);
    }

    public async Task<WeChatAnswer<LoginSession>> Code2SessionAsync(string jsCode, CancellationToken cancellation)
    {
        const string Name = "code2Session";
        RequireConfigured();
        var settings = options.Value;
        var call = new WireCall(Name, "/sns/jscode2session", Repeat.Never)
        {
            SecretQuery =
                $"appid={Escape(settings.CalledAppId)}&secret={Escape(settings.CalledSecret)}"
                + $"&js_code={Escape(jsCode)}&grant_type=authorization_code",
        };
        return Keep<SessionReply, LoginSession>(
            Name,
            await wire.SendAsync(call, cancellation),
            r => r is { Openid: { } openId, SessionKey: { } key } ? new LoginSession(openId, key, r.Unionid) : null
        );
    }

    public Task<WeChatAnswer<PhoneInfo>> GetPhoneNumberAsync(
        string code,
        string openId,
        CancellationToken cancellation
    ) =>
        AskAsync<PhoneReply, PhoneInfo>(
            "getPhoneNumber",
            "/wxa/business/getuserphonenumber",
            Repeat.Never,
            new PhoneRequest(code, openId),
            // Another app's number would be a forged answer.
            r =>
                r.PhoneInfo is { PhoneNumber: { } number, PurePhoneNumber: { } pure } phone
                && phone.Watermark?.Appid == options.Value.CalledAppId
                    ? new PhoneInfo(number, pure, phone.CountryCode ?? "")
                    : null,
            cancellation
        );

    public async Task<WeChatAnswer<CodeImage>> GetUnlimitedQRCodeAsync(
        UnlimitedCode code,
        CancellationToken cancellation
    )
    {
        const string Name = "getUnlimitedQRCode";
        var body = new CodeRequest(
            code.Scene,
            code.Page,
            code.CheckPage,
            AppVersions.OfPage(code.Version),
            code.WidthPx
        );
        return await CallAsync(Name, "/wxa/getwxacodeunlimit", Repeat.Safe, body, cancellation) switch
        {
            // A picture is whatever is not JSON: the media type alone is not always told right.
            Answered<WireReply>({ IsJson: false, Body.Length: > 0 } reply) => new Answered<CodeImage>(
                new CodeImage(
                    reply.Body,
                    reply.MediaType.StartsWith("image/", StringComparison.Ordinal) ? reply.MediaType : "image/png"
                )
            ),
            Answered<WireReply> => wire.Unreadable<CodeImage>(Name),
            var answer => answer.Select<CodeImage>(_ => throw new InvalidOperationException("Answered above.")),
        };
    }

    public Task<WeChatAnswer<Uri>> GenerateUrlLinkAsync(UrlLink link, CancellationToken cancellation) =>
        AskAsync<LinkReply, Uri>(
            "generateUrlLink",
            "/wxa/generate_urllink",
            Repeat.Safe,
            new LinkRequest(link.Path, link.Query, 1, link.ExpireDays, AppVersions.OfPage(link.Version)),
            r => Uri.TryCreate(r.UrlLink, UriKind.Absolute, out var uri) ? uri : null,
            cancellation
        );

    public Task<WeChatAnswer<SentMessage>> SendMessageAsync(SubscribeMessage message, CancellationToken cancellation) =>
        AskAsync<SendReply, SentMessage>(
            "sendMessage",
            "/cgi-bin/message/subscribe/send",
            Repeat.Never,
            new SendRequest(
                message.OpenId,
                message.TemplateId,
                message.Page,
                AppVersions.OfMessage(message.Version),
                "zh_CN",
                message.Data.ToDictionary(d => d.Key, d => new SendRequest.Field(d.Value))
            ),
            r => new SentMessage(r.Msgid),
            cancellation
        );

    public Task<WeChatAnswer<SafetyVerdict>> MsgSecCheckAsync(CheckedText text, CancellationToken cancellation) =>
        AskAsync<VerdictReply, SafetyVerdict>(
            "msgSecCheck",
            "/wxa/msg_sec_check",
            Repeat.Safe,
            new TextRequest(2, text.OpenId, (int)text.Scene, text.Content, text.Title),
            r =>
                Suggestions.Read(r.Result?.Suggest) is { } suggestion
                    ? new SafetyVerdict(suggestion, r.Result!.Label, r.TraceId ?? "")
                    : null,
            cancellation
        );

    public Task<WeChatAnswer<string>> MediaCheckAsync(CheckedMedia media, CancellationToken cancellation) =>
        AskAsync<TraceReply, string>(
            "mediaCheckAsync",
            "/wxa/media_check_async",
            Repeat.Never, // the second would be refused as repeated
            new MediaRequest(media.Url.AbsoluteUri, 2, 2, (int)media.Scene, media.OpenId),
            r => r.TraceId,
            cancellation
        );

    public Task<WeChatAnswer<ApiQuota>> GetApiQuotaAsync(string path, CancellationToken cancellation) =>
        AskAsync<QuotaReply, ApiQuota>(
            "getApiQuota",
            "/cgi-bin/openapi/quota/get",
            Repeat.Safe,
            new QuotaRequest(path),
            r => r.Quota is { } q ? new ApiQuota(q.DailyLimit, q.Used, q.Remain) : null,
            cancellation
        );
}
