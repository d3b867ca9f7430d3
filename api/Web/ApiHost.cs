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
        services.AddRateLimits();
        // Where the server stands is not part of what it offers.
        services.AddOpenApi(o =>
            o.AddDocumentTransformer(
                (document, _, _) =>
                {
                    document.Info.Title = "秦皇岛市共享职工之家";
                    document.Info.Version = "1";
                    document.Servers = [];
                    return Task.CompletedTask;
                }
            )
        );
        services.AddSnapshots(builder.Configuration);
        services.AddProxies(builder.Configuration);
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
