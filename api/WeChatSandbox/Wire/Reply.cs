using System.Security.Cryptography;

namespace QhdHomeMap.WeChatSandbox.Wire;

/// <summary>Replies in the words and shape of WeChat's: HTTP 200 also for a refusal, the request id at the message's end.</summary>
internal static class Reply
{
    public static IResult Done() => Results.Json(new { errcode = 0, errmsg = "ok" });

    /// <summary>A refusal: <c>errcode</c> of the table of the client, with a message for people who debug.</summary>
    public static IResult Refuse(int code, string message) =>
        Results.Json(new { errcode = code, errmsg = $"{message} rid: {NewRid()}" });

    public static IResult Refuse(int code) => Refuse(code, WeChat.Answers.WeChatErrors.Of(code).Meaning);

    /// <summary>To whoever uses the page or the administration.</summary>
    public static IResult Wrong(string text) => Results.Json(new { error = text }, statusCode: 422);

    private static string NewRid()
    {
        var hex = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        return $"{hex[..8]}-{hex[8..16]}-{hex[16..]}";
    }
}
