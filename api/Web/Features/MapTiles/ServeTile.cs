using System.ComponentModel;
using Microsoft.Net.Http.Headers;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Planning;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data.Planning.Analysis;
using QhdHomeMap.Formats.Tiles;

namespace QhdHomeMap.Api.Features.MapTiles;

/// <summary>一块矢量瓦片.</summary>
internal static class ServeTile
{
    private const string MediaType = "application/vnd.mapbox-vector-tile";

    public static void Map(IEndpointRouteBuilder tiles) =>
        tiles
            .MapGet("/{layer}/{z:int}/{x:int}/{y:int}.mvt", HandleAsync)
            .WithName("fetchTile")
            .WithSummary("矢量瓦片（MVT）")
            .WithDescription(
                "layer：homes 站点、areas 县区与乡镇、roads 道路、clusters 职工集聚区、coverage 服务圈、gaps 盲区、cells 六边形人群格（不少于五人）。"
                    + "属性 open、covered、hours 每小时一个字符，共 168 个，从周一 0 时起：covered 是覆盖比例的十分之几（0 至 9），- 表示该时人太少。没有内容答 204。"
            )
            .Produces<byte[]>(200, MediaType)
            .Produces(204)
            .Produces(304)
            .ProducesPlanProblems()
            .ProducesProblems(Problem.TileNotFound)
            .WithAnswerExample("\"GgA=\"");

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        PlanDesk desk,
        [AsParameters] PlanQuery query,
        [Description("图层")] string layer,
        [Description("级别，0 至 22")] int z,
        [Description("列，从西起")] int x,
        [Description("行，从北起")] int y
    )
    {
        var values = new QueryValues();
        if (MapLayer.Find(layer) is not { } map || !TileAddress.TryOf(z, x, y, out var address))
            return Problem.TileNotFound.AsResult();
        if (query.Read(values) is not { } question)
            return Problem.RequestInvalid.With(values.Errors).AsResult();
        var (asked, problem) = await AskAsync(desk, context, map, question);
        if (asked is null)
            return problem!.AsResult();
        var key = (map.Name, map.IsScoped ? asked.Scope.Key : null, map.KeyOf(asked.Question), asked.Scenario?.Version);
        // Not stopped with this request: another may be waiting for the same.
        var set = asked.City.Answers.Get(key, () => TileSet.Build([map.Draw(asked, CancellationToken.None)]));
        var tile = asked.City.Tiles.Get((key, address), () => set.Render(address));
        if (tile.Length == 0)
            return Results.NoContent();
        context.Response.Headers.CacheControl = "private, no-cache"; // kept, and asked whether it still holds
        return Results.Bytes(tile, MediaType, entityTag: new EntityTagHeaderValue(asked.ETag($"{layer}/{address}")));
    }

    /// <summary>Roads and areas are there whether or not the question can be answered.</summary>
    private static Task<(PlanDesk.Asked? Asked, Problem? Problem)> AskAsync(
        PlanDesk desk,
        HttpContext context,
        MapLayer map,
        LayoutQuestion question
    ) =>
        desk.AskAsync(
            context.Staff(),
            map.NeedsQuestion
                ? question
                : LayoutQuestion.First with
                {
                    Homes = question.Homes,
                    ScenarioId = question.ScenarioId,
                },
            context.RequestAborted,
            needsPeople: map.NeedsQuestion
        );
}
