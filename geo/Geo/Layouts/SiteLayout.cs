using QhdHomeMap.Geo.Coverage;
using QhdHomeMap.Geo.Roads.Search;

namespace QhdHomeMap.Geo.Layouts;

/// <summary>
/// A site layout under one rule: which home covers whom, and how many people that is. Immutable and safe for any number of threads; a variant
/// with one home added, changed or taken out costs one search and shares all else.
/// </summary>
public sealed class SiteLayout
{
    private readonly Ground _ground;
    private readonly LayoutHome[] _homes;
    private readonly MatchFault[] _faults;
    private readonly Lazy<CoverageTally> _tally;

    private SiteLayout(Ground ground, LayoutHome[] homes, MatchFault[] faults, CoverTable table, CoverageTally? tally)
    {
        (_ground, _homes, _faults, Table) = (ground, homes, faults, table);
        Faults =
        [
            .. homes
                .Zip(faults, (home, fault) => new HomeFault(home.Id, fault))
                .Where(home => home.Fault is not MatchFault.None),
        ];
        _tally = tally is null
            ? new(() => CoverageTally.Take(table, Array.ConvertAll(homes, home => home.Open)))
            : new(tally);
    }

    /// <summary>The homes, in the order of the rows of <see cref="Table"/>.</summary>
    public IReadOnlyList<LayoutHome> Homes => _homes;

    /// <summary>Who needs them.</summary>
    public Demand Demand => _ground.Demand;

    /// <summary>When a home covers somebody.</summary>
    public CoverRule Rule => _ground.Rule;

    /// <summary>The roads; null where there are none and the rule needs none.</summary>
    public LayoutRoads? Roads => _ground.Roads;

    /// <summary>The demand on the roads, with those who are off them; null when the rule is as the crow flies.</summary>
    public DemandOnRoads? DemandOnRoads =>
        Rule.Profile is { } profile ? Roads!.Demand(Demand, profile, Rule.Unit) : null;

    /// <summary>Whom each home covers, whatever the hour.</summary>
    public CoverTable Table { get; }

    /// <summary>How many homes cover each demand point, by hour; counted for the first who asks.</summary>
    public CoverageTally Tally => _tally.Value;

    /// <summary>The homes that no road leads to, in their order: under a rule by road they cover nobody.</summary>
    public IReadOnlyList<HomeFault> Faults { get; }

    /// <summary>
    /// Searches whom each home covers, on all cores. As the crow flies O(homes · (log demand + served)); by road a bounded search a home,
    /// and for the first layout of a demand on these roads also its way onto them.
    /// </summary>
    /// <param name="homes">The homes; their ids are distinct.</param>
    /// <param name="demand">Who needs them.</param>
    /// <param name="roads">The roads; may be null when the rule is as the crow flies.</param>
    /// <param name="rule">When a home covers somebody.</param>
    /// <param name="cancel">Stops before the next home.</param>
    /// <exception cref="ArgumentException">
    /// The rule is not meaningful, or is by road and there are none, or the roads have no such profile; two homes have one id, or one's radius is
    /// not above 0.
    /// </exception>
    public static SiteLayout Of(
        IReadOnlyList<LayoutHome> homes,
        Demand demand,
        LayoutRoads? roads,
        CoverRule rule,
        CancellationToken cancel = default
    )
    {
        var (all, ids) = (homes.ToArray(), new HashSet<int>());
        foreach (var home in all)
        {
            Require(home);
            if (!ids.Add(home.Id))
            {
                throw new ArgumentException($"Two homes have the id {home.Id}.", nameof(homes));
            }
        }

        var ground = new Ground(demand, roads, rule, CoverSearch.For(demand, roads, rule));
        var found = ground.Search.Find(all, cancel);
        return new(
            ground,
            all,
            Array.ConvertAll(found, home => home.Fault),
            new CoverTable(demand.Count, Array.ConvertAll(found, home => home.Served)),
            tally: null
        );
    }

