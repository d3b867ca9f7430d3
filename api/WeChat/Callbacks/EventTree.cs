using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace QhdHomeMap.WeChat.Callbacks;

/// <summary>A push as a JSON object, whether it came as JSON or as XML. An XML element that is repeated becomes an array.</summary>
internal static class EventTree
{
    private const int MaxDepth = 16;

    /// <summary>Null when it is neither.</summary>
    public static JsonElement? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            var root = body.Span.TrimStart(" \t\r\n\uFEFF"u8).StartsWith("<"u8) ? OfXml(body) : OfJson(body);
            return root.ValueKind == JsonValueKind.Object ? root : null;
        }
        catch (Exception e) when (e is JsonException or XmlException)
        {
            return null;
        }
    }

    private static JsonElement OfJson(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = MaxDepth });
        return document.RootElement.Clone();
    }

    private static JsonElement OfXml(ReadOnlyMemory<byte> body)
    {
        using var reader = XmlReader.Create(
            new MemoryStream(body.ToArray()),
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
        );
        var root = XDocument.Load(reader).Root!;
        return JsonSerializer.SerializeToElement(OfElement(root, MaxDepth));
    }

    private static JsonNode OfElement(XElement element, int depth)
    {
        if (depth == 0)
            throw new XmlException("Nested too deep.");
        if (!element.HasElements)
            return element.Value;
        var node = new JsonObject();
        foreach (var same in element.Elements().GroupBy(e => e.Name.LocalName))
        {
            var values = same.Select(e => OfElement(e, depth - 1)).ToArray();
            node[same.Key] = values.Length == 1 ? values[0] : new JsonArray(values);
        }
        return node;
    }
}
