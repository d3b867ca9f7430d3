using System.Collections.Concurrent;
using QhdHomeMap.Geo.Layouts;

namespace QhdHomeMap.Data.Planning.Analysis;

/// <summary>
/// The layouts of one state of the inputs, prepared when somebody first asks and kept. A scenario that differs from a layout at hand by a few
/// homes is made from it home by home. Any thread may ask.
/// </summary>
public sealed class CityLayouts
{
    private const int KeptLayouts = 24;

    /// <summary>More changes than this are no faster one by one than all anew.</summary>
    private const int MostSteps = 12;

    private readonly Lock _turn = new();
    private readonly LinkedList<SiteLayout> _recent = [];
    private readonly Lazy<CityClusters> _clusters;
    private readonly Demand _workers;
    private readonly Demand _riders;
    private readonly PeopleByScope _people;
    private readonly ConcurrentDictionary<string, PlanScope> _scopes = new();

    /// <param name="inputs">What the layouts are of.</param>
    /// <param name="profiles">Who travels on the roads.</param>
    /// <param name="before">An earlier state, whose roads and people are taken over where they are the same.</param>
    public CityLayouts(LayoutInputs inputs, IReadOnlyList<Geo.Roads.TravelProfile> profiles, CityLayouts? before = null)
    {
        Inputs = inputs;
        var (versions, earlier) = (inputs.Versions, before?.Inputs.Versions);
        Roads =
            inputs.Roads is null ? null
            : before is not null && versions.RoadsKey == earlier!.RoadsKey ? before.Roads
            : new LayoutRoads(inputs.Roads.Network, profiles);
        var samePeople =
            before is not null
            && versions.WorkersHash == earlier!.WorkersHash
            && versions.ReferenceHash == earlier.ReferenceHash
            && inputs.Monday == before.Inputs.Monday;
        (_workers, _riders) = samePeople
            ? (before!._workers, before._riders)
            : (inputs.Workers.Demand, inputs.Riders.Demand);
        _people = samePeople ? before!._people : new();
        _clusters = samePeople ? before!._clusters : new(() => CityClusters.Find(_workers));
        var sameGround =
            before is not null
            && ReferenceEquals(Roads, before.Roads)
            && versions.ReferenceHash == earlier?.ReferenceHash;
        Ground = sameGround ? before!.Ground : new(inputs, Roads);
        if (before is not null && samePeople && ReferenceEquals(Roads, before.Roads))
        {
            lock (before._turn)
                _recent = new(before._recent);
        }
    }

    public LayoutInputs Inputs { get; }

    /// <summary>Null when none were imported.</summary>
    public LayoutRoads? Roads { get; }

    /// <summary>职工集聚区.</summary>
    public CityClusters Clusters => _clusters.Value;

    /// <summary>What depends on areas and roads alone.</summary>
    public CityGround Ground { get; }

    /// <summary>What planners of some unions see.</summary>
    /// <param name="unions">Each with all unions below it.</param>
    public PlanScope ScopeOf(IReadOnlySet<int> unions) =>
        _scopes.GetOrAdd(string.Join(',', unions.Order()), _ => PlanScope.Of(Inputs, unions));

    /// <summary>The people of a kind that a scope counts.</summary>
    public PeopleInScope PeopleIn(PlanScope scope, DemandKind people) => _people.Of(DemandOf(people), scope);

    public Demand DemandOf(DemandKind people) =>
        people switch
        {
            DemandKind.Workers => _workers,
            DemandKind.Riders => _riders,
            _ => Ground.Residents.Residents,
        };

    /// <summary>The homes that a question is about, ascending by id.</summary>
    public IReadOnlyList<CityHome> HomesOf(HomeChoice choice, IReadOnlyList<ScenarioChange> changes) =>
        ScenarioHomes.Of(Inputs, Ground.Outlines, choice, changes);

    /// <summary>The layout that a question is about.</summary>
    /// <param name="scope">What of the city it is about.</param>
    /// <param name="question">Its rule is by road only where there are roads.</param>
    /// <param name="changes">Of the scenario that the question names.</param>
    /// <param name="cancellation">Stops the search.</param>
    public CityLayout Of(
        PlanScope scope,
        LayoutQuestion question,
        IReadOnlyList<ScenarioChange> changes,
        CancellationToken cancellation = default
    )
    {
        var homes = HomesOf(question.Homes, changes);
        var layout = Layout(
            PeopleIn(scope, question.People).Demand,
            question.Rule,
            [.. homes.Select(home => home.Layout)],
            cancellation
        );
        return new CityLayout(this, scope, question, homes, layout);
    }

    private SiteLayout Layout(Demand demand, CoverRule rule, LayoutHome[] homes, CancellationToken cancellation)
    {
        SiteLayout? nearest;
        lock (_turn)
            nearest = _recent
                .Where(layout => layout.Demand == demand && layout.Rule == rule)
                .MinBy(layout => Steps(layout, homes));
        var layout =
            nearest is null || Steps(nearest, homes) > MostSteps
                ? SiteLayout.Of(homes, demand, Roads, rule, cancellation)
                : Turned(nearest, homes);
        Keep(layout);
        return layout;
    }

    private static int Steps(SiteLayout from, LayoutHome[] homes)
    {
        var asked = homes.ToDictionary(home => home.Id);
        var same = from.Homes.Count(home => asked.TryGetValue(home.Id, out var other) && other == home);
        return Math.Max(from.Homes.Count, homes.Length) - same;
    }

    private static SiteLayout Turned(SiteLayout layout, LayoutHome[] homes)
    {
        var present = layout.Homes.ToDictionary(home => home.Id);
        foreach (var gone in present.Keys.Except(homes.Select(home => home.Id)))
            layout = layout.Remove(gone);
        foreach (var home in homes)
        {
            layout =
                !present.TryGetValue(home.Id, out var other) ? layout.Add(home)
                : other == home ? layout
                : layout.Replace(home);
        }
        return layout;
    }

    private void Keep(SiteLayout layout)
    {
        lock (_turn)
        {
            _recent.Remove(layout);
            _recent.AddFirst(layout);
            if (_recent.Count > KeptLayouts)
                _recent.RemoveLast();
        }
    }
}
