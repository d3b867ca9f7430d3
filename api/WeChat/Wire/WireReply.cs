using System.Text.Json;
using QhdHomeMap.WeChat.Answers;

namespace QhdHomeMap.WeChat.Wire;

/// <summary>What came back, read as far as every endpoint's reply is alike.</summary>
/// <param name="Status">HTTP's, 200 also for a refusal.</param>
/// <param name="Body">Whole.</param>
/// <param name="MediaType">As told.</param>
/// <param name="Refusal">What <c>errcode</c> and <c>errmsg</c> say, null when there is none or it is 0.</param>
internal sealed record WireReply(int Status, byte[] Body, string MediaType, WeChatRefusal? Refusal)
{
    public static readonly HttpRequestOptionsKey<WireReply> Key = new("qhd.wechat.reply");

    public bool IsJson => Body is [(byte)'{', ..];

    public static WireReply Read(int status, byte[] body, string mediaType)
    {
        var reply = new WireReply(status, body, mediaType, null);
        return status == 200 && reply.IsJson ? reply with { Refusal = RefusalIn(body) } : reply;
    }

    private static WeChatRefusal? RefusalIn(byte[] body)
    {
        try
        {
            var error = WireJson.Read<ErrorPart>(body);
            if (error.Errcode is null or 0)
                return null;
            var text = error.Errmsg ?? "";
            var at = text.LastIndexOf("rid:", StringComparison.Ordinal);
            return new WeChatRefusal(
                WeChatErrors.Of(error.Errcode.Value),
                (at < 0 ? text : text[..at]).Trim(' ', ','),
                at < 0 ? null : text[(at + 4)..].Trim()
            );
        }
        catch (JsonException)
        {
            return null; // the endpoint's own reading will find the same
        }
    }

    private sealed record ErrorPart(int? Errcode, string? Errmsg);
}
