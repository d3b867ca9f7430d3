using System.Globalization;
using QhdHomeMap.Api.Problems;

namespace QhdHomeMap.Api.Json;

/// <summary>The version that a caller has before his eyes, by If-Match.</summary>
internal static class MeantVersion
{
    public static (long? Version, Problem? Problem) Read(HttpRequest request)
    {
        var text = request.Headers.IfMatch.ToString();
        if (text.Length == 0)
            return (null, Problem.IfMatchRequired);
        var isTag = text is ['"', .., '"'] && text.Length > 2;
        if (
            isTag
            && long.TryParse(text.AsSpan()[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        )
            return (version, null);
        var errors = new FieldErrors();
        errors.Add("If-Match", "应为读取时 ETag 头的原样，如 \"7\"");
        return (null, Problem.RequestInvalid.With(errors));
    }
}
