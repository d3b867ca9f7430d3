using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>What of the roads is reached: by edge disjoint intervals of its run, in order. Used for one drawing after the other.</summary>
internal sealed class Reached(GroundStore store)
{
    /// <summary>Gaps shorter than this, plane metres, are none: more than two of the hairs by which cuts go too far.</summary>
    private const double SameRun = 2.5e-3;

    private readonly int[] _fullIn = new int[store.Network.Edges.Length];
    private readonly int[] _rank = new int[store.Network.Edges.Length];
    private readonly List<(int Edge, double Lo, double Hi)> _given = [];
    private readonly List<(int Edge, double Lo, double Hi)> _intervals = [];
    private readonly List<int> _first = [];
    private readonly List<int> _edges = [];
    private int _drawing;

    /// <summary>The edges of which anything is reached, in ascending order.</summary>
    public List<int> Edges => _edges;

    /// <exception cref="ArgumentException">A stretch is of no edge of the network, or not a part of it.</exception>
    public void Set(IReadOnlyList<RoadStretch> stretches)
    {
        _given.Clear();
        for (var i = 0; i < stretches.Count; i++)
        {
            var (edge, start, end) = stretches[i];
            if ((uint)edge >= (uint)_rank.Length || !(start >= 0 && start <= end && end <= 1))
            {
                throw new ArgumentException($"Stretch {i} is not a part of an edge of the network.", nameof(stretches));
            }

            if (store.IsUsable(edge))
            {
                _given.Add((edge, store.Lines.RunAt(edge, start), store.Lines.RunAt(edge, end)));
            }
        }

        Merge();
        if (AddNodes())
        {
            Merge();
        }

        MarkFull();
    }

    /// <summary>The number of a reached edge in <see cref="Edges"/>; −1 when nothing of it is reached.</summary>
    public int Rank(int edge)
    {
        var rank = _rank[edge] - 1;
        return (uint)rank < (uint)_edges.Count && _edges[rank] == edge ? rank : -1;
    }

    /// <summary>Whether all of an edge is reached.</summary>
    public bool IsFull(int edge) => _fullIn[edge] == _drawing;

    /// <summary>The intervals of a reached edge.</summary>
    public ReadOnlySpan<(int Edge, double Lo, double Hi)> Of(int rank) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_intervals)[_first[rank].._first[rank + 1]];

    /// <summary>
    /// What of a part of an edge is not reached, from the first such place to the last; for a part without length, whether it is not.
    /// </summary>
    public bool Misses(int edge, double lo, double hi, out double missingLo, out double missingHi)
    {
        (missingLo, missingHi) = (lo, hi);
        var rank = Rank(edge);
        if (rank < 0)
        {
            return true;
        }

        foreach (var (_, from, to) in Of(rank))
        {
            if (from <= missingLo && to >= missingHi)
            {
                return false;
            }

            missingLo = from <= missingLo && to > missingLo ? to : missingLo;
            missingHi = to >= missingHi && from < missingHi ? from : missingHi;
        }
        return missingLo < missingHi || lo == hi;
    }

    private void Merge()
    {
        _given.Sort(static (a, b) => a.Edge != b.Edge ? a.Edge.CompareTo(b.Edge) : a.Lo.CompareTo(b.Lo));
        _intervals.Clear();
        _first.Clear();
        _edges.Clear();
        foreach (var (edge, lo, hi) in _given)
        {
            if (_edges.Count == 0 || _edges[^1] != edge)
            {
                _edges.Add(edge);
                _first.Add(_intervals.Count);
                _rank[edge] = _edges.Count;
            }
            else if (_intervals[^1].Hi >= lo - SameRun)
            {
                _intervals[^1] = (edge, _intervals[^1].Lo, Math.Max(hi, _intervals[^1].Hi));
                continue;
            }

            _intervals.Add((edge, lo, hi));
        }
        _first.Add(_intervals.Count);
    }

    private void MarkFull()
    {
        _drawing++;
        for (var rank = 0; rank < _edges.Count; rank++)
        {
            var (edge, lo, hi) = _intervals[_first[rank]];
            if (lo == 0 && hi == store.Lines.Length(edge))
            {
                _fullIn[edge] = _drawing;
            }
        }
    }

    /// <summary>A reached node is a reached point of every edge there, also of one that may not be entered.</summary>
    private bool AddNodes()
    {
        var before = _given.Count;
        for (var rank = 0; rank < _edges.Count; rank++)
        {
            var edge = _edges[rank];
            var (from, to) = (store.Network.Edges[edge].From, store.Network.Edges[edge].To);
            foreach (var (_, lo, hi) in Of(rank))
            {
                if (lo == 0)
                {
                    AddNode(from);
                }

                if (hi == store.Lines.Length(edge))
                {
                    AddNode(to);
                }
            }
        }
        return _given.Count > before;
    }

    private void AddNode(int node)
    {
        foreach (var edge in store.NodeEdges.At(node))
        {
            var length = store.Lines.Length(edge);
            if (store.Network.Edges[edge].From == node && Misses(edge, 0, 0, out _, out _))
            {
                _given.Add((edge, 0, 0));
            }

            if (store.Network.Edges[edge].To == node && Misses(edge, length, length, out _, out _))
            {
                _given.Add((edge, length, length));
            }
        }
    }
}
