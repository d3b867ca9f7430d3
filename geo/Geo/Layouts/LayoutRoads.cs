using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Layouts.Density;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.Roads.Search;
using QhdHomeMap.Geo.Roads.Snapping;
using QhdHomeMap.Geo.ServiceAreas;

namespace QhdHomeMap.Geo.Layouts;

/// <summary>
/// The roads of a layout, prepared for each profile and unit when somebody first asks, and kept: a city's planners share one.
/// </summary>
/// <param name="network">The roads.</param>
/// <param name="profiles">Who may travel on them; distinct codes.</param>
public sealed class LayoutRoads(RoadNetwork network, IReadOnlyList<TravelProfile> profiles)
{
    private readonly ConcurrentDictionary<(string, TravelCost), Lazy<RoutingGraph>> _graphs = new();
    private readonly ConcurrentDictionary<string, Lazy<EdgeIndex>> _edges = new();
    private readonly ConcurrentDictionary<string, Lazy<GroundCells>> _ground = new();
    private readonly ConditionalWeakTable<Demand, Matched> _demand = [];
    private readonly Lazy<EdgeIndex> _arterials = new(() =>
        EdgeIndex.Build(network, edge => HomesToArterials.IsArterial(edge.Class))
    );

    /// <summary>The ground of single homes that was drawn along them.</summary>
    internal DrawnGround Drawn { get; } = new(kept: 400);

    /// <summary>The roads.</summary>
    public RoadNetwork Network => network;

    /// <summary>A profile by its code.</summary>
    /// <exception cref="ArgumentException">There is none of that code.</exception>
    public TravelProfile Profile(string code) =>
        profiles.FirstOrDefault(profile => profile.Code == code)
        ?? throw new ArgumentException($"No profile is called {code}.", nameof(code));

    /// <summary>The roads as a rule counts them.</summary>
    public RoutingGraph Graph(string profile, CoverUnit unit)
    {
        var cost = unit is CoverUnit.Metres ? TravelCost.Metres : TravelCost.Seconds;
        return _graphs
            .GetOrAdd((profile, cost), _ => new(() => RoutingGraph.Build(network, Profile(profile), cost)))
            .Value;
    }

    /// <summary>The edges that a profile may use, to snap to.</summary>
    public EdgeIndex Edges(string profile) =>
        _edges.GetOrAdd(profile, _ => new(() => EdgeIndex.Build(network, Profile(profile)))).Value;

    /// <summary>The edges of arterials, whoever may use them.</summary>
    public EdgeIndex Arterials => _arterials.Value;

    /// <summary>The ground along them, to draw service areas on.</summary>
    public GroundCells Ground(string profile) =>
        _ground.GetOrAdd(profile, _ => new(() => GroundCells.For(network, Profile(profile)))).Value;

    /// <summary>
    /// Places of people and homes brought onto the roads, with the way there at most <see cref="PlaceMatching.PeopleLimitM"/>. O(log edges) a place.
    /// </summary>
    public RoadMatch[] Match(ReadOnlySpan<Wgs84> places, string profile, CoverUnit unit) =>
        PlaceMatching.Match(Graph(profile, unit), Edges(profile), places, PlaceMatching.PeopleLimitM);

    /// <summary>A demand brought onto the roads; found for the first who asks and kept as long as the demand is.</summary>
    public DemandOnRoads Demand(Demand demand, string profile, CoverUnit unit)
    {
        var matched = _demand.GetOrCreateValue(demand);
        var matches = matched.Places.GetOrAdd(profile, _ => new(() => Match(demand.Places, profile, unit)));
        return matched
            .OnRoads.GetOrAdd((profile, unit), _ => new(() => new(Graph(profile, unit), matches.Value)))
            .Value;
    }

    /// <summary>What is known of one demand: where it meets the roads does not depend on what the rule counts.</summary>
    private sealed class Matched
    {
        public ConcurrentDictionary<string, Lazy<RoadMatch[]>> Places { get; } = new();

        public ConcurrentDictionary<(string, CoverUnit), Lazy<DemandOnRoads>> OnRoads { get; } = new();
    }
}
