namespace QhdHomeMap.Api.Staff;

/// <summary>The token of a browser's session: out of reach of scripts, never sent along from another site.</summary>
internal static class SessionCookie
{
    /// <summary>Only https allows the prefix that binds a cookie to this very host.</summary>
    private const string SecureName = "__Host-qhd";
    private const string PlainName = "qhd";

    public static string? Read(HttpRequest request) => request.Cookies[Name(request)];

    public static void Write(HttpContext context, string token, DateTimeOffset expires) =>
        context.Response.Cookies.Append(Name(context.Request), token, Options(context.Request, expires));

    public static void Remove(HttpContext context) =>
        context.Response.Cookies.Delete(Name(context.Request), Options(context.Request, null));

    private static string Name(HttpRequest request) => request.IsHttps ? SecureName : PlainName;

    private static CookieOptions Options(HttpRequest request, DateTimeOffset? expires) =>
        new()
        {
            HttpOnly = true,
            Secure = request.IsHttps,
            SameSite = SameSiteMode.Strict,
            Path = "/",
            Expires = expires,
        };
}
