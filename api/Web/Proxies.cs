using Microsoft.AspNetCore.HttpOverrides;
using QhdHomeMap.Api.Security;

namespace QhdHomeMap.Api;

/// <summary>
/// Which balancers are believed when they name the rider's address: those on this machine, and the networks of the setting
/// <c>Proxies:Networks</c> (such as <c>10.0.0.0/8</c>, several by commas).
/// </summary>
internal static class Proxies
{
    public static void AddProxies(this IServiceCollection services, IConfiguration configuration)
    {
        var networks = Networks.Parse("Proxies:Networks", configuration["Proxies:Networks"]);
        services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var network in networks)
                o.KnownIPNetworks.Add(network);
        });
    }
}
