using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>
/// Finds the outline of what is reached: the sides of reached cells that no other reached cell shares. In the middle of a service
/// area these are an edge's kept limits; only near its rim, where a part of an edge or of its neighbours is not reached, single cells
/// are looked at. Used for one drawing after the other, by one thread at a time.
/// </summary>
internal sealed class AreaDrawer(GroundStore store)
{
    /// <summary>Added to the distance from roads that are not reached, metres: more than what scale and rounding can do.</summary>
    private const double MarginM = 1e-3;

    /// <summary>Twice the area below which what is left of a cell is nothing, plane square metres.</summary>
    private const double LeastDoubleArea = 1e-4;

    private readonly Reached _reached = new(store);
    private readonly PartPolygon _polygon = new();
    private readonly List<int> _rimStart = [];
    private readonly List<int> _partOfSlice = [];

    /// <summary>The parts of cells that are not drawn whole.</summary>
    public PartList Parts { get; } = new();

    /// <summary>The lines around what is reached.</summary>
    public Outlines Outlines { get; } = new();

    public Reached Reached => _reached;

    /// <summary>Fills <see cref="Outlines"/>. O(reached edges + sides of cells near the rim).</summary>
    public void Draw(IReadOnlyList<RoadStretch> stretches)
    {
        _reached.Set(stretches);
        Outlines.Clear();
        Parts.Clear();
        _rimStart.Clear();
        _partOfSlice.Clear();
        foreach (var edge in _reached.Edges)
        {
            var inner = _reached.IsFull(edge) && AreFull(store.Ground(edge).Neighbours);
            _rimStart.Add(inner ? -1 : _partOfSlice.Count);
            if (!inner)
            {
                CutSlices(edge);
            }
        }

        for (var rank = 0; rank < _reached.Edges.Count; rank++)
        {
            var ground = store.Ground(_reached.Edges[rank]);
            if (_rimStart[rank] >= 0)
            {
                AddCells(rank, ground);
                continue;
            }

            for (var chain = 0; chain < ground.Limits.Count; chain++)
            {
                Outlines.Add(ground.Limits, chain);
            }
        }
    }

    /// <summary>How a slice is drawn.</summary>
    /// <param name="id">The slice.</param>
    /// <param name="parts">Its number in <see cref="Parts"/>, when it is in parts.</param>
    public SliceState StateOf(long id, out int parts)
    {
        parts = -1;
        var (edge, slice) = (SliceId.Edge(id), SliceId.Number(id));
        var rank = _reached.Rank(edge);
        if (rank < 0)
        {
            return SliceState.Absent;
        }

        if (_rimStart[rank] < 0)
        {
            return SliceState.Whole;
        }

        parts = _partOfSlice[_rimStart[rank] + slice];
        return parts switch
        {
            Whole => SliceState.Whole,
            Absent => SliceState.Absent,
            _ => SliceState.InParts,
        };
    }

    private const int Whole = -1;
    private const int Absent = -2;

    private bool AreFull(int[] edges)
    {
        foreach (var edge in edges)
        {
            if (!_reached.IsFull(edge))
            {
                return false;
            }
        }
        return true;
    }

    private void CutSlices(int edge)
    {
        var (slices, ground) = (store.Slices(edge), store.Ground(edge));
        var intervals = _reached.Of(_reached.Rank(edge));
        for (var slice = 0; slice < slices.Count; slice++)
        {
            _partOfSlice.Add(CutSlice(edge, slices, ground, slice, intervals));
        }
    }

    private int CutSlice(
        int edge,
        Slices slices,
        EdgeGround ground,
        int slice,
        ReadOnlySpan<(int Edge, double Lo, double Hi)> intervals
    )
    {
        var (lo, hi, length) = (slices.Lo[slice], slices.Hi[slice], store.Lines.Length(edge));
        var (begun, threatened) = (-1, false);
        foreach (var (_, intervalLo, intervalHi) in intervals)
        {
            var (from, to) = (Math.Max(lo, intervalLo), Math.Min(hi, intervalHi));
            if (from > to || (from == to && from != 0 && to != length))
            {
                continue;
            }

            if (begun < 0)
            {
                threatened = IsThreatened(ground.Threats.Of(slice));
                if (!threatened && from == lo && to == hi)
                {
                    return Whole;
                }

                begun = Parts.Begin();
            }

            _polygon.Set(ground.Cells, slice, SliceId.Of(edge, slice));
            CutEnds(slices, slice, from, to);
            if (threatened)
            {
                CutThreats(slices, slice, ground.Threats.Of(slice));
            }

            Parts.Add(_polygon.DoubleArea() < LeastDoubleArea ? [] : _polygon.Sides);
        }
        return begun < 0 ? Absent : begun;
    }

