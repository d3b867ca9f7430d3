using System.Text.Json;
using System.Text.Json.Serialization;

namespace QhdHomeMap.WeChatSandbox.Wire;

/// <summary>Bodies of calls, whose members are named in snake_case unless they say otherwise.</summary>
internal static class Body
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
    };

    /// <summary>Null when it is no JSON of this shape: 47001.</summary>
    public static async Task<T?> ReadAsync<T>(HttpContext context)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(context.Request.Body, Options, context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
