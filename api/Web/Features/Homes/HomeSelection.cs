using System.Text.Encodings.Web;
using System.Text.Json;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Snapshots;
using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Api.Features.Homes;

/// <summary>Which homes a list shows, and which page of them.</summary>
internal sealed record HomeSelection(
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
    /// <returns>Null when anything is wrong; <paramref name="errors"/> then says all of it.</returns>
    public static HomeSelection? Of(ListHomes.Query query, HomeSnapshot snapshot, out FieldErrors errors)
    {
        var values = new QueryValues();
        errors = values.Errors;
        var selection = new HomeSelection(
            snapshot,
            ReadArea(query.AreaCode, snapshot.Terms, errors),
            ReadUnion(query.Union, snapshot.Terms, values),
            values.Code<HomeKind>("kind", query.Kind),
            values.Code<HomeForm>("form", query.Form),
            Escaped(values.Words("q", query.Q, ListHomes.MaxWordsLength)),
            values.Count("page", query.Page, 1, int.MaxValue),
            values.Count("pageSize", query.PageSize, ListHomes.DefaultPageSize, ListHomes.MaxPageSize)
        );
        return errors.Any ? null : selection;
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

    private static byte? ReadArea(string? text, HomeTerms terms, FieldErrors errors)
    {
        if (QueryValues.Given(text) is not { } code)
            return null;
        if (terms.TryArea(code, out var area))
            return area;
        errors.Add("areaCode", "没有这个县区代码");
        return null;
    }

    private static HashSet<int>? ReadUnion(string? text, HomeTerms terms, QueryValues values)
    {
        if (values.Id("union", text) is not { } id)
            return null;
        if (terms.HasUnion(id))
            return terms.UnionTree(id);
        values.Errors.Add("union", "没有这个工会");
        return null;
    }

    /// <summary>The words as the texts hold them: escaped JSON.</summary>
    private static byte[]? Escaped(string? words) =>
        words is null
            ? null
            : JsonEncodedText.Encode(words, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes.ToArray();
}
