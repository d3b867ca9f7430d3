using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>By node the usable edges that begin or end there, in compressed rows.</summary>
internal sealed class NodeEdges
{
    private readonly int[] _start;
    private readonly int[] _edges;

    public NodeEdges(RoadNetwork network, ReadOnlySpan<bool> usable)
    {
        _start = new int[network.Nodes.Length + 2];
        for (var edge = 0; edge < usable.Length; edge++)
        {
            if (usable[edge])
            {
                _start[network.Edges[edge].From + 2]++;
                _start[network.Edges[edge].To + 2]++;
            }
        }

        for (var node = 2; node < _start.Length; node++)
        {
            _start[node] += _start[node - 1];
        }

        _edges = new int[_start[^1]];
        for (var edge = 0; edge < usable.Length; edge++)
        {
            if (usable[edge])
            {
                _edges[_start[network.Edges[edge].From + 1]++] = edge;
                _edges[_start[network.Edges[edge].To + 1]++] = edge;
            }
        }
    }

    /// <summary>The edges at a node; a loop comes twice.</summary>
    public ReadOnlySpan<int> At(int node) => _edges.AsSpan(_start[node].._start[node + 1]);
}
