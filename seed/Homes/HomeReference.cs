using QhdHomeMap.Data;
using QhdHomeMap.Data.Areas;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Unions;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Homes;

/// <summary>
/// What the rows of a list may refer to: the rows of the database that they name, and the words for codes.
/// </summary>
internal sealed class HomeReference
{
    private readonly Dictionary<string, Union> _countyUnions;

    private HomeReference(HomeWords words, PlaceReference places, List<Union> unions)
    {
        Words = words;
        Places = places;
        ListWords = words.ForLists();
        _countyUnions = unions.Where(union => union.Kind is UnionKind.County).ToDictionary(union => union.AreaCode!);
        Form = Codes<HomeForm>(words.Form);
        Kind = Codes<HomeKind>(words.Kind);
        Level = Codes<HomeLevel>(words.Level);
        Grade = Codes<HomeGrade>(words.Grade);
        Access = Codes<AccessWay>(words.Access);
        foreach (var union in unions)
        {
            Unions.Add(
                union,
                union.Name,
                [union.Code, .. union.Aliases.Append(union.Name).SelectMany(PlaceReference.Prefixed)]
            );
        }
    }

    public static async Task<HomeReference> LoadAsync(ReferenceRows rows, CancellationToken cancellation)
    {
        var places = await PlaceReference.LoadAsync(rows, cancellation);
        var reference = new HomeReference(HomeWords.Read(), places, await rows.UnionsAsync(cancellation));
        foreach (var (id, code, name) in await rows.ServicesAsync(cancellation))
        {
            reference.Services.Add(id, name, [code, .. reference.Words.Services.GetValueOrDefault(code, [])]);
        }
        AddTerms(reference.Hosts, await rows.TermsAsync("host_positions", cancellation), reference.Words.Host);
        AddTerms(reference.Settings, await rows.TermsAsync("settings", cancellation), reference.Words.Setting);
        return reference;
    }

    public HomeWords Words { get; }

    public ListWords ListWords { get; }

    public PlaceReference Places { get; }

    public AreaMap Map => Places.Map;

    public WordList<Union> Unions { get; } = new();
    public WordList<short> Services { get; } = new();
    public WordList<string> Hosts { get; } = new();
    public WordList<string> Settings { get; } = new();
    public WordList<HomeForm> Form { get; }
    public WordList<HomeKind> Kind { get; }
    public WordList<HomeLevel> Level { get; }
    public WordList<HomeGrade> Grade { get; }
    public WordList<AccessWay> Access { get; }

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
}
