using System.ComponentModel;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
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
                    HomeAnswers.AnswerAsync(context, store, (query, clock.GetUtcNow()), Write)
            )
            .WithName("listHomes")
            .WithSummary("职工之家列表")
            .WithDescription("按县区、隶属工会（含下级）、类别、创建形式和名称或地址中的文字筛选；坐标为 WGS84。")
            .Produces<HomePage>()
            .ProducesProblems(Problem.RequestInvalid)
            .AnswersRiders("list")
            .Compresses()
            .WithAnswerExample(HomeExamples.Page);

    /// <summary>As the caller wrote it: a page that is no number is answered like any other wrong value.</summary>
    internal sealed record Query(
        [property: Description("县区代码，如 130302")] string? AreaCode,
        [property: Description("隶属工会的编号；含其下级")] string? Union,
        [property: Description("阵地类别：home、station")] string? Kind,
        [property: Description("创建形式：daily、periodic、flexible")] string? Form,
        [property: Description("名称或地址中的文字，不超过 50 个字")] string? Q,
        [property: Description("页码，从 1 开始，默认 1")] string? Page,
        [property: Description("每页几个，1 至 100，默认 20")] string? PageSize
    );

    private static Problem? Write(JsonBuffer json, SnapshotStore.State state, (Query Query, DateTimeOffset Now) asked)
    {
        var (query, now) = asked;
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