    /// <summary>The layout with one more home, the last. One search; O(homes + demand).</summary>
    /// <exception cref="ArgumentException">There is a home of that id already, or the radius is not above 0.</exception>
    public SiteLayout Add(LayoutHome home)
    {
        Require(home);
        if (IndexOf(home.Id) >= 0)
        {
            throw new ArgumentException($"There is a home {home.Id} already.", nameof(home));
        }

        var (served, fault) = _ground.Search.Find([home], default)[0];
        return new(
            _ground,
            [.. _homes, home],
            [.. _faults, fault],
            Table.Add(served),
            Counted?.With(served, home.Open)
        );
    }

    /// <summary>The layout with another home in the place of the one with its id. One search; O(homes + demand).</summary>
    /// <exception cref="ArgumentException">There is no home of that id, or the radius is not above 0.</exception>
    public SiteLayout Replace(LayoutHome home)
    {
        Require(home);
        var index = Require(home.Id);
        var (served, fault) = _ground.Search.Find([home], default)[0];
        return new(
            _ground,
            [.. _homes[..index], home, .. _homes[(index + 1)..]],
            [.. _faults[..index], fault, .. _faults[(index + 1)..]],
            Table.With(index, served),
            Counted?.Without(Table.Served(index), _homes[index].Open).With(served, home.Open)
        );
    }

    /// <summary>The layout without one home. O(homes + demand).</summary>
    /// <exception cref="ArgumentException">There is no home of that id.</exception>
    public SiteLayout Remove(int id)
    {
        var index = Require(id);
        return new(
            _ground,
            [.. _homes[..index], .. _homes[(index + 1)..]],
            [.. _faults[..index], .. _faults[(index + 1)..]],
            Table.Without(index),
            Counted?.Without(Table.Served(index), _homes[index].Open)
        );
    }

    /// <summary>Everybody in one count.</summary>
    /// <param name="hour">0 is Monday from 0:00; null: homes whatever their hours, and the most people of any hour.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such hour.</exception>
    public CoverageCount Total(int? hour) => Count(hour, new int[Demand.Count], 1)[0];

    /// <summary>The counts by group. About 1 ms for 100,000 demand points.</summary>
    /// <param name="hour">0 is Monday from 0:00; null: homes whatever their hours, and the most people of any hour.</param>
    /// <param name="groups">The group of each demand point, from 0; a negative one is left out.</param>
    /// <param name="groupCount">How many groups there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such hour, or not as many groups as demand points.</exception>
    public CoverageCount[] Count(int? hour, ReadOnlySpan<int> groups, int groupCount) =>
        Count(hour, groups, groupCount, new double[Demand.Count]);

    /// <summary>The counts of all 168 hours, by hour, then group, on all cores. As many times <see cref="Count(int?, ReadOnlySpan{int}, int)"/>.</summary>
    /// <param name="groups">The group of each demand point, from 0; a negative one is left out.</param>
    /// <param name="groupCount">How many groups there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not as many groups as demand points.</exception>
    public CoverageCount[][] CountWeek(int[] groups, int groupCount)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(groups.Length, Demand.Count);
        var (counts, tally) = (new CoverageCount[WeekHours.Count][], Tally);
        Searches.Run(
            counts.Length,
            threads: 0,
            () => new double[tally.DemandCount],
            (people, hour) => counts[hour] = Count(hour, groups, groupCount, people)
        );
        return counts;
    }

    private CoverageCount[] Count(int? hour, ReadOnlySpan<int> groups, int groupCount, double[] people)
    {
        WeekHours.Require(hour);
        Demand.WritePeople(hour, people);
        return Tally.Count(hour, people, groups, groupCount);
    }

    // A variant of a layout that nobody has counted yet is counted when somebody asks.
    private CoverageTally? Counted => _tally.IsValueCreated ? _tally.Value : null;

    private int IndexOf(int id) => Array.FindIndex(_homes, home => home.Id == id);

    private int Require(int id) =>
        IndexOf(id) is >= 0 and var index ? index : throw new ArgumentException($"There is no home {id}.", nameof(id));

    private static void Require(LayoutHome home)
    {
        if (!(home.RadiusM > 0 && double.IsFinite(home.RadiusM)))
        {
            throw new ArgumentException($"The radius of home {home.Id} is not above 0.", nameof(home));
        }
    }

    /// <summary>What all variants share.</summary>
    private sealed record Ground(Demand Demand, LayoutRoads? Roads, CoverRule Rule, CoverSearch Search);
}
