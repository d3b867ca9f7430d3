using System.ComponentModel.DataAnnotations;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Telemetry;

namespace QhdHomeMap.Api;

/// <summary>Section <c>RateLimits</c> of the settings: requests a minute from one address, 0 for any number.</summary>
internal sealed class RateLimitOptions
{
    /// <summary>A mobile carrier's gateway is many riders.</summary>
    [Range(0, 1_000_000)]
    public int RidersPerMinute { get; set; } = 600;

    /// <summary>The whole list of a large city is many megabytes; a telephone asks for it once a day.</summary>
    [Range(0, 1_000_000)]
    public int ExportsPerMinute { get; set; } = 60;

    /// <summary>Passwords may be guessed from one address at this pace; an office behind one address still gets in.</summary>
    [Range(0, 1_000_000)]
    public int SignInsPerMinute { get; set; } = 30;

    /// <summary>Each asks WeChat. Riders behind one carrier's gateway sign in at the same time, when a shift begins.</summary>
    [Range(0, 1_000_000)]
    public int RiderSignInsPerMinute { get; set; } = 300;
}

/// <summary>How often one address may ask.</summary>
internal static class RateLimits
{
    public const string Riders = "riders";
    public const string Exports = "exports";
    public const string SignIns = "sign-ins";
    public const string RiderSignIns = "rider-sign-ins";

    private const int SegmentsPerMinute = 6;

    public static void AddRateLimits(this IServiceCollection services)
    {
        services
            .AddOptions<RateLimitOptions>()
            .BindConfiguration("RateLimits")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddRateLimiter();
        services
            .AddOptions<RateLimiterOptions>()
            .Configure<IOptions<RateLimitOptions>, IMeterFactory>(
                (limiter, limits, meters) =>
                {
                    var refusals = meters
                        .Create(TelemetrySetup.MeterName)
                        .CreateCounter<long>("qhd.rate_limit.refusals");
                    limiter.OnRejected = (rejected, _) => RejectAsync(rejected.HttpContext, refusals);
                    limiter.AddPolicy(Riders, context => Partition(context, limits.Value.RidersPerMinute));
                    limiter.AddPolicy(Exports, context => Partition(context, limits.Value.ExportsPerMinute));
                    limiter.AddPolicy(SignIns, context => Partition(context, limits.Value.SignInsPerMinute));
                    limiter.AddPolicy(RiderSignIns, context => Partition(context, limits.Value.RiderSignInsPerMinute));
                }
            );
    }

    private static async ValueTask RejectAsync(HttpContext context, Counter<long> refusals)
    {
        var policy = context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName;
        refusals.Add(1, new KeyValuePair<string, object?>("policy", policy));
        context.Response.Headers.RetryAfter = (60 / SegmentsPerMinute).ToString(CultureInfo.InvariantCulture);
        await context.WriteAsync(Problem.TooManyRequests);
    }

    private static RateLimitPartition<IPAddress> Partition(HttpContext context, int perMinute) =>
        perMinute == 0
            ? RateLimitPartition.GetNoLimiter(IPAddress.None)
            : RateLimitPartition.GetSlidingWindowLimiter(
                Subscriber(context.Connection.RemoteIpAddress ?? IPAddress.None),
                _ => new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = perMinute,
                    Window = TimeSpan.FromMinutes(1),
                    SegmentsPerWindow = SegmentsPerMinute,
                }
            );

    /// <summary>One subscriber has a whole IPv6 /64 and would otherwise have as many allowances.</summary>
    private static IPAddress Subscriber(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily is not AddressFamily.InterNetworkV6)
            return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
