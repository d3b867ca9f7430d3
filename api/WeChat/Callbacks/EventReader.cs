using System.Globalization;
using System.Text.Json;
using QhdHomeMap.WeChat.Wire;

namespace QhdHomeMap.WeChat.Callbacks;

/// <summary>
/// Reads an opened push. In JSON the things told stand in <c>List</c>, an object when there is one and an array when there are
/// several; in XML in a container of the event's name. Numbers come as numbers or as texts.
/// </summary>
public static class EventReader
{
    private const string PopupEvent = "subscribe_msg_popup_event";
    private const string ChangeEvent = "subscribe_msg_change_event";
    private const string SentEvent = "subscribe_msg_sent_event";
    private const string MediaEvent = "wxa_media_check";
    private const string PopupContainer = "SubscribeMsgPopupEvent";
    private const string ChangeContainer = "SubscribeMsgChangeEvent";

    private static readonly long MaxUnixSeconds = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>Null when it is no push at all: not readable, or without sender, time or kind.</summary>
    public static WeChatEvent? Read(ReadOnlyMemory<byte> message)
    {
        if (
            EventTree.Read(message) is not { } root
            || Text(root, "FromUserName") is not { Length: > 0 } openId
            || Number(root, "CreateTime") is not { } seconds
            || seconds < 0
            || seconds > MaxUnixSeconds
            || Text(root, "MsgType") is not { Length: > 0 } type
        )
            return null;
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        var name = Text(root, "Event") ?? type;
        var key = string.Create(CultureInfo.InvariantCulture, $"{openId}|{seconds}|{name}|{Mark(root, name)}");
        return name switch
        {
            PopupEvent => new ConsentGiven(openId, at, key, [.. Consents(root, PopupContainer)]),
            ChangeEvent => new ConsentChanged(openId, at, key, [.. Consents(root, ChangeContainer)]),
            SentEvent => new MessagesSent(openId, at, key, [.. Deliveries(root)]),
            MediaEvent when Verdict(root) is var (trace, suggestion, label) => new MediaChecked(
                openId,
                at,
                key,
                trace,
                suggestion,
                label
            ),
            _ => new OtherEvent(openId, at, key, name),
        };
    }

    /// <summary>What tells two events of one second and person apart.</summary>
    private static string Mark(JsonElement root, string name) =>
        name switch
        {
            SentEvent => string.Join(',', Deliveries(root).Select(d => d.MessageId)),
            MediaEvent => Text(root, "trace_id") ?? "",
            PopupEvent => string.Join(',', Consents(root, PopupContainer).Select(c => $"{c.TemplateId}:{c.Accepted}")),
            ChangeEvent => string.Join(
                ',',
                Consents(root, ChangeContainer).Select(c => $"{c.TemplateId}:{c.Accepted}")
            ),
            _ => Text(root, "MsgId") ?? "",
        };

    private static IEnumerable<Consent> Consents(JsonElement root, string container) =>
        from item in Items(root, container)
        let template = Text(item, "TemplateId")
        let status = Text(item, "SubscribeStatusString")
        where template is not null && status is "accept" or "reject"
        select new Consent(template, status == "accept", (int?)Number(item, "PopupScene"));

    private static IEnumerable<Delivery> Deliveries(JsonElement root) =>
        from item in Items(root, "SubscribeMsgSentEvent")
        let template = Text(item, "TemplateId")
        let id = Number(item, "MsgID") ?? Number(item, "MsgId")
        let code = Number(item, "ErrorCode")
        where template is not null && id is not null && code is not null
        select new Delivery(template, id.Value, (int)code.Value, Text(item, "ErrorStatus") ?? "");

    private static (string TraceId, Suggestion Suggestion, int Label)? Verdict(JsonElement root) =>
        Text(root, "trace_id") is { } trace
        && root.TryGetProperty("result", out var result)
        && result.ValueKind == JsonValueKind.Object
        && Suggestions.Read(Text(result, "suggest")) is { } suggestion
            ? (trace, suggestion, (int)(Number(result, "label") ?? 0))
            : null;

    private static IEnumerable<JsonElement> Items(JsonElement root, string container)
    {
        var holder =
            root.TryGetProperty(container, out var named) && named.ValueKind == JsonValueKind.Object ? named : root;
        if (!holder.TryGetProperty("List", out var list))
            return [];
        return list.ValueKind switch
        {
            JsonValueKind.Object => [list],
            JsonValueKind.Array => list.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object),
            _ => [],
        };
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            }
            : null;

    private static long? Number(JsonElement element, string name) =>
        long.TryParse(Text(element, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
