using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using QhdHomeMap.WeChat;
using QhdHomeMap.WeChat.Answers;
using QhdHomeMap.WeChatSandbox.Pushes;
using QhdHomeMap.WeChatSandbox.State;
using QhdHomeMap.WeChatSandbox.Wire;

namespace QhdHomeMap.WeChatSandbox.Endpoints;

/// <summary>
/// <c>msgSecCheck</c> and <c>mediaCheckAsync</c>. Risky is a text with one of the configured words, or a picture whose address has
/// "risky" in it.
/// </summary>
internal sealed class CheckContent(
    Phones phones,
    PushQueue pushes,
    TimeProvider clock,
    IOptions<SandboxOptions> options
)
{
    private const int MaxLength = 2500;
    private static readonly TimeSpan Recently = TimeSpan.FromHours(2);

    private readonly ConcurrentDictionary<string, bool> _media = new();

    internal sealed record TextRequest(int Version, string? Openid, int Scene, string? Content, string? Title);

    internal sealed record MediaRequest(int Version, string? Openid, int Scene, int MediaType, string? MediaUrl);

    public async Task<IResult> TextAsync(HttpContext context)
    {
        if (await Body.ReadAsync<TextRequest>(context) is not { Version: 2 } request)
            return Reply.Refuse(WeChatErrors.MalformedData, "data format error");
        if (string.IsNullOrEmpty(request.Content))
            return Reply.Refuse(WeChatErrors.EmptyContent, "empty post data");
        if (request.Content.Length > MaxLength)
            return Reply.Refuse(WeChatErrors.InvalidArgs, "content too long");
        if (Refusal(request.Openid, request.Scene) is { } refusal)
            return refusal;
        var risky = options.Value.SensitiveWords.Any(w =>
            $"{request.Title}{request.Content}".Contains(w, StringComparison.Ordinal)
        );
        var (suggest, label) = risky ? ("risky", 21000) : ("pass", 100);
        return Results.Json(
            new
            {
                errcode = 0,
                errmsg = "ok",
                result = new { suggest, label },
                detail = new[]
                {
                    new
                    {
                        strategy = "content_model",
                        errcode = 0,
                        suggest,
                        label,
                    },
                },
                trace_id = NewTrace(),
            }
        );
    }

    public async Task<IResult> MediaAsync(HttpContext context)
    {
        if (await Body.ReadAsync<MediaRequest>(context) is not { Version: 2, MediaType: 1 or 2 } request)
            return Reply.Refuse(WeChatErrors.MalformedData, "data format error");
        if (Refusal(request.Openid, request.Scene) is { } refusal)
            return refusal;
        if (!Uri.TryCreate(request.MediaUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            return Reply.Refuse(WeChatErrors.DownloadFailed, "download file failed");
        if (!_media.TryAdd(url.AbsoluteUri, true))
            return Reply.Refuse(WeChatErrors.RepeatedMedia, "repeated media");
        var trace = NewTrace();
        var risky = url.AbsoluteUri.Contains("risky", StringComparison.OrdinalIgnoreCase);
        pushes.Add(Push.MediaChecked(request.Openid!, clock.GetUtcNow(), WeChatOptions.SandboxAppId, trace, risky));
        return Results.Json(
            new
            {
                errcode = 0,
                errmsg = "ok",
                trace_id = trace,
            }
        );
    }

    private IResult? Refusal(string? openId, int scene)
    {
        if (scene is < 1 or > 4)
            return Reply.Refuse(WeChatErrors.InvalidScene, "invalid scene");
        if (phones.Find(openId) is not { } phone)
            return Reply.Refuse(WeChatErrors.OpenIdMismatch, "appid and openid do not match");
        return phone.SeenAt is { } seen && clock.GetUtcNow() - seen <= Recently
            ? null
            : Reply.Refuse(WeChatErrors.PersonNotSeen, "user has not used the app in 2 hours");
    }

    private static string NewTrace() => Guid.NewGuid().ToString("N");
}
