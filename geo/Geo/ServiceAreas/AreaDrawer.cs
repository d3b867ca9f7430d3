using System.Runtime.InteropServices;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>
/// Finds the outline of what is reached: the sides of reached cells that no other reached cell shares. In the middle of a service
/// area these are an edge's kept limits; only near its rim, where a part of an edge or of its neighbours is not reached, single cells
/// are looked at. Used for one drawing after the other, by one thread at a time.
/// </summary>
internal sealed class AreaDrawer
{
    /// <summary>How far cuts lie beyond what is reached, plane metres.</summary>
    private const double HairM = 1e-3;

    /// <summary>Twice the area below which what is left of a cell is nothing, plane square metres.</summary>
    private const double LeastDoubleArea = 1e-4;

    private readonly GroundStore _store;
    private readonly Reached _reached;
    private readonly ThreatCutter _cutter;
    private readonly PartPolygon _polygon = new();
    private readonly List<int> _rimStart = [];
    private readonly List<int> _partOfSlice = [];

    public AreaDrawer(GroundStore store)
    {
        (_store, _reached) = (store, new Reached(store));
        _cutter = new ThreatCutter(store, _reached);
    }

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
            _rimStart.Add(CutEdge(edge, _store.Ground(edge)));
        }

        for (var rank = 0; rank < _reached.Edges.Count; rank++)
        {
            var ground = _store.Ground(_reached.Edges[rank]);
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

    /// <summary>Cuts the slices of an edge where it is not, or its neighbours are not, reached wholly.</summary>
    /// <returns>Where its slices begin in the list of them; −1 when all are drawn whole, and nothing next to them is missing.</returns>
    private int CutEdge(int edge, EdgeGround ground)
    {
        var full = _reached.IsFull(edge);
        var open = Open(edge, ground);
        if (full && open == 0)
        {
            return -1;
        }

        var (slices, start, parts) = (_store.Slices(edge), _partOfSlice.Count, Parts.SliceCount);
        var intervals = _reached.Of(_reached.Rank(edge));
        for (var slice = 0; slice < slices.Count; slice++)
        {
            var untouched = full && (ground.Concerns[slice] & open) == 0;
            _partOfSlice.Add(untouched ? Whole : CutSlice(edge, slices, ground, slice, intervals));
        }

        if (!full || Parts.SliceCount > parts)
        {
            return start;
        }

        // Whatever borders on a whole edge and is missing would have threatened it.
        CollectionsMarshal.SetCount(_partOfSlice, start);
        return -1;
    }

    /// <summary>The edges next to an edge, and itself, of which something is not reached, as bits.</summary>
    private ulong Open(int edge, EdgeGround ground)
    {
        var open = _reached.IsFull(edge) ? 0 : EdgeGround.Own;
        for (var i = 0; i < ground.Neighbours.Length; i++)
        {
            open |= _reached.IsFull(ground.Neighbours[i]) ? 0 : EdgeGround.Bit(i);
        }
        return open;
    }

    private int CutSlice(
        int edge,
        Slices slices,
        EdgeGround ground,
        int slice,
        ReadOnlySpan<(int Edge, double Lo, double Hi)> intervals
    )
    {
        var (lo, hi, length) = (slices.Lo[slice], slices.Hi[slice], _store.Lines.Length(edge));
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
                threatened = _cutter.IsThreatened(ground.Threats.Of(slice));
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
                _cutter.Cut(_polygon, edge, slice, ground.Threats.Of(slice));
            }

            Parts.Add(_polygon.DoubleArea() < LeastDoubleArea ? [] : _polygon.Sides);
        }
        return begun < 0 ? Absent : begun;
    }

    /// <summary>
    /// Cuts a cell along the perpendiculars where reach begins and ends within its slice, a hair beyond it: an origin from which a
    /// one-way road leads away lies on that line, and is to be inside.
    /// </summary>
    private void CutEnds(Slices slices, int slice, double from, double to)
    {
        var piece = slices.Pieces[slices.PieceOf[slice]];
        if (from > slices.Lo[slice])
        {
            var (x, y) = piece.At(from - HairM, 0);
            _polygon.Clip(x, y, -piece.Ux, -piece.Uy, 0);
        }

        if (to < slices.Hi[slice])
        {
            var (x, y) = piece.At(to + HairM, 0);
            _polygon.Clip(x, y, piece.Ux, piece.Uy, 0);
        }
    }

    private void AddCells(int rank, EdgeGround ground)
    {
        var (edge, cells) = (_reached.Edges[rank], ground.Cells);
        var open = Open(edge, ground);
        for (var slice = 0; slice + 1 < cells.Start.Length; slice++)
        {
            var id = SliceId.Of(edge, slice);
            switch (StateOf(id, out var parts))
            {
                case SliceState.InParts:
                    new PartOutline(_store, this, cells, slice, id, parts).Add();
                    break;
                case SliceState.Whole:
                    AddWhole(cells, slice, (ground.Concerns[slice] & open) != 0);
                    break;
            }
        }
    }

    private void AddWhole(Cells cells, int slice, bool maybeRim)
    {
        for (var side = cells.Start[slice]; side < cells.Start[slice + 1]; side++)
        {
            var label = cells.Label[side];
            if (label < 0 || (maybeRim && StateOf(label, out _) == SliceState.Absent))
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
