using Microsoft.Extensions.Primitives;

namespace QhdHomeMap.Api.Security;

/// <summary>From where a page may take what it shows and runs: never from another host, but for a base map's pictures.</summary>
internal static class ContentPolicy
{
    /// <summary>Data, should a browser be led to show them as a page.</summary>
    public static readonly StringValues NoPage = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>
    /// A page built from <c>api/console</c>, its scripts and workers: nothing inline, nothing made at run time. The pictures of a base
    /// map, where one is configured, are the one thing that comes from elsewhere.
    /// </summary>
    public static StringValues OwnPage(string? mapHost = null)
    {
        var pictures = mapHost is null ? "" : $" {mapHost}";
        return $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:{pictures}; font-src 'self'; "
            + $"connect-src 'self'{pictures}; worker-src 'self'; manifest-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    /// <summary>A page of ours whose own inline script carries <paramref name="nonce"/>.</summary>
    /// <remarks>Inline styles cannot be told apart by a nonce where a script sets them; they run nothing.</remarks>
    public static StringValues Page(string nonce) =>
        "default-src 'none'; "
        + $"script-src 'self' 'nonce-{nonce}'; "
        + "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}
