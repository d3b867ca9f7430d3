using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using QhdHomeMap.WeChat.Answers;
using QhdHomeMap.WeChatSandbox.Wire;
using QRCoder;

namespace QhdHomeMap.WeChatSandbox.Endpoints;

/// <summary>
/// <c>getUnlimitedQRCode</c> and <c>generateUrlLink</c>. A real code is round and only WeChat reads it; ours is a QR code of the
/// page of this sandbox that shows what the mini-program would open.
/// </summary>
internal static partial class MakeCode
{
    private const int MaxQueryLength = 1024;
    private const int MaxDays = 30;
    private const int DefaultWidth = 430;

    internal sealed record CodeRequest(string? Scene, string? Page, bool? CheckPath, string? EnvVersion, int? Width);

    internal sealed record LinkRequest(
        string? Path,
        string? Query,
        int? ExpireType,
        long? ExpireTime,
        int? ExpireInterval
    );

    public static async Task<IResult> ImageAsync(HttpContext context, IOptions<SandboxOptions> options)
    {
        if (await Body.ReadAsync<CodeRequest>(context) is not { } request)
            return Reply.Refuse(WeChatErrors.MalformedData, "data format error");
        if (request.Scene is null || !Scene().IsMatch(request.Scene))
            return Reply.Refuse(
                WeChatErrors.InvalidCodeScene,
                "invalid length for scene, or the data is not json string"
            );
        if (request.Width is < 280 or > 1280)
            return Reply.Refuse(WeChatErrors.InvalidArgs, "invalid width");
        if (request.Page is { } page)
        {
            if (!Page().IsMatch(page))
                return Reply.Refuse(WeChatErrors.InvalidPath, "invalid page path");
            if (request.CheckPath != false && !Exists(page, options.Value.Pages))
                return Reply.Refuse(WeChatErrors.PageNotReleased, "invalid page");
        }
        var address =
            $"{Root(context)}/open?page={Uri.EscapeDataString(request.Page ?? "")}&scene={Uri.EscapeDataString(request.Scene)}";
        return Results.Bytes(Picture(address, request.Width ?? DefaultWidth), "image/png");
    }

    public static async Task<IResult> LinkAsync(HttpContext context, TimeProvider clock)
    {
        if (await Body.ReadAsync<LinkRequest>(context) is not { } request)
            return Reply.Refuse(WeChatErrors.MalformedData, "data format error");
        if (request.Path is { Length: > 0 } path && !Page().IsMatch(path))
            return Reply.Refuse(WeChatErrors.InvalidPath, "invalid path");
        if (request.Query is { } query && (query.Length > MaxQueryLength || !Query().IsMatch(query)))
            return Reply.Refuse(WeChatErrors.InvalidArgs, "invalid query");
        var days =
            request.ExpireType == 1
                ? request.ExpireInterval
                : (request.ExpireTime - clock.GetUtcNow().ToUnixTimeSeconds()) / 86_400.0;
        if (days is not (> 0 and <= MaxDays))
            return Reply.Refuse(WeChatErrors.InvalidArgs, "invalid expire");
        var link = $"{Root(context)}/open?page={Uri.EscapeDataString(request.Path ?? "")}&{request.Query}";
        return Results.Json(
            new
            {
                errcode = 0,
                errmsg = "ok",
                url_link = link,
            }
        );
    }

    /// <summary>Whether a message's or code's page, its query left away, is in the released version.</summary>
    public static bool Exists(string page, string[] released) =>
        released.Length == 0 || released.Contains(page.Split('?')[0]);

    private static string Root(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";

    private static byte[] Picture(string text, int widthPx)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var code = new PngByteQRCode(data);
        return code.GetGraphic(Math.Max(1, widthPx / data.ModuleMatrix.Count));
    }

    [GeneratedRegex(@"^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}\z")]
    private static partial Regex Scene();

    [GeneratedRegex(@"^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~%]*\z")]
    private static partial Regex Query();

    [GeneratedRegex(@"^[0-9A-Za-z_\-]+(/[0-9A-Za-z_\-]+)*\z")]
    private static partial Regex Page();
}
