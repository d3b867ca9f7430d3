using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Security;

namespace QhdHomeMap.Api.Telemetry;

/// <summary>
/// Figures for the watchman at <c>/metrics</c>, in Prometheus' text. Section <c>Metrics</c> of the settings: <c>Networks</c>, who
/// may read them besides this machine; <c>EveryRequest</c>, whether the framework also measures each request by route and status.
/// </summary>
internal static class TelemetrySetup
{
    public const string MeterName = "QhdHomeMap";

    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("qhd-web"))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(MeterName, "System.Runtime", "Microsoft.AspNetCore.Server.Kestrel");
                // Work on each rider's request that nobody needs day by day.
                if (configuration.GetValue<bool>("Metrics:EveryRequest"))
                    metrics.AddMeter("Microsoft.AspNetCore.Hosting");
                metrics.AddPrometheusExporter();
            });
    }

    /// <summary>Behind routing, which says what a request asks for, and ahead of what may refuse it.</summary>
    public static void UseLookUps(this WebApplication app) => app.UseMiddleware<LookUps>();

    public static void MapMetrics(this WebApplication app)
    {
        var networks = Networks.Parse("Metrics:Networks", app.Configuration["Metrics:Networks"]);
        var pipeline = ((IEndpointRouteBuilder)app).CreateApplicationBuilder();
        pipeline.Use(
            (context, next) => MayRead(context, networks) ? next(context) : context.WriteAsync(Problem.RouteNotFound)
        );
        pipeline.UseOpenTelemetryPrometheusScrapingEndpoint(_ => true);
        app.MapGet("/metrics", pipeline.Build()).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>
    /// Never through a balancer: everyone behind one that names nobody would come from this machine.
    /// </summary>
    private static bool MayRead(HttpContext context, IReadOnlyList<System.Net.IPNetwork> networks)
    {
        var headers = context.Request.Headers;
        if (
            headers.ContainsKey("X-Original-For")
            || headers.ContainsKey("X-Forwarded-For")
            || headers.ContainsKey("Via")
        )
            return false;
        return context.Connection.RemoteIpAddress is { } address
            && (System.Net.IPAddress.IsLoopback(address) || networks.Hold(address));
    }
}
