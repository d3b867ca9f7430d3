namespace QhdHomeMap.Api.Features.Homes;

/// <summary>Riders find a home. Everything here is answered from the snapshot in memory and is public.</summary>
internal static class HomesFeature
{
    public static void MapHomes(this IEndpointRouteBuilder routes)
    {
        var homes = routes.MapGroup("/api/homes").WithTags("职工之家").RequireRateLimiting(RateLimits.Riders);
        FindNearest.Map(homes);
        FindCovering.Map(homes);
        GetHome.Map(homes);
        ListHomes.Map(homes);
        ExportHomes.Map(routes).WithTags("职工之家").RequireRateLimiting(RateLimits.Riders);
    }
}
