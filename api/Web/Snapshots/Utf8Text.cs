using System.Text.Encodings.Web;
using System.Text.Json;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Data;

namespace QhdHomeMap.Api.Snapshots;

internal static class Utf8Text
{
    /// <summary>A quoted and escaped string, the same as of the text's string; nearly every name is written as it is.</summary>
    public static JsonBuffer Utf8(this JsonBuffer json, ReadOnlySpan<byte> utf8)
    {
        var encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        json.Raw("\""u8);
        if (encoder.FindFirstCharacterToEncodeUtf8(utf8) < 0)
            json.Raw(utf8);
        else
            json.Raw(JsonEncodedText.Encode(utf8, encoder).EncodedUtf8Bytes);
        return json.Raw("\""u8);
    }

    public static JsonBuffer Code<T>(this JsonBuffer json, T value)
        where T : struct, Enum => json.Raw("\""u8).Raw(value.Utf8Code()).Raw("\""u8);
}
