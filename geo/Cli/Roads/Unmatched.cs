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
