namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>
/// Brings the cells of an edge to one mind with their neighbours'. Two cells that share a side see it from both ends of the same line,
/// but one may see it end sooner, where its strip is cut straight and the other's is not. Then only the common part is shared, and
/// the rest is a limit. So the outlines of any set of cells, without what they share, are closed lines, whatever the rounding.
/// </summary>
internal sealed class CellMatcher(GroundStore store, int edge)
{
    private readonly RawCells _raw = store.Raw(edge);
    private readonly List<int> _starts = [];
    private readonly List<double> _x = [];
    private readonly List<double> _y = [];
    private readonly List<long> _labels = [];

    public EdgeGround Match()
    {
        var cells = _raw.Cells;
        for (var slice = 0; slice + 1 < cells.Start.Length; slice++)
        {
            _starts.Add(_x.Count);
            for (var side = cells.Start[slice]; side < cells.Start[slice + 1]; side++)
            {
                Add(slice, side);
            }
        }

        _starts.Add(_x.Count);
        var matched = new Cells([.. _starts], [.. _x], [.. _y], [.. _labels]);
        var neighbours = Neighbours(matched);
        return new EdgeGround(
            matched,
            _raw.Threats,
            neighbours,
            ChainLinker.Limits(matched),
            Concerns(matched, neighbours)
        );
    }

    private ulong[] Concerns(Cells cells, int[] neighbours)
    {
        var concerns = new ulong[cells.Start.Length - 1];
        for (var slice = 0; slice < concerns.Length; slice++)
        {
            foreach (var id in cells.Label.AsSpan(cells.Start[slice]..cells.Start[slice + 1]))
            {
                concerns[slice] |= id < 0 ? 0 : Bit(id);
            }

            foreach (var id in _raw.Threats.Of(slice))
            {
                concerns[slice] |= Bit(id);
            }
        }
        return concerns;

        ulong Bit(long id) =>
            SliceId.Edge(id) == edge
                ? EdgeGround.Own
                : EdgeGround.Bit(Array.BinarySearch(neighbours, SliceId.Edge(id)));
    }

    private int[] Neighbours(Cells cells)
    {
        var found = new SortedSet<int>();
        foreach (var label in cells.Label)
        {
            found.Add(label < 0 ? edge : SliceId.Edge(label));
        }

        foreach (var id in _raw.Threats.All)
        {
            found.Add(SliceId.Edge(id));
        }

        found.Remove(edge);
        return [.. found];
    }

    private void Add(int slice, int side)
    {
        var cells = _raw.Cells;
        var label = cells.Label[side];
        var from = (X: cells.X[side], Y: cells.Y[side]);
        var next = cells.Next(slice, side);
        var to = (X: cells.X[next], Y: cells.Y[next]);
        if (label < 0 || Shared(SliceId.Of(edge, slice), label, from, to) is not var (start, end))
        {
            Add(from, SliceId.Limit);
            return;
        }

        if (start != from)
        {
            Add(from, SliceId.Limit);
        }

        Add(start, label);
        if (end != to)
        {
            Add(end, SliceId.Limit);
        }
    }

    private void Add((double X, double Y) at, long label)
    {
        _x.Add(at.X);
        _y.Add(at.Y);
        _labels.Add(label);
    }

    /// <summary>The part of a side that the cell behind it has too, in the direction of the side; null when there is none.</summary>
    private ((double X, double Y) Start, (double X, double Y) End)? Shared(
        long own,
        long label,
        (double X, double Y) from,
        (double X, double Y) to
    )
    {
        var others = store.Raw(SliceId.Edge(label)).Cells;
        var other = others.Find(SliceId.Number(label), own);
        if (other < 0)
        {
            return null;
        }

        var next = others.Next(SliceId.Number(label), other);
        var (otherFrom, otherTo) = ((others.X[other], others.Y[other]), (others.X[next], others.Y[next]));

        // Both cells must come to the same answer: the one of the lower number is measured along.
        if (own < label)
        {
            return Common(from, to, otherTo, otherFrom);
        }

        return Common(otherFrom, otherTo, to, from) is var (start, end) ? (end, start) : null;
    }

    private static ((double X, double Y) Start, (double X, double Y) End)? Common(
        (double X, double Y) from,
        (double X, double Y) to,
        (double X, double Y) otherStart,
        (double X, double Y) otherEnd
    )
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var squared = (dx * dx) + (dy * dy);
        var (lo, hi) = (Along(otherStart), Along(otherEnd));
        if (Math.Max(lo, 0) >= Math.Min(hi, squared))
        {
            return null;
        }

        return (lo > 0 ? otherStart : from, hi < squared ? otherEnd : to);

        double Along((double X, double Y) point) => ((point.X - from.X) * dx) + ((point.Y - from.Y) * dy);
    }
}
