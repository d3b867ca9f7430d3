using Microsoft.AspNetCore.HttpOverrides;
using QhdHomeMap.Api.Features.Health;
using QhdHomeMap.Api.Features.Homes;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Snapshots;
using Scalar.AspNetCore;

namespace QhdHomeMap.Api;

/// <summary>Puts the host together. Benchmarks build the same one and add their own endpoints.</summary>
internal static class ApiHost
{
    /// <param name="args">The command line.</param>
    /// <param name="configure">What a test or a benchmark adds.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = Json.RequestBody.MaxBytes;
            o.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddProblems();
        services.AddRateLimits();
        services.AddOpenApi();
        services.AddSnapshots(builder.Configuration);
        // Only a proxy on this machine is believed when it names the rider's address.
        services.Configure<ForwardedHeadersOptions>(o =>
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
        );
        configure?.Invoke(services);

        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseProblems();
        app.UseRouting();
        app.UseRateLimiter();
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapScalarApiReference("/docs");
        app.MapHealth();
        app.MapHomes();
        return app;
    }
}
