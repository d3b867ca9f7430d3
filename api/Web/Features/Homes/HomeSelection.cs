using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Snapshots;
using QhdHomeMap.Data;
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
    /// <summary>A parameter left empty counts as not given.</summary>
    /// <returns>Null when anything is wrong; <paramref name="errors"/> then says all of it.</returns>
    public static HomeSelection? Of(ListHomes.Query query, HomeSnapshot snapshot, out FieldErrors errors)
    {
        errors = new FieldErrors();
        var selection = new HomeSelection(
            snapshot,
            ReadArea(query.AreaCode, snapshot.Terms, errors),
            ReadUnion(query.Union, snapshot.Terms, errors),
            ReadCode<HomeKind>("kind", query.Kind, errors),
            ReadCode<HomeForm>("form", query.Form, errors),
            ReadWords(query.Q, errors),
            ReadNumber("page", query.Page, errors) ?? 1,
            ReadNumber("pageSize", query.PageSize, errors) ?? ListHomes.DefaultPageSize
        );
        if (selection.Page < 1)
            errors.Add("page", "应为从 1 开始的页码");
        if (selection.PageSize is < 1 or > ListHomes.MaxPageSize)
            errors.Add("pageSize", $"应为 1 至 {ListHomes.MaxPageSize}");
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

    private static byte? ReadArea(string? code, HomeTerms terms, FieldErrors errors)
    {
        if (string.IsNullOrWhiteSpace(code))
            return null;
        if (terms.TryArea(code, out var area))
            return area;
        errors.Add("areaCode", "没有这个县区代码");
        return null;
    }

    private static HashSet<int>? ReadUnion(string? text, HomeTerms terms, FieldErrors errors)
    {
        if (ReadNumber("union", text, errors) is not { } id)
            return null;
        if (terms.HasUnion(id))
            return terms.UnionTree(id);
        errors.Add("union", "没有这个工会");
        return null;
    }

    /// <summary>The words as the texts hold them: escaped JSON.</summary>
    private static byte[]? ReadWords(string? words, FieldErrors errors)
    {
        if (string.IsNullOrWhiteSpace(words))
            return null;
        if (words.Length <= ListHomes.MaxWordsLength)
            return JsonEncodedText
                .Encode(words.Trim(), JavaScriptEncoder.UnsafeRelaxedJsonEscaping)
                .EncodedUtf8Bytes.ToArray();
        errors.Add("q", $"不超过 {ListHomes.MaxWordsLength} 个字");
        return null;
    }

    private static int? ReadNumber(string field, string? text, FieldErrors errors)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        errors.Add(field, "应为整数");
        return null;
    }

    private static T? ReadCode<T>(string field, string? code, FieldErrors errors)
        where T : struct, Enum
    {
        if (string.IsNullOrWhiteSpace(code))
            return null;
        if (EnumCode.TryParse<T>(code, out var value))
            return value;
        errors.Add(field, $"应为 {string.Join("、", EnumCode.All<T>())} 之一");
        return null;
    }
}
