using System.ComponentModel;
using Microsoft.Extensions.Options;
using QhdHomeMap.Api.OpenApi;

namespace QhdHomeMap.Api.Features.BaseMaps;

/// <summary>底图: what the pages may draw the homes on.</summary>
internal static class BaseMapsFeature
{
    private const string Example = """
        {"riders": {"tiles": "https://map.example.gov.cn/{z}/{x}/{y}.png", "approvalNumber": "冀S(2026)001号", "attribution": "秦皇岛市自然资源和规划局", "datum": "cgcs2000"}}
        """;

    internal sealed record Maps(
        [property: Description("骑手网页的底图；没有配置审定的底图与审图号时不写，网页只有列表")] RidersMap? Riders,
        [property: Description("管理后台的底图；没有配置时不写，后台用自己的矢量瓦片")] ConsoleMap? Console
    );

    internal sealed record RidersMap(
        [property: Description("瓦片地址，含 {z}、{x}、{y}")] string Tiles,
        [property: Description("审图号：显示在地图左下角")] string ApprovalNumber,
        [property: Description("底图的出处")] string? Attribution,
        [property: Description("底图的坐标系：wgs84、cgcs2000、gcj02")] string Datum
    );

    internal sealed record ConsoleMap(
        [property: Description("瓦片地址，含 {z}、{x}、{y}；坐标系 CGCS2000")] string Tiles
    );

    public static void AddBaseMaps(this IServiceCollection services) =>
        services.AddOptions<MapOptions>().BindConfiguration("Map").ValidateDataAnnotations().ValidateOnStart();

    public static void MapBaseMaps(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/map", (IOptions<MapOptions> options) => Results.Ok(Answer(options.Value)))
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Riders)
            .WithTags("职工之家")
            .WithName("showMaps")
            .WithSummary("可用的底图")
            .WithDescription("公众看到的地图须经审定并标明审图号（《地图管理条例》第十五条）；没有配置时只有列表。")
            .Produces<Maps>()
            .WithAnswerExample(Example);

    private static Maps Answer(MapOptions options) =>
        new(
            options.Tiles is null
                ? null
                : new(options.Tiles, options.ApprovalNumber!, options.Attribution, options.Datum),
            options.ConsoleTiles is { } tiles ? new(tiles) : null
        );
}