    private bool IsThreatened(ReadOnlySpan<long> threats)
    {
        foreach (var id in threats)
        {
            if (!_reached.IsFull(SliceId.Edge(id)) && Misses(id, out _, out _))
            {
                return true;
            }
        }
        return false;
    }

    private bool Misses(long id, out double lo, out double hi)
    {
        var (edge, number) = (SliceId.Edge(id), SliceId.Number(id));
        if (SliceId.IsPoint(id))
        {
            var run = store.Lines.Run[store.Lines.First(edge) + number];
            return _reached.Misses(edge, run, run, out lo, out hi);
        }

        var slices = store.Slices(edge);
        return _reached.Misses(edge, slices.Lo[number], slices.Hi[number], out lo, out hi);
    }

    /// <summary>Cuts a cell along the perpendiculars where reach begins and ends within its slice.</summary>
    private void CutEnds(Slices slices, int slice, double from, double to)
    {
        var piece = slices.Pieces[slices.PieceOf[slice]];
        if (from > slices.Lo[slice])
        {
            var (x, y) = piece.At(from, 0);
            _polygon.Clip(x, y, -piece.Ux, -piece.Uy, 0);
        }

        if (to < slices.Hi[slice])
        {
            var (x, y) = piece.At(to, 0);
            _polygon.Clip(x, y, piece.Ux, piece.Uy, 0);
        }
    }

    /// <summary>
    /// Takes away what may be nearer to a road that is not reached. A point p of the cell is as near to its own road as to the
    /// middle c of its slice, or nearer. It is not nearer to a place that is not reached when |p − c|² is at most the power of p to
    /// the slice around that place, which is at most the squared distance wherever p has its foot in that slice; and at bends,
    /// where p has no foot, at most the squared distance to the bend. Both are half-planes.
    /// </summary>
    private void CutThreats(Slices slices, int slice, ReadOnlySpan<long> threats)
    {
        var (cx, cy) = (slices.X[slice], slices.Y[slice]);
        var margin = 2 * MarginM * store.Plane.ScaleAt(cy);
        foreach (var id in threats)
        {
            var edge = SliceId.Edge(id);
            if (_reached.IsFull(edge) || !Misses(id, out var lo, out var hi))
            {
                continue;
            }

            var (others, number, half) = (store.Slices(edge), SliceId.Number(id), (hi - lo) / 2);
            var (x, y) = SliceId.IsPoint(id)
                ? store.Point(edge, number)
                : others.Pieces[others.PieceOf[number]].At((lo + hi) / 2, 0);
            var (dx, dy) = (x - cx, y - cy);
            var squared = (dx * dx) + (dy * dy);
            _polygon.Clip(cx, cy, 2 * dx, 2 * dy, squared - (half * half) - (margin * Math.Sqrt(squared)));
        }
    }

    private void AddCells(int rank, EdgeGround ground)
    {
        var (edge, cells) = (_reached.Edges[rank], ground.Cells);
        for (var slice = 0; slice + 1 < cells.Start.Length; slice++)
        {
            var id = SliceId.Of(edge, slice);
            switch (StateOf(id, out var parts))
            {
                case SliceState.InParts:
                    new PartOutline(store, this, cells, slice, id, parts).Add();
                    break;
                case SliceState.Whole:
                    AddWhole(cells, slice);
                    break;
            }
        }
    }

    private void AddWhole(Cells cells, int slice)
    {
        for (var side = cells.Start[slice]; side < cells.Start[slice + 1]; side++)
        {
            var label = cells.Label[side];
            if (label < 0 || StateOf(label, out _) == SliceState.Absent)
            {
                var next = cells.Next(slice, side);
                Outlines.Add((cells.X[side], cells.Y[side]), (cells.X[next], cells.Y[next]));
            }
        }
    }
}

/// <summary>How much of a slice's cell is drawn.</summary>
internal enum SliceState
{
    /// <summary>Nothing.</summary>
    Absent,

    /// <summary>All of it.</summary>
    Whole,

    /// <summary>Some parts of it, perhaps none.</summary>
    InParts,
}
