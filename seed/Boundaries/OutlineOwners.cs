using QhdHomeMap.Data.Areas;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Boundaries;

/// <summary>Whose outline a feature is, by its properties: a code, or a name and for townships the area's.</summary>
internal sealed class OutlineOwners(IReadOnlyList<Area> areas, IReadOnlyList<Township> townships)
{
    private static readonly string[] CodeNames =
    [
        "code",
        "adcode",
        "id",
        "代码",
        "行政区划代码",
        "区划代码",
        "area_code",
        "township_code",
    ];
    private static readonly string[] NameNames = ["name", "名称", "乡镇街道", "township", "NAME_CN"];
    private static readonly string[] AreaNames = ["area", "区县", "县区", "area_name", "county"];

    /// <summary>Township codes are often written with three zeros more.</summary>
    private const int LongCodeLength = 12;

    private const string CityCode = "1303";

    private readonly PlaceReference _places = new(areas, townships);

    /// <returns>Whose it is; neither code nor reason when it is plainly nobody's here.</returns>
    public (string? Code, string? Name, Reason? Reason) Find(IReadOnlyDictionary<string, string> words)
    {
        var code = Word(words, CodeNames);
        if (code is { Length: LongCodeLength } && code.EndsWith("000", StringComparison.Ordinal))
        {
            code = code[..^3];
        }
        var name = Word(words, NameNames);
        if (code is { Length: 6 or 9 } && code.All(char.IsAsciiDigit))
        {
            return ByCode(code, name);
        }
        return name is null ? (null, null, OutlineReasons.Unknown()) : ByName(name, Word(words, AreaNames));
    }

    private (string? Code, string? Name, Reason? Reason) ByCode(string code, string? name)
    {
        if (areas.FirstOrDefault(area => area.Code == code) is { } area)
        {
            return area.IsZone ? (null, area.Name, OutlineReasons.Zone(area.Name)) : Agreed(code, area.Name, name);
        }
        if (townships.FirstOrDefault(township => township.Code == code) is { } township)
        {
            return Agreed(code, township.Name, name);
        }
        var isOurs = code.StartsWith(CityCode, StringComparison.Ordinal) && code != $"{CityCode}00";
        return isOurs ? (null, name ?? code, OutlineReasons.Unknown()) : (null, null, null);
    }

    /// <summary>A code and a name that is written longer or shorter agree; a name of some other place is a mistake in one of the two.</summary>
    private static (string? Code, string? Name, Reason? Reason) Agreed(string code, string known, string? name)
    {
        var (own, given) = (WordKey.Of(known), WordKey.Of(name ?? known));
        return own.Contains(given, StringComparison.Ordinal) || given.Contains(own, StringComparison.Ordinal)
            ? (code, known, null)
            : (null, name, OutlineReasons.NameContradicts(code, known));
    }

    private (string? Code, string? Name, Reason? Reason) ByName(string name, string? areaName)
    {
        if (areaName is null && _places.Areas.TryFind(name, out var area))
        {
            return area.IsZone ? (null, name, OutlineReasons.Zone(area.Name)) : (area.Code, area.Name, null);
        }
        var found = _places.Townships[WordKey.Of(name)].ToList();
        if (areaName is not null)
        {
            if (!_places.Areas.TryFind(areaName, out var within))
            {
                return (null, name, OutlineReasons.Unknown());
            }
            found.RemoveAll(township => !AreaMap.MayHold(within, township));
        }
        return found switch
        {
            [var township] => (township.Code, township.Name, null),
            [] => (null, name, OutlineReasons.Unknown()),
            _ => (null, name, OutlineReasons.Ambiguous()),
        };
    }

    private static string? Word(IReadOnlyDictionary<string, string> words, string[] names) =>
        names.Select(name => words.GetValueOrDefault(name)?.Trim()).FirstOrDefault(word => word is { Length: > 0 });
}
