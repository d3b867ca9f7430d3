using QhdHomeMap.Data.Areas;

namespace QhdHomeMap.Seed.Tables;

/// <summary>The areas and townships that a row may name.</summary>
internal sealed class PlaceReference
{
    /// <summary>What lists put before a name of the city.</summary>
    private static readonly string[] Prefixes = ["", "秦皇岛", "秦皇岛市", "河北省秦皇岛市"];

    public PlaceReference(IReadOnlyList<Area> areas, IReadOnlyList<Township> townships)
    {
        Map = new AreaMap(areas);
        AddAreas(areas);
        Townships = townships
            .SelectMany(township =>
                NamesOf(township).Select(WordKey.Of).Distinct().Select(key => (Key: key, Township: township))
            )
            .ToLookup(named => named.Key, named => named.Township);
    }

    public static async Task<PlaceReference> LoadAsync(ReferenceRows rows, CancellationToken cancellation) =>
        new(await rows.AreasAsync(cancellation), await rows.TownshipsAsync(cancellation));

    public AreaMap Map { get; }

    public WordList<Area> Areas { get; } = new();

    /// <summary>Townships by any of their names; two areas may have one of the same name.</summary>
    public ILookup<string, Township> Townships { get; }

    /// <summary>A name of the city's, and what lists make of it.</summary>
    public static IEnumerable<string> Prefixed(string name) => Prefixes.Select(prefix => prefix + name);

    /// <summary>
    /// Official names first, since the short form of one is an official name of another: 北戴河 is not 北戴河新区.
    /// </summary>
    private void AddAreas(IReadOnlyList<Area> areas)
    {
        foreach (var area in areas)
        {
            Areas.Add(
                area,
                area.Name,
                [area.Code, .. area.Aliases.Append(area.ShortName).Append(area.Name).SelectMany(Prefixed)]
            );
        }
        foreach (var area in areas.Where(area => !area.IsZone))
        {
            Areas.AddWords(area, [area.ShortName[..^1]]);
        }
    }

    private static IEnumerable<string> NamesOf(Township township)
    {
        var name = township.Name;
        return name.EndsWith("街道", StringComparison.Ordinal)
            ? [township.Code, name, $"{name}办", $"{name}办事处", name[..^2]]
            : [township.Code, name, $"{name}政府", $"{name}人民政府"];
    }
}
