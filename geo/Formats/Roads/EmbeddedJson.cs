using System.Text.Json;
using System.Text.Json.Serialization;

namespace QhdHomeMap.Formats.Roads;

/// <summary>Configuration that comes with the library and that a user's own file of the same form may replace.</summary>
internal static class EmbeddedJson
{
    // Strict, so that a misspelt word is told and not skipped.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        MaxDepth = 16,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    public static Stream Open(string name) =>
        typeof(EmbeddedJson).Assembly.GetManifestResourceStream($"QhdHomeMap.Formats.Roads.{name}")!;

    /// <exception cref="JsonException">It is not JSON, or of another form.</exception>
    public static T Read<T>(Stream json)
    {
        using var document = JsonDocument.Parse(
            json,
            new()
            {
                CommentHandling = Options.ReadCommentHandling,
                MaxDepth = Options.MaxDepth,
                AllowDuplicateProperties = false,
            }
        );
        // The types say so for members only, not for what stands in lists.
        return HasNull(document.RootElement)
            ? throw new JsonException("null is not allowed.")
            : document.Deserialize<T>(Options)!;
    }

    private static bool HasNull(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Null => true,
            JsonValueKind.Array => element.EnumerateArray().Any(HasNull),
            JsonValueKind.Object => element.EnumerateObject().Any(member => HasNull(member.Value)),
            _ => false,
        };
}
