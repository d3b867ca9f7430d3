using System.Globalization;
using System.Text.Json;
using QhdHomeMap.Geo.Roads.Search;
using QhdHomeMap.Geo.Roads.Snapping;

namespace QhdHomeMap.Cli.Roads;

/// <summary>Names the places that are too far from a road or on a piece of road joined to nothing else.</summary>
internal static class Unmatched
{
    private const int ToldInFull = 20;

    /// <summary>A line for each on standard error.</summary>
    public static void Tell(Terminal terminal, string what, IReadOnlyCollection<NamedPlace> places)
    {
        var bad = places.Where(IsBad).ToList();
        foreach (var place in bad.Take(ToldInFull))
        {
            terminal.Error.WriteLine($"{what} {place.Name}：{ReasonOf(place)} [{CodeOf(place)}]");
        }

        if (bad.Count > ToldInFull)
        {
            terminal.Error.WriteLine($"……另有 {bad.Count - ToldInFull} 个{what}没有列出");
        }
    }

    /// <summary>What was done, as the last line on standard error: how many places, of them unmatched by reason, what came out, where it is.</summary>
    public static void Done(
        Terminal terminal,
        (string What, NamedPlace[] Places)[] lists,
        string found,
        params ReadOnlySpan<string?> paths
    )
    {
        foreach (var (what, places) in lists)
        {
            if (places.Length == 0)
            {
                terminal.Error.WriteLine($"{what}文件里没有数据行 [no_places]");
            }
            else if (Array.TrueForAll(places, place => place.Match.Fault == MatchFault.TooFar))
            {
                terminal.Error.WriteLine($"{what}全都离路太远，结果是空的；请核对坐标系和路网的范围 [none_matched]");
            }
        }

        var files = new List<string>();
        foreach (var path in paths)
        {
            if (path is not null)
            {
                files.Add(path == "-" ? "标准输出" : path);
            }
        }

        var counts = lists.Select(list => Count(list.What, list.Places));
        terminal.Error.WriteLine($"{string.Join("，", counts)}：{found}，写入{string.Join('、', files)}");
    }

    private static string Count(string what, NamedPlace[] places)
    {
        var tooFar = places.Count(place => place.Match.Fault == MatchFault.TooFar);
        var cutOff = places.Count(place => IsBad(place)) - tooFar;
        return (tooFar, cutOff) switch
        {
            (0, 0) => $"{what} {places.Length} 个",
            (_, 0) => $"{what} {places.Length} 个（{tooFar} 个 too_far）",
            (0, _) => $"{what} {places.Length} 个（{cutOff} 个 cut_off）",
            _ => $"{what} {places.Length} 个（{tooFar} 个 too_far、{cutOff} 个 cut_off）",
        };
    }

    /// <summary>The same as a property of a JSON answer.</summary>
    public static void Write(Utf8JsonWriter json, string property, IEnumerable<NamedPlace> places)
    {
        json.WriteStartArray(property);
        foreach (var place in places.Where(IsBad))
        {
            json.WriteStartObject();
            json.WriteString("id", place.Name);
            json.WriteString("code", CodeOf(place));
            json.WriteString("reason", ReasonOf(place));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static bool IsBad(NamedPlace place) => place.Match.Fault != MatchFault.None;

    private static string CodeOf(NamedPlace place) => place.Match.Fault == MatchFault.TooFar ? "too_far" : "cut_off";

    private static string ReasonOf(NamedPlace place) =>
        place.Match.Fault == MatchFault.TooFar
            ? string.Create(CultureInfo.InvariantCulture, $"{EdgeIndex.UsualLimitM} 米内没有可走的路，没有计算")
            : "在一小片与别处不相通的路上，只在其中计算";
}
