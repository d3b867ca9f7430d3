using System.Text.Json.Nodes;

namespace QhdHomeMap.WeChatSandbox.Pushes;

/// <summary>An event on its way to the address that was set.</summary>
/// <param name="OpenId">Whose.</param>
/// <param name="Event">Its name.</param>
/// <param name="At">When it happened.</param>
/// <param name="Container">The element that holds the list in XML.</param>
/// <param name="Items">What is told; one stands as an object, several as an array, as WeChat has it.</param>
/// <param name="Rest">Members beside the list.</param>
internal sealed record Push(
    string OpenId,
    string Event,
    DateTimeOffset At,
    string? Container,
    IReadOnlyList<JsonObject> Items,
    JsonObject? Rest = null
)
{
    public static Push Popup(
        string openId,
        DateTimeOffset at,
        IEnumerable<(string TemplateId, bool Accepted)> answers
    ) =>
        new(
            openId,
            "subscribe_msg_popup_event",
            at,
            "SubscribeMsgPopupEvent",
            [.. answers.Select(a => Answer(a.TemplateId, a.Accepted, "0"))]
        );

    public static Push Change(string openId, DateTimeOffset at, string templateId) =>
        new(openId, "subscribe_msg_change_event", at, "SubscribeMsgChangeEvent", [Answer(templateId, false, null)]);

    public static Push Sent(string openId, DateTimeOffset at, string templateId, long messageId, int errorCode) =>
        new(
            openId,
            "subscribe_msg_sent_event",
            at,
            "SubscribeMsgSentEvent",
            [
                new JsonObject
                {
                    ["TemplateId"] = templateId,
                    ["MsgID"] = messageId.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    ["ErrorCode"] = errorCode.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    ["ErrorStatus"] = errorCode == 0 ? "success" : "failed:system failed",
                },
            ]
        );

    public static Push MediaChecked(string openId, DateTimeOffset at, string appId, string traceId, bool risky) =>
        new(
            openId,
            "wxa_media_check",
            at,
            null,
            [],
            new JsonObject
            {
                ["appid"] = appId,
                ["trace_id"] = traceId,
                ["version"] = 2,
                ["result"] = new JsonObject { ["suggest"] = risky ? "risky" : "pass", ["label"] = risky ? 20002 : 100 },
                ["errcode"] = 0,
                ["errmsg"] = "ok",
            }
        );

    private static JsonObject Answer(string templateId, bool accepted, string? scene)
    {
        var item = new JsonObject
        {
            ["TemplateId"] = templateId,
            ["SubscribeStatusString"] = accepted ? "accept" : "reject",
        };
        if (scene is not null)
            item["PopupScene"] = scene;
        return item;
    }
}
