using System.Text;
using System.Text.Json;

namespace QhdHomeMap.Formats.Tables.GeoJson;

/// <summary>
/// A GeoJSON file in memory, known to be well formed and shallow, and where each of its features begins.
/// </summary>
internal sealed class GeoJsonDocument
{
    private const string NoObject = "最外层应当是一个对象。";

    private readonly byte[] _json;
    private readonly JsonReaderOptions _options;
    private readonly List<int> _starts = [];

    private GeoJsonDocument(byte[] json, string encodingName, TableLimits limits)
    {
        _json = json;
        EncodingName = encodingName;
        // One level of slack, so that the check and not the reader meets the limit first.
        _options = new() { MaxDepth = limits.MaxJsonDepth + 1 };
        Check(limits);
        Index();
    }

    public string EncodingName { get; }

    /// <summary>The number of features.</summary>
    public int Count => _starts.Count;

    /// <summary>
    /// The coordinate reference system that the file declares; RFC 7946 has none, its forerunner had.
    /// </summary>
    public string? Crs { get; private set; }

    public static GeoJsonDocument Read(Stream file, TableLimits limits)
    {
        if (FileSignatures.Read(file) is var signature and not FileSignature.Text)
        {
            throw TableErrors.NotGeoJson($"内容是{signature.Describe()}。{signature.Advise()}");
        }
        var encoding = TextEncoding.Detect(file);
        var bytes = new byte[file.Length - encoding.MarkLength];
        file.Position = encoding.MarkLength;
        file.ReadExactly(bytes);
        // JSON is UTF-8, but mapping programs in China also write the encoding of their system.
        var json =
            encoding.Encoding is UTF8Encoding ? bytes : Encoding.Convert(encoding.Encoding, Encoding.UTF8, bytes);
        return new(json, encoding.Name, limits);
    }

    /// <summary>The feature of this index, from 0, or whatever stands in its place.</summary>
    public JsonDocument Feature(int index)
    {
        var reader = new Utf8JsonReader(_json.AsSpan(_starts[index]), _options);
        return JsonDocument.ParseValue(ref reader);
    }

    /// <summary>Reads every token once, so that nothing read later can fail.</summary>
    private void Check(TableLimits limits)
    {
        // Not the final block: then running out of text is no error of the reader and can be told from a wrong
        // character.
        var reader = new Utf8JsonReader(_json, isFinalBlock: false, new JsonReaderState(_options));
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    if (reader.CurrentDepth >= limits.MaxJsonDepth)
                    {
                        throw TableErrors.JsonTooDeep(limits, reader.TokenStartIndex);
                    }
                }
                else if (reader.ValueIsEscaped)
                {
                    _ = reader.GetString();
                }
            }
        }
        catch (JsonException e)
        {
            throw TableErrors.NotGeoJson(
                $"第 {e.LineNumber + 1} 行第 {e.BytePositionInLine + 1} 个字节不是有效的 JSON。",
                e
            );
        }
        catch (InvalidOperationException e)
        {
            throw TableErrors.NotGeoJson(
                $"第 {reader.TokenStartIndex + 1} 个字节起的文字里有半个字符（\\uD800 一类）。",
                e
            );
        }
        if (reader.TokenType == JsonTokenType.None)
        {
            throw TableErrors.NotGeoJson(NoObject);
        }
        if (reader.CurrentDepth > 0 || reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            throw TableErrors.JsonTruncated(_json.Length);
        }
    }

    private void Index()
    {
        var reader = new Utf8JsonReader(_json, _options);
        var (type, hasFeatures) = ((string?)null, false);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw TableErrors.NotGeoJson(NoObject);
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "type" when reader.TokenType == JsonTokenType.String:
                    type = reader.GetString();
                    break;
                case "features" when reader.TokenType == JsonTokenType.StartArray:
                    hasFeatures = !hasFeatures ? true : throw TableErrors.NotGeoJson("features 出现了两次。");
                    IndexFeatures(ref reader);
                    break;
                case "crs":
                    Crs = DescribeCrs(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
        if (type != "FeatureCollection" || !hasFeatures)
        {
            throw TableErrors.NotGeoJson(
                type is "Feature" ? "只有一个要素，请放进 FeatureCollection 的 features 里。"
                : type is "FeatureCollection" ? "没有 features 数组。"
                : $"最外层的 type 是“{TableErrors.Shorten(type ?? "")}”。"
            );
        }
    }

    private void IndexFeatures(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            _starts.Add((int)reader.TokenStartIndex);
            reader.Skip();
        }
    }

    private static string? DescribeCrs(ref Utf8JsonReader reader)
    {
        using var crs = JsonDocument.ParseValue(ref reader);
        var root = crs.RootElement;
        if (root.ValueKind == JsonValueKind.Null)
        {
            return null;
        }
        return
            root.ValueKind == JsonValueKind.Object
            && root.TryGetProperty("properties", out var properties)
            && properties.ValueKind == JsonValueKind.Object
            && properties.TryGetProperty("name", out var name)
            && name.ValueKind == JsonValueKind.String
            ? name.GetString()
            : root.GetRawText();
    }
}
