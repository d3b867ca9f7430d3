namespace QhdHomeMap.Api.Security;

internal static class BearerToken
{
    private const string Prefix = "Bearer ";

    /// <summary>What stands behind <c>Authorization: Bearer</c>; null when there is no such header.</summary>
    public static string? Read(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : null;
    }
}
