using NetTopologySuite.Geometries;
using QhdHomeMap.Data.Unions;

namespace QhdHomeMap.Data.Planning.Analysis;

/// <summary>
/// What of the city figures are given for: the areas and townships of some unions, and the homes that lie there or belong to them. A union of
/// the city sees all; one without a place of its own, as a system's, works in the whole city and sees its own homes. Homes outside cover people
/// all the same: riders walk over borders. Immutable.
/// </summary>
public sealed class PlanScope
{
    private readonly bool[] _areas;
    private readonly bool[] _townships;
    private readonly bool _isEverywhere;
    private readonly HashSet<int> _homes;

    private PlanScope(LayoutInputs inputs, IReadOnlySet<int> unions)
    {
        _areas = new bool[inputs.Areas.Count];
        _townships = new bool[inputs.Townships.Count];
        UnionIds = unions;
        var known = inputs.Unions.Where(union => unions.Contains(union.Id)).ToArray();
        var top = known.Where(union => union.ParentId is not { } parent || !unions.Contains(parent)).ToArray();
        IsWholeCity = top.Any(union => union.Kind is UnionKind.City);
        _isEverywhere = IsWholeCity || top.Any(union => union.Area < 0);
        var withoutOutline = new List<InputUnion>();
        foreach (var union in top.Where(union => union.Area >= 0))
        {
            if (union.Township < 0)
                _areas[union.Area] = true;
            else if (inputs.Townships[union.Township].Boundary is not null)
                _townships[union.Township] = true;
            else
                withoutOutline.Add(union);
        }
        foreach (var union in withoutOutline)
            _areas[union.Area] = true;
        Key = IsWholeCity ? "city" : string.Join(',', known.Select(union => union.Id).Order());
        Title = IsWholeCity ? null : string.Join('、', top.Select(union => union.Name));
        Outlines = [.. inputs.Areas.Select((_, area) => OutlineOf(inputs, area))];
        Notes = IsWholeCity ? [] : [.. NotesOf(inputs, withoutOutline)];
        _homes = [.. inputs.Homes.Where(Holds).Select(home => home.Id)];
    }

    /// <summary>The same for the same part of the same city.</summary>
    public string Key { get; }

    /// <summary>Whose it is; null: the city's.</summary>
    public string? Title { get; }

    public bool IsWholeCity { get; }

    /// <summary>Whose quotas are told.</summary>
    public IReadOnlySet<int> UnionIds { get; }

    /// <summary>
    /// For each area the part of its outline on which ground and roads are measured; null for none. A zone's are its hosts', for its own is not
    /// known.
    /// </summary>
    public IReadOnlyList<MultiPolygon?> Outlines { get; }

    /// <summary>What a reader must know of it, in Chinese.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>All of it.</summary>
    public static PlanScope WholeCity(LayoutInputs inputs) =>
        Of(inputs, inputs.Unions.Single(u => u.Kind is UnionKind.City).Id);

    /// <param name="inputs">The city.</param>
    /// <param name="unions">Each with all unions below it; one that the city does not know yet sees nothing.</param>
    public static PlanScope Of(LayoutInputs inputs, IReadOnlySet<int> unions) => new(inputs, unions);

    /// <summary>The scope of a union and all below it.</summary>
    public static PlanScope Of(LayoutInputs inputs, int union)
    {
        var children = inputs.Unions.ToLookup(u => u.ParentId, u => u.Id);
        var (tree, open) = (new HashSet<int>(), new Stack<int>([union]));
        while (open.TryPop(out var id))
        {
            if (!tree.Add(id))
                continue;
            foreach (var child in children[id])
                open.Push(child);
        }
        return new(inputs, tree);
    }

    /// <summary>Whether people of an area and a township, −1 for none, are counted.</summary>
    public bool Sees(int area, int township) =>
        _isEverywhere || (area >= 0 && _areas[area]) || (township >= 0 && _townships[township]);

    /// <summary>Whether an area has a row of its own: the whole of it or a township in it is seen.</summary>
    public bool Names(LayoutInputs inputs, int area) =>
        _isEverywhere || _areas[area] || inputs.Townships.Index().Any(t => _townships[t.Index] && t.Item.Area == area);

    /// <summary>Whether a home is listed; those that the planner's own scenario adds always are.</summary>
    public bool Sees(CityHome home) => home.Mark is ScenarioMark.Added || _homes.Contains(home.Id);

    /// <inheritdoc cref="Sees(CityHome)"/>
    public bool Sees(InputHome home) => _homes.Contains(home.Id);

    // By place or by affiliation; of a union without a place by affiliation only.
    private bool Holds(InputHome home) =>
        IsWholeCity
        || UnionIds.Contains(home.UnionId)
        || _areas[home.Area]
        || (home.Township >= 0 && _townships[home.Township]);

    private MultiPolygon? OutlineOf(LayoutInputs inputs, int area)
    {
        var boundary = inputs.Areas[area].Boundary;
        if (boundary is null)
            return null;
        var hosts = inputs.Areas.Where((zone, i) => _areas[i] && zone.Hosts.Contains(area));
        if (_isEverywhere || _areas[area] || hosts.Any())
            return boundary;
        Polygon[] parts =
        [
            .. inputs
                .Townships.Where((township, i) => _townships[i] && township.Area == area)
                .SelectMany(township => township.Boundary!.Geometries.Cast<Polygon>()),
        ];
        return parts.Length == 0 ? null : boundary.Factory.CreateMultiPolygon(parts);
    }

    private IEnumerable<string> NotesOf(LayoutInputs inputs, IEnumerable<InputUnion> withoutOutline)
    {
        yield return _isEverywhere
            ? $"范围：{Title}没有固定地域，人和地面按全市计，站点只列所属的"
            : $"范围：{Title}，只计{string.Join('、', PlacesOf(inputs))}的人，只列位于其中或隶属于它的站点";
        yield return "范围以外的站点也算覆盖：人会跨界去最近的站点";
        foreach (var union in withoutOutline)
            yield return $"{inputs.Townships[union.Township].Name}没有边界，按所在的{inputs.Areas[union.Area].ShortName}计";
    }

    private IEnumerable<string> PlacesOf(LayoutInputs inputs) =>
        inputs
            .Areas.Where((_, area) => _areas[area])
            .Select(area => area.ShortName)
            .Concat(inputs.Townships.Where((_, township) => _townships[township]).Select(township => township.Name));
}
