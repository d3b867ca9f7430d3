using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using QhdHomeMap.Api.Problems;

namespace QhdHomeMap.Api;

/// <summary>Section <c>RateLimits</c> of the settings.</summary>
internal sealed class RateLimitOptions
{
    /// <summary>Requests a minute from one address, 0 for any number. A mobile carrier's gateway is many riders.</summary>
    [Range(0, 1_000_000)]
    public int RidersPerMinute { get; set; } = 600;
}

/// <summary>How often one address may ask.</summary>
internal static class RateLimits
{
    public const string Riders = "riders";

    private const int SegmentsPerMinute = 6;

    public static void AddRateLimits(this IServiceCollection services)
    {
        services
            .AddOptions<RateLimitOptions>()
            .BindConfiguration("RateLimits")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.OnRejected = async (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = (60 / SegmentsPerMinute).ToString(
                    System.Globalization.CultureInfo.InvariantCulture
                );
                await rejected.HttpContext.WriteAsync(Problem.TooManyRequests);
            };
            o.AddPolicy(Riders, Partition);
        });
    }

    private static RateLimitPartition<IPAddress> Partition(HttpContext context)
    {
        var limit = context.RequestServices.GetRequiredService<IOptions<RateLimitOptions>>().Value.RidersPerMinute;
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (limit == 0)
            return RateLimitPartition.GetNoLimiter(IPAddress.None);
        return RateLimitPartition.GetSlidingWindowLimiter(
            Subscriber(address),
            _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = limit,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = SegmentsPerMinute,
            }
        );
    }

    /// <summary>One subscriber has a whole IPv6 /64 and would otherwise have as many allowances.</summary>
    private static IPAddress Subscriber(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily is not System.Net.Sockets.AddressFamily.InterNetworkV6)
            return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
