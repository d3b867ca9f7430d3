using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Snapshots;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Api.Features.Homes;

/// <summary>职工之家列表: for a rider who would rather choose by district or name than say where he is.</summary>
internal static class ListHomes
{
    public const int DefaultPageSize = 20;
    public const int MaxPageSize = 100;
    public const int MaxWordsLength = 50;

    public static void Map(IEndpointRouteBuilder routes, SnapshotStore store, TimeProvider clock) =>
        routes
            .MapGet(
                "",
                (HttpContext context, [AsParameters] Query query) =>
                    HomeAnswers.AnswerAsync(
                        context,
                        store,
                        (state, json) => Write(json, state, query, clock.GetUtcNow())
                    )
            )
            .WithName("listHomes")
            .WithSummary("职工之家列表")
            .WithDescription("按县区、隶属工会（含下级）、类别、创建形式和名称或地址中的文字筛选；坐标为 WGS84。")
            .Produces<HomePage>()
            .ProducesProblem(400)
            .ProducesProblem(429)
            .ProducesProblem(503);

    /// <summary>As the caller wrote it: a page that is no number is answered like any other wrong value.</summary>
    internal sealed record Query(
        string? AreaCode,
        string? Union,
        string? Kind,
        string? Form,
        string? Q,
        string? Page,
        string? PageSize
    );

    private static Problem? Write(JsonBuffer json, SnapshotStore.State state, Query query, DateTimeOffset now)
    {
        if (HomeSelection.Of(query, state.Snapshot, out var errors) is not { } selection)
            return Problem.RequestInvalid.With(errors);
        var writer = new HomeJson(state, json, Datum.Wgs84, now);
        var first = (long)(selection.Page - 1) * selection.PageSize;
        var total = 0;
        json.Raw("{\"datum\":\"wgs84\",\"items\":["u8);
        foreach (ref readonly var home in state.Snapshot.Homes.AsSpan())
        {
            if (!selection.Accepts(in home))
                continue;
            if (total >= first && total < first + selection.PageSize)
            {
                json.Raw(total == first ? "{"u8 : ",{"u8);
                writer.Members(in home, distanceM: null);
                json.Raw("}"u8);
            }
            total++;
        }
        json.Raw("],\"total\":"u8).Number(total).Raw(",\"page\":"u8).Number(selection.Page);
        json.Raw(",\"pageSize\":"u8).Number(selection.PageSize).Raw("}"u8);
        return null;
    }
}
