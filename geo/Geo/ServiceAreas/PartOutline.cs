namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>
/// Adds the outline of the parts of one cell: their sides, without what parts or the whole of a cell behind them share. What a whole
/// cell behind a side no longer shares is added for it, since it does not look at what became of its neighbours.
/// </summary>
internal readonly struct PartOutline(GroundStore store, AreaDrawer drawer, Cells cells, int slice, long id, int parts)
{
    public void Add()
    {
        var (from, to) = drawer.Parts.Of(parts);
        for (var part = from; part < to; part++)
        {
            var sides = drawer.Parts.Sides(part);
            for (var k = 0; k < sides.Length; k++)
            {
                ref readonly var next = ref sides[k + 1 == sides.Length ? 0 : k + 1];
                Add(sides[k], (next.X, next.Y));
            }
        }

        for (var source = cells.Start[slice]; source < cells.Start[slice + 1]; source++)
        {
            if (cells.Label[source] >= 0 && drawer.StateOf(cells.Label[source], out _) == SliceState.Whole)
            {
                AddForNeighbour(source, from, to);
            }
        }
    }

    private void Add(in PartPolygon.Side side, (double X, double Y) end)
    {
        var label = side.Source < 0 ? SliceId.Limit : cells.Label[side.Source];
        var other = -1;
        switch (label < 0 ? SliceState.Absent : drawer.StateOf(label, out other))
        {
            case SliceState.Absent:
                drawer.Outlines.Add((side.X, side.Y), end);
                break;
            case SliceState.InParts:
                AddUnshared(side, label, other);
                break;
        }
    }

    /// <summary>Adds a side without what the parts of the cell behind it share.</summary>
    private void AddUnshared(in PartPolygon.Side side, long label, int other)
    {
        var otherCells = store.Ground(SliceId.Edge(label)).Cells;
        var otherSide = otherCells.Find(SliceId.Number(label), id);
        var (from, to) = drawer.Parts.Of(other);
        var (lo, hi) = (Math.Min(side.ShareStart, side.ShareEnd), Math.Max(side.ShareStart, side.ShareEnd));
        var forward = side.ShareStart < side.ShareEnd;
        AddGaps(side.Source, lo, hi, forward, drawer.Parts, from, to, otherSide);
    }

    private void AddForNeighbour(int source, int from, int to)
    {
        var forward = PartPolygon.IsTurned(cells.Label[source], id);
        AddGaps(source, 0, 1, forward, drawer.Parts, from, to, source);
    }

    /// <summary>Adds what of an interval of a side no part of a list has; the parts of one slice may come in any order.</summary>
    private void AddGaps(
        int source,
        double lo,
        double hi,
        bool forward,
        PartList list,
        int from,
        int to,
        int listSource
    )
    {
        while (lo < hi)
        {
            // The next interval that does not lie behind us.
            var (nextLo, nextHi) = (hi, hi);
            for (var part = from; part < to; part++)
            {
                if (list.Find(part, listSource, out var partLo, out var partHi) && partHi > lo && partLo < nextLo)
                {
                    (nextLo, nextHi) = (partLo, partHi);
                }
            }

            if (nextLo > lo)
            {
                AddInterval(source, lo, nextLo, forward);
            }

            lo = nextHi;
        }
    }

    private void AddInterval(int source, double lo, double hi, bool forward)
    {
        var turned = PartPolygon.IsTurned(cells.Label[source], id);
        var start = PartPolygon.At(cells, slice, source, turned, forward ? lo : hi);
        var end = PartPolygon.At(cells, slice, source, turned, forward ? hi : lo);
        drawer.Outlines.Add(start, end);
    }
}
