using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Snapshots;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Api.Features.Homes;

/// <summary>离线清单: all public homes as GeoJSON, for the telephone's own memory. WGS84, as RFC 7946 wants it, and said.</summary>
/// <remarks>
/// Put together for each telephone that has not got it yet: it is mostly copying of ready-made bytes (5 MB in 7 ms), and kept
/// whole it would take a large city's memory once more.
/// </remarks>
internal static class ExportHomes
{
    private const int FlushBytes = 64 * 1024;

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/homes.geojson", HandleAsync)
            .WithName("exportHomes")
            .WithSummary("全部职工之家（GeoJSON，供离线使用）")
            .WithDescription("坐标为 WGS84。以 If-None-Match 带上次的 ETag，未变化时返回 304。")
            .Produces<HomeCollection>(200, "application/geo+json")
            .Produces(304)
            .AnswersRiders("export")
            .Compresses()
            .WithAnswerExample(HomeExamples.Collection);

    private static async Task HandleAsync(HttpContext context, SnapshotStore store)
    {
        if (store.Current is not { } state)
        {
            await context.WriteAsync(Problem.NotReady);
            return;
        }
        var response = context.Response;
        SnapshotAge.Mark(response, store, state);
        response.Headers.ETag = state.Snapshot.ETag;
        response.Headers.CacheControl = "no-cache";
        if (Matches(context.Request, state.Snapshot.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.ContentType = "application/geo+json; charset=utf-8";
        await WriteAsync(response, state, context.RequestAborted);
    }

    private static bool Matches(HttpRequest request, string etag) =>
        request
            .GetTypedHeaders()
            .IfNoneMatch.Any(t => t.Tag == "*" || string.Equals(t.Tag.Value, etag, StringComparison.Ordinal));

    private static async Task WriteAsync(
        HttpResponse response,
        SnapshotStore.State state,
        CancellationToken cancellation
    )
    {
        using var json = new JsonBuffer();
        var writer = new HomeJson(state, json, Datum.Wgs84, state.AsOf);
        json.Raw("{\"type\":\"FeatureCollection\",\"datum\":\"wgs84\",\"features\":["u8);
        var first = true;
        for (var i = 0; i < state.Snapshot.Homes.Length; i++)
        {
            if (state.Snapshot.Homes[i].Status is HomeStatus.Closed)
                continue;
            json.Raw(first ? ""u8 : ","u8);
            first = false;
            WriteFeature(json, writer, state.Snapshot, i);
            if (json.Length < FlushBytes)
                continue;
            await response.BodyWriter.WriteAsync(json.WrittenMemory, cancellation);
            json.Clear();
        }
        json.Raw("]}"u8);
        await response.BodyWriter.WriteAsync(json.WrittenMemory, cancellation);
    }

    private static void WriteFeature(JsonBuffer json, in HomeJson writer, HomeSnapshot snapshot, int item)
    {
        ref readonly var home = ref snapshot.Homes[item];
        var summary = new HomeTexts.Summary(in home, snapshot.Texts);
        json.Raw("{\"type\":\"Feature\",\"id\":"u8).Number(home.Id);
        json.Raw(",\"geometry\":{\"type\":\"Point\",\"coordinates\":["u8).Number(home.Lon, HomeJson.DegreeDecimals);
        json.Raw(","u8).Number(home.Lat, HomeJson.DegreeDecimals).Raw("]},\"properties\":{"u8);
        json.Raw(summary.Head).Raw(",\"services\":"u8);
        writer.Services(in home, in summary);
        json.Raw(summary.Tail);
        writer.Details(in home);
        if (snapshot.Closures.TryGetValue(home.Id, out var closure))
        {
            json.Raw(",\"suspension\":{\"reason\":"u8).Text(closure.Reason).Raw(",\"from\":"u8).Instant(closure.From);
            if (closure.Until is { } until)
                json.Raw(",\"until\":"u8).Instant(until);
            json.Raw("}"u8);
        }
        json.Raw("}}"u8);
    }
}
