using Microsoft.Extensions.Options;
using QhdHomeMap.Api.Features.Audit;
using QhdHomeMap.Api.Features.BaseMaps;
using QhdHomeMap.Api.Features.Callbacks;
using QhdHomeMap.Api.Features.Health;
using QhdHomeMap.Api.Features.HomeKeeping;
using QhdHomeMap.Api.Features.Homes;
using QhdHomeMap.Api.Features.LayoutReports;
using QhdHomeMap.Api.Features.MapTiles;
using QhdHomeMap.Api.Features.MessageTemplates;
using QhdHomeMap.Api.Features.Planning;
using QhdHomeMap.Api.Features.Riders;
using QhdHomeMap.Api.Features.Scenarios;
using QhdHomeMap.Api.Features.Sessions;
using QhdHomeMap.Api.Features.StaffUsers;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Pages;
using QhdHomeMap.Api.Planning;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Riders;
using QhdHomeMap.Api.Roads;
using QhdHomeMap.Api.Security;
using QhdHomeMap.Api.Snapshots;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Api.Telemetry;
using QhdHomeMap.Api.WeChat;

namespace QhdHomeMap.Api;

/// <summary>Puts the host together. Benchmarks build the same one and add their own endpoints.</summary>
internal static class ApiHost
{
    /// <param name="args">The command line.</param>
    /// <param name="configure">What a test or a benchmark adds.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.AddLogs();
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddLimits();
        services.AddSecurityHeaders();
        services.AddTelemetry(builder.Configuration);
        services.AddRateLimits();
        services.AddCompression();
        services.AddStrictJson();
        services.AddApiDocument();
        services.AddSnapshots(builder.Configuration);
        services.AddRoads(builder.Configuration);
        services.AddProxies(builder.Configuration);
        services.AddStaff(builder.Configuration);
        services.AddStaffUsers();
        services.AddWeChatJoint();
        services.AddRiders();
        services.AddDraining();
        services.AddHomeKeeping();
        services.AddBaseMaps();
        services.AddPlanning();
        services.AddScenarios();
        services.AddLayoutReports();
        configure?.Invoke(services);

        var app = builder.Build();
        app.UseDraining();
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseProblems();
        app.UseRouting();
        app.UseCompression();
        app.UseLookUps();
        app.UseRateLimiter();
        app.UseStaff();
        app.UseRiders();
        app.MapMetrics();
        var maps = app.Services.GetRequiredService<IOptions<MapOptions>>().Value;
        app.MapPages(MapOptions.HostOf(maps.Tiles), MapOptions.HostOf(maps.ConsoleTiles));
        app.MapBaseMaps();
        app.MapApiDocument();
        app.MapHealth();
        app.MapHomes();
        app.MapSessions();
        app.MapStaffUsers();
        app.MapAudit();
        app.MapHomeKeeping();
        app.MapPlanning();
        app.MapMapTiles();
        app.MapScenarios();
        app.MapLayoutReports();
        app.MapRiders();
        app.MapCallbacks();
        app.MapMessageTemplates();
        return app;
    }
}
