using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace QhdHomeMap.Data.Planning.Analysis;

/// <summary>Answers as bytes, the same from whoever gives them. What is not known is left out.</summary>
public static class AnswerJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // it is sent as JSON and never put into a page
    };

    public static byte[] Print<T>(T answer) => JsonSerializer.SerializeToUtf8Bytes(answer, Options);
}
