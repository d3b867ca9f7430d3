using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Formats.Roads;

/// <summary>
/// Which ways are roads and who may use them: rules as data, compiled. The rules of the house are <c>road-rules.json</c>; another file of
/// the same form may take its place.
/// </summary>
public sealed class RoadRules
{
    /// <summary>The key that says what kind of road a way is.</summary>
    internal const string Highway = "highway";

    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HighwayRule> _highways = new(StringComparer.Ordinal);
    private readonly List<(RoadDrop Reason, Condition Condition, HashSet<string> ExceptHighways)> _drops = [];
    private readonly Condition[] _impliedOneway;
    private readonly ModeRules _foot;
    private readonly ModeRules _bicycle;
    private readonly int[] _names;
    private readonly int _highway;

    internal RoadRules(RoadRulesFile file)
    {
        _highway = NumberOf(Highway);
        foreach (var (value, rule) in file.Highways)
        {
            _highways.Add(value, rule);
        }

        foreach (var drop in file.Drops)
        {
            _drops.Add((drop.Reason, new(NumberOf(drop.Key), [.. drop.Values]), [.. drop.ExceptHighways]));
        }

        _foot = new(file.Foot, file.OnewayWords, NumberOf);
        _bicycle = new(file.Bicycle, file.OnewayWords, NumberOf);
        _impliedOneway = Condition.AllOf(file.ImpliedOnewayBy, NumberOf);
        _names = [.. file.Names.Select(NumberOf)];
        (Columns, Words) = (file.Columns, file.Words);
    }

    /// <summary>The rules of the house.</summary>
    public static RoadRules Default { get; } = RoadRulesFile.ReadDefault();

    /// <summary>The keys of tags that the rules ask for, numbered from 0; <see cref="Judge"/> wants their values in this order.</summary>
    internal IReadOnlyDictionary<string, int> Keys => _keys;

    /// <summary>By key: the columns that stand for it in files that are not OpenStreetMap's, the best first.</summary>
    internal IReadOnlyDictionary<string, string[]> Columns { get; }

    /// <summary>By key: what other words for values mean.</summary>
    internal IReadOnlyDictionary<string, Dictionary<string, string>> Words { get; }

    /// <summary>Reads rules of another file.</summary>
    /// <exception cref="RoadFileException"><see cref="RoadErrorCodes.BadRules"/>: it is not of the form of <c>road-rules.json</c>.</exception>
    public static RoadRules Read(Stream json) => RoadRulesFile.Read(json);

    /// <summary>Whether tags make a road; why not, or which. The name is not looked at.</summary>
    /// <param name="tags">For each of <see cref="Keys"/> its value, null where the way has none.</param>
    internal RoadVerdict Judge(ReadOnlySpan<string?> tags)
    {
        var highway = tags[_highway];
        foreach (var (reason, condition, except) in _drops)
        {
            if (condition.Holds(tags) && (highway is null || !except.Contains(highway)))
            {
                return new(reason, RoadClass.Unknown, RoadAccess.None);
            }
        }

        if (string.IsNullOrEmpty(highway))
        {
            return new(RoadDrop.NotARoad, RoadClass.Unknown, RoadAccess.None);
        }

        if (!_highways.TryGetValue(highway, out var kind))
        {
            return new(RoadDrop.UnknownKind, RoadClass.Unknown, RoadAccess.None);
        }

        var isOneway = kind.Oneway || Condition.Any(_impliedOneway, tags);
        var foot = _foot.DirectionOf(kind.Foot, isOneway, tags);
        var bicycle = _bicycle.DirectionOf(kind.Bicycle, isOneway, tags);
        // A direction's bits are those of walking; an e-bike's lie two higher.
        var access = (RoadAccess)((int)foot | ((int)bicycle << 2));
        return new(access == RoadAccess.None ? RoadDrop.Closed : RoadDrop.None, kind.Class, access);
    }

    /// <summary>The name that tags give, without what cannot be printed; empty where they give none.</summary>
    internal string NameOf(ReadOnlySpan<string?> tags)
    {
        foreach (var key in _names)
        {
            if (tags[key] is { } given && Printable(given) is { Length: > 0 } name)
            {
                return name;
            }
        }

        return "";
    }

    /// <summary>Whether a key, by its number, gives names, in which upper and lower case differ.</summary>
    internal bool IsName(int key) => Array.IndexOf(_names, key) >= 0;

    private static string Printable(string text)
    {
        var name = text.Any(char.IsControl) ? string.Concat(text.Where(c => !char.IsControl(c))) : text;
        // OpenStreetMap's own limit. A pair of surrogates is not torn.
        const int MaxLength = 255;
        return (
            name.Length <= MaxLength
                ? name
                : name[..(char.IsHighSurrogate(name[MaxLength - 1]) ? MaxLength - 1 : MaxLength)]
        ).Trim();
    }

    private int NumberOf(string key)
    {
        _keys.TryAdd(key, _keys.Count);
        return _keys[key];
    }
}

/// <summary>What the rules say of one way.</summary>
internal readonly record struct RoadVerdict(RoadDrop Drop, RoadClass Class, RoadAccess Access);
