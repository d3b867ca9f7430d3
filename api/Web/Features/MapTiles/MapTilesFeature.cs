using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.MapTiles;

/// <summary>矢量瓦片: the planners' map. What changes with the hour is in the tiles for all hours, so that a slider asks for nothing.</summary>
internal static class MapTilesFeature
{
    public static void MapMapTiles(this IEndpointRouteBuilder routes) =>
        ServeTile.Map(
            routes.MapGroup("/api/planning/tiles").WithTags("规划").RequireRight(StaffRight.SeePlans).Compresses()
        );
}
