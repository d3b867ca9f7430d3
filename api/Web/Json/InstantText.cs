using System.Globalization;

namespace QhdHomeMap.Api.Json;

/// <summary>Instants as callers write them: RFC 3339 with its offset. Without one they would be the server's own.</summary>
internal static class InstantText
{
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    /// <returns>In UTC; null when the text is none.</returns>
    public static DateTimeOffset? Read(string text)
    {
        var hasOffset = text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > "yyyy-MM-dd".Length;
        return
            hasOffset
            && DateTimeOffset.TryParseExact(
                text,
                Forms,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var instant
            )
            ? instant.ToUniversalTime()
            : null;
    }
}
