using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace QhdHomeMap.WeChatSandbox.Pushes;

/// <summary>A push as the text that WeChat sends, in JSON or XML.</summary>
internal static class PushForm
{
    private const string Account = "gh_sandbox";

    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Json(Push push)
    {
        var body = new JsonObject
        {
            ["ToUserName"] = Account,
            ["FromUserName"] = push.OpenId,
            ["CreateTime"] = push.At.ToUnixTimeSeconds(),
            ["MsgType"] = "event",
            ["Event"] = push.Event,
        };
        foreach (var (name, value) in push.Rest ?? [])
            body[name] = value?.DeepClone();
        if (push.Container is not null)
            body["List"] = push.Items is [var only]
                ? only.DeepClone()
                : new JsonArray([.. push.Items.Select(i => i.DeepClone())]);
        return body.ToJsonString(Plain);
    }

    public static string Xml(Push push)
    {
        var body = new XElement(
            "xml",
            new XElement("ToUserName", Account),
            new XElement("FromUserName", push.OpenId),
            new XElement("CreateTime", push.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            new XElement("MsgType", "event"),
            new XElement("Event", push.Event),
            Elements(push.Rest)
        );
        if (push.Container is not null)
            body.Add(new XElement(push.Container, push.Items.Select(i => new XElement("List", Elements(i)))));
        return body.ToString(SaveOptions.DisableFormatting);
    }

    public static string Encrypted(string encrypted, bool xml) =>
        xml
            ? new XElement("xml", new XElement("ToUserName", Account), new XElement("Encrypt", encrypted)).ToString(
                SaveOptions.DisableFormatting
            )
            : new JsonObject { ["ToUserName"] = Account, ["Encrypt"] = encrypted }.ToJsonString(Plain);

    private static IEnumerable<XElement> Elements(JsonObject? members) =>
        (members ?? []).Select(m =>
            m.Value is JsonObject inner
                ? new XElement(m.Key, Elements(inner))
                : new XElement(m.Key, m.Value?.ToString())
        );
}
