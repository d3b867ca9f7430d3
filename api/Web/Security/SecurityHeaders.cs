using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace QhdHomeMap.Api.Security;

/// <summary>Section <c>Security</c> of the settings.</summary>
internal sealed class SecurityOptions
{
    /// <summary>How long a browser that came by https shall come by nothing else; 0 says nothing of it.</summary>
    [Range(0, 63_072_000)]
    public int HstsSeconds { get; set; } = 15_552_000;
}

/// <summary>
/// What every answer tells a browser, errors included. The content policy is that of an answer that is no page; a page says its
/// own (<see cref="ContentPolicy"/>).
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next, IOptions<SecurityOptions> options)
{
    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues Deny = "DENY";
    private static readonly StringValues NoReferrer = "no-referrer";
    private static readonly StringValues SameOrigin = "same-origin";
    private static readonly StringValues Permissions =
        "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), interest-cohort=()";

    private readonly StringValues _hsts = options.Value.HstsSeconds is > 0 and var seconds
        ? string.Create(CultureInfo.InvariantCulture, $"max-age={seconds}")
        : StringValues.Empty;

    public Task InvokeAsync(HttpContext context)
    {
        Apply(context.Response.Headers);
        if (context.Request.IsHttps && _hsts.Count > 0)
            context.Response.Headers.StrictTransportSecurity = _hsts;
        return next(context);
    }

    /// <summary>Also for an answer that begins anew after a failure.</summary>
    public static void Apply(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = NoSniff;
        headers.ContentSecurityPolicy = ContentPolicy.NoPage;
        headers.XFrameOptions = Deny;
        headers["Referrer-Policy"] = NoReferrer;
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = SameOrigin;
    }
}

internal static class SecurityHeadersSetup
{
    public static void AddSecurityHeaders(this IServiceCollection services) =>
        services
            .AddOptions<SecurityOptions>()
            .BindConfiguration("Security")
            .ValidateDataAnnotations()
            .ValidateOnStart();

    /// <summary>Behind the forwarded headers, which say whether the rider came by https.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.UseMiddleware<SecurityHeaders>();
}
