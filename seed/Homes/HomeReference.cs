using QhdHomeMap.Data;
using QhdHomeMap.Data.Areas;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Unions;

namespace QhdHomeMap.Seed.Homes;

/// <summary>
/// What the rows of a list may refer to: the rows of the database that they name, and the words for codes.
/// </summary>
internal sealed class HomeReference
{
    /// <summary>What lists put before a name of the city.</summary>
    private static readonly string[] Prefixes = ["", "秦皇岛", "秦皇岛市", "河北省秦皇岛市"];

    private readonly Dictionary<string, Union> _countyUnions;

    private HomeReference(HomeWords words, AreaMap map, List<Union> unions)
    {
        Words = words;
        Map = map;
        _countyUnions = unions.Where(union => union.Kind is UnionKind.County).ToDictionary(union => union.AreaCode!);
        None = [.. words.None.Select(WordKey.Of)];
        Form = Codes<HomeForm>(words.Form);
        Kind = Codes<HomeKind>(words.Kind);
        Level = Codes<HomeLevel>(words.Level);
        Grade = Codes<HomeGrade>(words.Grade);
        Access = Codes<AccessWay>(words.Access);
        foreach (var union in unions)
        {
            Unions.Add(union, union.Name, [union.Code, .. union.Aliases.Append(union.Name).SelectMany(Prefixed)]);
        }
    }

    public static async Task<HomeReference> LoadAsync(ReferenceRows rows, CancellationToken cancellation)
    {
        var areas = await rows.AreasAsync(cancellation);
        var reference = new HomeReference(HomeWords.Read(), new AreaMap(areas), await rows.UnionsAsync(cancellation));
        reference.AddAreas(areas);
        reference.AddTownships(await rows.TownshipsAsync(cancellation));
        foreach (var (id, code, name) in await rows.ServicesAsync(cancellation))
        {
            reference.Services.Add(id, name, [code, .. reference.Words.Services.GetValueOrDefault(code, [])]);
        }
        AddTerms(reference.Hosts, await rows.TermsAsync("host_positions", cancellation), reference.Words.Host);
        AddTerms(reference.Settings, await rows.TermsAsync("settings", cancellation), reference.Words.Setting);
        return reference;
    }

    public HomeWords Words { get; }

    public AreaMap Map { get; }

    /// <summary>The keys of the words that say there is nothing: 无, — and the like.</summary>
    public HashSet<string> None { get; }

    public WordList<Area> Areas { get; } = new();
    public WordList<Union> Unions { get; } = new();
    public WordList<short> Services { get; } = new();
    public WordList<string> Hosts { get; } = new();
    public WordList<string> Settings { get; } = new();
    public WordList<HomeForm> Form { get; }
    public WordList<HomeKind> Kind { get; }
    public WordList<HomeLevel> Level { get; }
    public WordList<HomeGrade> Grade { get; }
    public WordList<AccessWay> Access { get; }

    /// <summary>Townships by any of their names; two areas may have one of the same name.</summary>
    public ILookup<string, Township> Townships { get; private set; } = Enumerable.Empty<Township>().ToLookup(_ => "");

    /// <summary>The union that homes in an area belong to when nothing else is said.</summary>
    public Union CountyUnion(Area area) => _countyUnions[area.Code];

    /// <summary>
    /// What a home of this name is when a list does not say. The notice fixes the name of 共享职工之家; what calls itself 驿站
    /// is none, and must not count towards its quotas.
    /// </summary>
    public HomeKind KindOfName(string name)
    {
        bool Names(HomeKind kind) =>
            Words.Kind.GetValueOrDefault(kind.Code(), []).Any(word => name.Contains(word, StringComparison.Ordinal));

        return Names(HomeKind.Station) && !Names(HomeKind.Home) ? HomeKind.Station : HomeKind.Home;
    }

    private static IEnumerable<string> Prefixed(string name) => Prefixes.Select(prefix => prefix + name);

    private static WordList<T> Codes<T>(IReadOnlyDictionary<string, string[]> words)
        where T : struct, Enum
    {
        var list = new WordList<T>();
        foreach (var value in Enum.GetValues<T>())
        {
            var known = words.GetValueOrDefault(value.Code(), []);
            list.Add(value, known.FirstOrDefault() ?? value.Code(), [value.Code(), .. known]);
        }
        return list;
    }

    private static void AddTerms(
        WordList<string> list,
        IEnumerable<(string Code, string Name)> terms,
        IReadOnlyDictionary<string, string[]> words
    )
    {
        foreach (var (code, name) in terms)
        {
            list.Add(code, name, [code, .. words.GetValueOrDefault(code, [])]);
        }
    }

    /// <summary>
    /// Official names first, since the short form of one is an official name of another: 北戴河 is not 北戴河新区.
    /// </summary>
    private void AddAreas(List<Area> areas)
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

    private void AddTownships(List<Township> townships) =>
        Townships = townships
            .SelectMany(township =>
                NamesOf(township).Select(WordKey.Of).Distinct().Select(key => (Key: key, Township: township))
            )
            .ToLookup(named => named.Key, named => named.Township);

    private static IEnumerable<string> NamesOf(Township township)
    {
        var name = township.Name;
        return name.EndsWith("街道", StringComparison.Ordinal)
            ? [township.Code, name, $"{name}办", $"{name}办事处", name[..^2]]
            : [township.Code, name, $"{name}政府", $"{name}人民政府"];
    }
}
