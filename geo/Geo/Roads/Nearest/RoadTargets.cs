using QhdHomeMap.Geo.Roads.Search;

namespace QhdHomeMap.Geo.Roads.Nearest;

/// <summary>
/// Places to look for along the roads, such as homes, kept by the nodes from which they are come to, so that a search meets them on
/// its way. Immutable and safe for any number of threads. Memory: 4 bytes a node and 48 a target.
/// </summary>
public sealed class RoadTargets
{
    private readonly int[] _starts;
    private readonly Arrival[] _arrivals;
    private readonly ILookup<int, int> _onEdge;
    private readonly RoadPlace?[] _places;

    private RoadTargets(RoutingGraph graph, RoadPlace?[] places)
    {
        (Graph, _places) = (graph, places);
        var arrivals = new List<(int Slot, Arrival Arrival)>(2 * places.Length);
        for (var target = 0; target < places.Length; target++)
        {
            if (places[target] is { } place)
            {
                AddArrivals(target, place, arrivals);
            }
        }

        arrivals.Sort(
            static (a, b) => a.Slot != b.Slot ? a.Slot.CompareTo(b.Slot) : a.Arrival.Target.CompareTo(b.Arrival.Target)
        );
        _arrivals = [.. arrivals.Select(a => a.Arrival)];
        _starts = new int[graph.Nodes.Length + 1];
        foreach (var (slot, _) in arrivals)
        {
            _starts[slot + 1]++;
        }

        for (var slot = 0; slot < graph.Nodes.Length; slot++)
        {
            _starts[slot + 1] += _starts[slot];
        }

        _onEdge = Enumerable
            .Range(0, places.Length)
            .Where(target => places[target] is { IsNode: false })
            .ToLookup(target => places[target]!.Value.Point.Edge);
    }

    /// <summary>How one travels to them, and what is added up.</summary>
    public RoutingGraph Graph { get; }

    /// <summary>How many there are, those off the roads included.</summary>
    public int Count => _places.Length;

    /// <summary>Target <c>i</c> is <c>places[i]</c>; null is off the roads and never found. O(targets log targets + nodes).</summary>
    public static RoadTargets Build(RoutingGraph graph, RoadPlace?[] places) => new(graph, places);

    /// <summary>Where a target meets the roads; null when it does not.</summary>
    public RoadPlace? Place(int target) => _places[target];

    internal ReadOnlySpan<Arrival> From(int slot) => _arrivals.AsSpan(_starts[slot].._starts[slot + 1]);

    internal IEnumerable<int> OnEdge(int edge) => _onEdge[edge];

    private void AddArrivals(int target, RoadPlace place, List<(int Slot, Arrival Arrival)> arrivals)
    {
        var ends = new PlaceEnds(Graph, place, isArrival: true);
        if (double.IsFinite(ends.FirstCost))
        {
            arrivals.Add((ends.FirstSlot, new(target, ends.FirstCost, RouteLength.OfEnd(Graph, place, true, true))));
        }

        if (double.IsFinite(ends.SecondCost))
        {
            arrivals.Add((ends.SecondSlot, new(target, ends.SecondCost, RouteLength.OfEnd(Graph, place, false, true))));
        }
    }

    /// <summary>The last part of the way to a target: from the node that it is kept by.</summary>
    internal readonly record struct Arrival(int Target, double Cost, double LengthM);
}
