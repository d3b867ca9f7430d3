using System.Collections.Concurrent;
using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Geo.Roads.Search;

/// <summary>
/// A network as one profile travels it: compressed rows of arcs with their costs, nodes renumbered along a Hilbert curve so that a
/// search stays in a small part of memory. Immutable and safe for any number of threads; ids in and out are the network's.
/// Memory: 16 bytes an arc and 12 a node, as much again once a search runs towards a place.
/// </summary>
public sealed class RoutingGraph
{
    private readonly ConcurrentBag<RoadSearch> _idle = [];
    private readonly Lazy<ArcRows> _towards;
    private readonly Lazy<RoadComponents> _components;

    private RoutingGraph(RoadNetwork network, TravelProfile profile, TravelCost cost)
    {
        (Network, Profile, Cost) = (network, profile, cost);
        var places = new PlanePoint[network.Nodes.Length];
        for (var node = 0; node < places.Length; node++)
        {
            places[node] = Mercator.ToPlane(network.Nodes[node]);
        }

        Nodes = new HilbertCurve(places).Order(places);
        Slots = new int[Nodes.Length];
        for (var slot = 0; slot < Nodes.Length; slot++)
        {
            Slots[Nodes[slot]] = slot;
        }

        Away = new(Nodes.Length, [.. LooseArcs()]);
        _towards = new(Away.Reversed);
        _components = new(() => RoadComponents.Of(network, profile));
        Pace = BucketPace.Of(Away);
    }

    /// <summary>The roads.</summary>
    public RoadNetwork Network { get; }

    /// <summary>Who travels.</summary>
    public TravelProfile Profile { get; }

    /// <summary>What is added up.</summary>
    public TravelCost Cost { get; }

    /// <summary>The pieces into which the network falls for the profile; found at the first call.</summary>
    public RoadComponents Components => _components.Value;

    /// <summary>The node that stands in each slot.</summary>
    internal int[] Nodes { get; }

    /// <summary>The slot of each node.</summary>
    internal int[] Slots { get; }

    /// <summary>Arcs by the slot they leave.</summary>
    internal ArcRows Away { get; }

    /// <summary>Arcs by the slot they come to, turned round; made at the first call.</summary>
    internal ArcRows Towards => _towards.Value;

    internal BucketPace Pace { get; }

    /// <summary>Prepares a network for a profile. O(edges + nodes log nodes).</summary>
    public static RoutingGraph Build(RoadNetwork network, TravelProfile profile, TravelCost cost) =>
        new(network, profile, cost);

    /// <summary>What an edge costs from its beginning to its end; infinite where it is closed that way. O(1).</summary>
    public double ForwardCost(int edge)
    {
        ref readonly var road = ref Network.Edges[edge];
        return Profile.MayGoForward(road) ? CostOf(road.ForwardM, road.Class) : double.PositiveInfinity;
    }

    /// <summary>What an edge costs from its end to its beginning; infinite where it is closed that way. O(1).</summary>
    public double BackwardCost(int edge)
    {
        ref readonly var road = ref Network.Edges[edge];
        return Profile.MayGoBackward(road) ? CostOf(road.BackwardM, road.Class) : double.PositiveInfinity;
    }

    /// <summary>What the way between a place and its road costs. O(1).</summary>
    public double AccessCost(double distanceM) =>
        ExactCost.Of(Cost == TravelCost.Metres ? distanceM : distanceM / Profile.AccessSpeedMps);

    /// <summary>A search to be disposed after use: its arrays, 12 bytes a node and the queue, are used again.</summary>
    public RoadSearch Rent() => _idle.TryTake(out var search) ? search : new(this);

    internal void Return(RoadSearch search) => _idle.Add(search);

    /// <summary>The slot that an arc of <see cref="Away"/> leaves.</summary>
    internal int TailOf(int arc)
    {
        ref readonly var edge = ref Network.Edges[Away.EdgeOf(arc)];
        return Slots[Away.IsBackward(arc) ? edge.To : edge.From];
    }

    private double CostOf(double lengthM, RoadClass roadClass) =>
        ExactCost.Of(Cost == TravelCost.Metres ? lengthM : lengthM / Profile.SpeedMps(roadClass));

    private IEnumerable<LooseArc> LooseArcs()
    {
        for (var edge = 0; edge < Network.Edges.Length; edge++)
        {
            var (from, to) = (Slots[Network.Edges[edge].From], Slots[Network.Edges[edge].To]);
            if (ForwardCost(edge) is var forward && double.IsFinite(forward))
            {
                yield return new(from, to, forward, edge, IsBackward: false);
            }

            if (BackwardCost(edge) is var backward && double.IsFinite(backward))
            {
                yield return new(to, from, backward, edge, IsBackward: true);
            }
        }
    }
}
