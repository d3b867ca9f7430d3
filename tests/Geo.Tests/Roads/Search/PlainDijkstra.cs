using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.Roads.Search;

namespace QhdHomeMap.Geo.Tests.Roads.Search;

/// <summary>Dijkstra's algorithm as the textbook has it, on the network as it is: what the fast searches must agree with.</summary>
internal sealed class PlainDijkstra
{
    private readonly RoadNetwork _network;
    private readonly TravelProfile _profile;
    private readonly TravelCost _cost;
    private readonly RoadPlace _from;
    private readonly double[] _costs;

    public PlainDijkstra(RoadNetwork network, TravelProfile profile, TravelCost cost, RoadPlace from)
    {
        (_network, _profile, _cost, _from) = (network, profile, cost, from);
        _costs = Enumerable.Repeat(double.PositiveInfinity, network.Nodes.Length).ToArray();
        var queue = new PriorityQueue<int, double>();
        foreach (var (node, along) in EndsOf(from, isArrival: false))
            queue.Enqueue(node, along);
        while (queue.TryDequeue(out var node, out var known))
        {
            if (known >= _costs[node])
                continue;
            _costs[node] = known;
            for (var edge = 0; edge < network.Edges.Length; edge++)
            {
                if (network.Edges[edge].From == node)
                    queue.Enqueue(network.Edges[edge].To, known + Forward(edge));
                if (network.Edges[edge].To == node)
                    queue.Enqueue(network.Edges[edge].From, known + Backward(edge));
            }
        }
    }

    public double CostAt(int node) => _costs[node];

    public double CostTo(RoadPlace target)
    {
        var best = EndsOf(target, isArrival: true).Select(end => _costs[end.Node] + end.Along).Min();
        if (_from.IsNode || target.IsNode || _from.Point.Edge != target.Point.Edge)
            return best;
        var (start, end) = (_from.Point.Fraction, target.Point.Fraction);
        var along = Part(
            end >= start ? Forward(target.Point.Edge) : Backward(target.Point.Edge),
            Math.Abs(end - start)
        );
        return Math.Min(best, Access(_from) + along + Access(target));
    }

    /// <summary>The least cost to a point of an edge's line, without any way to the road there.</summary>
    public double CostOnEdge(int edge, double fraction) =>
        CostTo(RoadPlace.At(new RoadPoint(edge, fraction, default, DistanceM: 0)));

    private IEnumerable<(int Node, double Along)> EndsOf(RoadPlace place, bool isArrival)
    {
        if (place.IsNode)
            return [(place.Node, 0)];
        var (edge, fraction) = (place.Point.Edge, place.Point.Fraction);
        var (overFrom, overTo) = isArrival ? (Forward(edge), Backward(edge)) : (Backward(edge), Forward(edge));
        return
        [
            (_network.Edges[edge].From, Access(place) + Part(overFrom, fraction)),
            (_network.Edges[edge].To, Access(place) + Part(overTo, 1 - fraction)),
        ];
    }

    private double Access(RoadPlace place) =>
        _cost == TravelCost.Metres ? place.Point.DistanceM : place.Point.DistanceM / _profile.AccessSpeedMps;

    private double Forward(int edge) =>
        _profile.MayGoForward(_network.Edges[edge])
            ? CostOf(edge, _network.Edges[edge].ForwardM)
            : double.PositiveInfinity;

    private double Backward(int edge) =>
        _profile.MayGoBackward(_network.Edges[edge])
            ? CostOf(edge, _network.Edges[edge].BackwardM)
            : double.PositiveInfinity;

    private double CostOf(int edge, double lengthM) =>
        _cost == TravelCost.Metres ? lengthM : lengthM / _profile.SpeedMps(_network.Edges[edge].Class);

    private static double Part(double whole, double share) => share == 0 ? 0 : whole * share;
}
