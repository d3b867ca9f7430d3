using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using QhdHomeMap.Api.Json;

namespace QhdHomeMap.Api.Security;

/// <summary>Section <c>Limits</c> of the settings: what one caller may take of this instance.</summary>
internal sealed class LimitOptions
{
    /// <summary>Connections at once; further ones are closed at once.</summary>
    [Range(1, 1_000_000)]
    public int Connections { get; set; } = 10_000;

    /// <summary>In so many seconds a request's headers must have come.</summary>
    [Range(1, 600)]
    public double HeadersSeconds { get; set; } = 10;

    /// <summary>A connection without a request is kept so many seconds: longer than nginx keeps its own.</summary>
    [Range(1, 3600)]
    public double KeepAliveSeconds { get; set; } = 75;

    /// <summary>A body must come this fast, once the seconds of grace are over.</summary>
    [Range(1, 1_000_000)]
    public double BodyBytesPerSecond { get; set; } = 240;

    /// <summary>Kestrel looks once a second, and so wants more than one.</summary>
    [Range(1.1, 600)]
    public double BodyGraceSeconds { get; set; } = 5;
}

/// <summary>What the server refuses before any code of ours sees it.</summary>
internal static class LimitsSetup
{
    public static void AddLimits(this IServiceCollection services)
    {
        services.AddOptions<LimitOptions>().BindConfiguration("Limits").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<LimitOptions>>((o, l) => Apply(o, l.Value));
    }

    private static void Apply(KestrelServerOptions server, LimitOptions options)
    {
        server.AddServerHeader = false;
        var limits = server.Limits;
        limits.MaxConcurrentConnections = options.Connections;
        // An endpoint that takes files allows itself more by RequestSizeLimit.
        limits.MaxRequestBodySize = RequestBody.MaxBytes;
        limits.MaxRequestLineSize = 8 * 1024;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxRequestHeaderCount = 64;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(options.HeadersSeconds);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(options.KeepAliveSeconds);
        limits.MinRequestBodyDataRate = new MinDataRate(
            options.BodyBytesPerSecond,
            TimeSpan.FromSeconds(options.BodyGraceSeconds)
        );
    }
}
