using QhdHomeMap.Api.Roads;
using QhdHomeMap.Api.Snapshots;

namespace QhdHomeMap.Api.Features.Homes;

/// <summary>Riders find a home. Everything here is answered from the snapshot in memory and is public.</summary>
internal static class HomesFeature
{
    public static void MapHomes(this IEndpointRouteBuilder routes)
    {
        // Taken once and not from each request's services: that would cost a scope, more than the search itself.
        var store = routes.ServiceProvider.GetRequiredService<SnapshotStore>();
        var clock = routes.ServiceProvider.GetRequiredService<TimeProvider>();
        var homes = routes
            .MapGroup("/api/homes")
            .WithTags("职工之家")
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Riders);
        var roads = routes.ServiceProvider.GetRequiredService<RiderRoadsStore>();
        FindNearest.Map(homes, store, roads, clock);
        FindCovering.Map(homes, store, clock);
        GetHome.Map(homes, store, clock);
        ListHomes.Map(homes, store, clock);
        SortByDoor.Map(homes, store, clock);
        ExportHomes.Map(routes).WithTags("职工之家").AllowAnonymous().RequireRateLimiting(RateLimits.Exports);
    }
}
