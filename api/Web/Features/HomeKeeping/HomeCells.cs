using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>进入方式: the way in, and what is said of it in brackets.</summary>
internal static class AccessCell
{
    public static string? Print(Home home) =>
        home.Access is not { } way ? null
        : home.AccessNote is { } note ? $"{way.Word()}（{note}）"
        : way.Word();

    public static string? Put(HomeEdit edit, string? text)
    {
        var open = text?.IndexOf('（', StringComparison.Ordinal) ?? -1;
        var word = open < 0 ? text : text![..open].Trim();
        var way = word is null ? null : HomeWords.Find<AccessWay>(word);
        if (word is not null && way is null)
            return $"可以写：{string.Join("、", HomeWords.All<AccessWay>().Select(t => t.Name))}，说明写在后面的括号里";
        (edit.Access, edit.AccessNote) = (way?.Code(), open < 0 ? null : text![(open + 1)..].Trim('）', ' '));
        return null;
    }
}

/// <summary>乡镇街道: two counties may have one of the same name, so the county, which stands in an earlier column, decides.</summary>
internal static class TownshipCell
{
    public static string? Put(HomeEdit edit, string? text, HomeChoices choices)
    {
        var found = choices.Townships.Where(t => t.Name == text || t.Code == text).ToList();
        if (text is not null && found.Count == 0)
            return "没有这个乡镇或街道";
        var fitting =
            found.Find(t => edit.RowAreaCode is { } area && choices.MayHold(area, t)) ?? found.FirstOrDefault();
        edit.TownshipCode = fitting?.Code;
        return null;
    }
}
