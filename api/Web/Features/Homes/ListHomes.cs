using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Snapshots;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Api.Features.Homes;

/// <summary>职工之家列表: for a rider who would rather choose by district or name than say where he is.</summary>
internal static class ListHomes
{
    public const int DefaultPageSize = 20;
    public const int MaxPageSize = 100;
    public const int MaxWordsLength = 50;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("", HandleAsync)
            .WithName("listHomes")
            .WithSummary("职工之家列表")
            .WithDescription("按县区、隶属工会（含下级）、类别、创建形式和名称或地址中的文字筛选；坐标为 WGS84。")
            .Produces<HomePage>()
            .ProducesProblem(400)
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

    private static async Task HandleAsync(
        HttpContext context,
        SnapshotStore store,
        TimeProvider clock,
        [AsParameters] Query query
    )
    {
        if (store.Current is not { } state)
        {
            await context.WriteAsync(Problem.NotReady);
            return;
        }
        if (Selection.Of(query, state.Snapshot, out var errors) is not { } selection)
        {
            await context.WriteAsync(Problem.RequestInvalid.With(errors));
            return;
        }
        using var json = new JsonBuffer();
        Write(json, state, selection, clock.GetUtcNow());
        await HomeAnswers.SendAsync(context, store, state, json);
    }

    private static void Write(JsonBuffer json, SnapshotStore.State state, Selection selection, DateTimeOffset now)
    {
        var writer = new HomeJson(state, json, Datum.Wgs84, now);
        var (first, last) = (
            (long)(selection.Page - 1) * selection.PageSize,
            (long)selection.Page * selection.PageSize
        );
        var total = 0;
        json.Raw("{\"datum\":\"wgs84\",\"items\":["u8);
        foreach (ref readonly var home in state.Snapshot.Homes.AsSpan())
        {
            if (!selection.Accepts(in home))
                continue;
            if (total >= first && total < last)
            {
                json.Raw(total == first ? "{"u8 : ",{"u8);
                writer.Members(in home, distanceM: null);
                json.Raw("}"u8);
            }
            total++;
        }
        json.Raw("],\"total\":"u8).Number(total).Raw(",\"page\":"u8).Number(selection.Page);
        json.Raw(",\"pageSize\":"u8).Number(selection.PageSize).Raw("}"u8);
    }

    private sealed record Selection(
        HomeSnapshot Snapshot,
        byte? Area,
        HashSet<int>? Unions,
        HomeKind? Kind,
        HomeForm? Form,
        byte[]? Words,
        int Page,
        int PageSize
    )
    {
        public static Selection? Of(Query query, HomeSnapshot snapshot, out FieldErrors errors)
        {
            errors = new FieldErrors();
            byte? area = null;
            if (query.AreaCode is not null)
            {
                if (snapshot.Words.TryArea(query.AreaCode, out var known))
                    area = known;
                else
                    errors.Add("areaCode", "没有这个县区代码");
            }
            var union = ReadNumber("union", query.Union, errors);
            if (union is { } id && !snapshot.Words.HasUnion(id))
                errors.Add("union", "没有这个工会");
            var kind = ReadCode<HomeKind>("kind", query.Kind, errors);
            var form = ReadCode<HomeForm>("form", query.Form, errors);
            if (query.Q?.Length > MaxWordsLength)
                errors.Add("q", $"不超过 {MaxWordsLength} 个字");
            var page = ReadNumber("page", query.Page, errors) ?? 1;
            if (page < 1)
                errors.Add("page", "应为从 1 开始的页码");
            var pageSize = ReadNumber("pageSize", query.PageSize, errors) ?? DefaultPageSize;
            if (pageSize is < 1 or > MaxPageSize)
                errors.Add("pageSize", $"应为 1 至 {MaxPageSize}");
            return errors.Any
                ? null
                : new Selection(
                    snapshot,
                    area,
                    union is { } top ? snapshot.Words.UnionTree(top) : null,
                    kind,
                    form,
                    ToBytes(query.Q),
                    page,
                    pageSize
                );
        }

        public bool Accepts(in HomeRecord home)
        {
            if (home.Status is HomeStatus.Closed || (Area is { } area && home.Area != area))
                return false;
            if ((Kind is { } kind && home.Kind != kind) || (Form is { } form && home.Form != form))
                return false;
            if (Unions is not null && !Unions.Contains(home.UnionId))
                return false;
            if (Words is null)
                return true;
            var texts = new HomeTexts.Summary(in home, Snapshot.Texts);
            return texts.Name.IndexOf(Words) >= 0 || texts.Address.IndexOf(Words) >= 0;
        }

        /// <summary>The words as the texts hold them: escaped JSON.</summary>
        private static byte[]? ToBytes(string? words) =>
            string.IsNullOrWhiteSpace(words)
                ? null
                : JsonEncodedText
                    .Encode(words.Trim(), JavaScriptEncoder.UnsafeRelaxedJsonEscaping)
                    .EncodedUtf8Bytes.ToArray();

        private static int? ReadNumber(string field, string? text, FieldErrors errors)
        {
            if (text is null)
                return null;
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                return number;
            errors.Add(field, "应为整数");
            return null;
        }

        private static T? ReadCode<T>(string field, string? code, FieldErrors errors)
            where T : struct, Enum
        {
            if (code is null)
                return null;
            if (EnumCode.TryParse<T>(code, out var value))
                return value;
            errors.Add(field, $"应为 {string.Join("、", EnumCode.All<T>())} 之一");
            return null;
        }
    }
}
