using Microsoft.AspNetCore.HttpOverrides;

namespace QhdHomeMap.Api;

/// <summary>
/// Which balancers are believed when they name the rider's address: those on this machine, and the networks of the setting
/// <c>Proxies:Networks</c> (such as <c>10.0.0.0/8</c>, several by commas).
/// </summary>
internal static class Proxies
{
    public static void AddProxies(this IServiceCollection services, IConfiguration configuration)
    {
        var networks = (configuration["Proxies:Networks"] ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(Parse)
            .ToList();
        services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var network in networks)
                o.KnownIPNetworks.Add(network);
        });
    }

    private static System.Net.IPNetwork Parse(string text) =>
        System.Net.IPNetwork.TryParse(text, out var network)
            ? network
            : throw new InvalidOperationException($"Proxies:Networks: '{text}' is no network such as 10.0.0.0/8.");
}
