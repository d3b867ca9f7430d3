using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Geo.Tests.ServiceAreas;

/// <summary>Metres from one place on a road to everywhere: Dijkstra's algorithm as in the textbook, for making scenes.</summary>
internal sealed class PlainReach
{
    private readonly RoadNetwork _network;
    private readonly TravelProfile _profile;
    private readonly int _edge;
    private readonly double _fraction;
    private readonly double[] _nodeM;

    public PlainReach(RoadNetwork network, TravelProfile profile, int edge, double fraction)
    {
        (_network, _profile, _edge, _fraction) = (network, profile, edge, fraction);
        _nodeM = new double[network.Nodes.Length];
        Array.Fill(_nodeM, double.PositiveInfinity);
        var leaving = Enumerable
            .Range(0, network.Edges.Length)
            .SelectMany(e => new[] { (Node: network.Edges[e].From, Edge: e), (Node: network.Edges[e].To, Edge: e) })
            .Distinct()
            .ToLookup(p => p.Node, p => p.Edge);
        var queue = new PriorityQueue<int, double>();
        var start = network.Edges[edge];
        Relax(start.To, profile.MayGoForward(start) ? (1 - fraction) * start.ForwardM : double.PositiveInfinity);
        Relax(start.From, profile.MayGoBackward(start) ? fraction * start.BackwardM : double.PositiveInfinity);
        while (queue.TryDequeue(out var node, out var metres))
        {
            if (metres > _nodeM[node])
                continue;
            foreach (var e in leaving[node])
            {
                var road = network.Edges[e];
                if (road.From == node && profile.MayGoForward(road))
                    Relax(road.To, metres + road.ForwardM);
                if (road.To == node && profile.MayGoBackward(road))
                    Relax(road.From, metres + road.BackwardM);
            }
        }

        void Relax(int node, double metres)
        {
            if (metres < _nodeM[node])
            {
                _nodeM[node] = metres;
                queue.Enqueue(node, metres);
            }
        }
    }

    /// <summary>Metres to a place on a road; at a node that road or another may lead there.</summary>
    public double CostM(int edge, double fraction)
    {
        var road = _network.Edges[edge];
        var cost = double.PositiveInfinity;
        const double atNodeM = 1e-6;
        if (fraction * road.ForwardM < atNodeM)
            cost = Math.Min(cost, _nodeM[road.From]);
        if ((1 - fraction) * road.ForwardM < atNodeM)
            cost = Math.Min(cost, _nodeM[road.To]);
        if (_profile.MayGoForward(road))
        {
            cost = Math.Min(cost, _nodeM[road.From] + (fraction * road.ForwardM));
            if (edge == _edge && fraction >= _fraction)
                cost = Math.Min(cost, (fraction - _fraction) * road.ForwardM);
        }

        if (_profile.MayGoBackward(road))
        {
            cost = Math.Min(cost, _nodeM[road.To] + ((1 - fraction) * road.BackwardM));
            if (edge == _edge && fraction <= _fraction)
                cost = Math.Min(cost, (_fraction - fraction) * road.BackwardM);
        }
        return cost;
    }

    /// <summary>What of the roads is reached within a range.</summary>
    public List<RoadStretch> Stretches(double rangeM)
    {
        var found = new List<RoadStretch>();
        for (var edge = 0; edge < _network.Edges.Length; edge++)
        {
            var road = _network.Edges[edge];
            var forward = _profile.MayGoForward(road) ? road.ForwardM : double.NaN;
            var backward = _profile.MayGoBackward(road) ? road.BackwardM : double.NaN;
            if (rangeM - _nodeM[road.From] is var left and >= 0 && !double.IsNaN(forward))
                found.Add(new RoadStretch(edge, 0, Math.Min(1, left / forward)));
            if (rangeM - _nodeM[road.To] is var back and >= 0 && !double.IsNaN(backward))
                found.Add(new RoadStretch(edge, Math.Max(0, 1 - (back / backward)), 1));
            if (edge == _edge)
            {
                found.Add(
                    new RoadStretch(
                        edge,
                        double.IsNaN(backward) ? _fraction : Math.Max(0, _fraction - (rangeM / backward)),
                        double.IsNaN(forward) ? _fraction : Math.Min(1, _fraction + (rangeM / forward))
                    )
                );
            }
        }
        return found;
    }
}
