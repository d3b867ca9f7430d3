namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>
/// By slice: the slices and bends of other pieces that may be nearer to some of its cell than the slice itself, since powers are only
/// nearly squared distances. Those of them that are not reached take ground from a reached cell; see <see cref="ThreatCutter"/>.
/// </summary>
internal sealed class Threats(int[] start, long[] ids)
{
    public ReadOnlySpan<long> Of(int slice) => ids.AsSpan(start[slice]..start[slice + 1]);

    public ReadOnlySpan<long> All => ids;
}

/// <summary>Finds the threats to one cell.</summary>
internal readonly struct ThreatSearch(
    GroundStore store,
    Slices slices,
    int slice,
    ConvexPolygon cell,
    List<long> threats
)
{
    /// <summary>By how much more the drawing may cut, as a share of the distance of two middles: twice its margin, with room.</summary>
    private const double MarginM = 3 * ThreatCutter.MarginM;

    private readonly double _margin = MarginM * store.Plane.ScaleAt(slices.Y[slice]);
    private readonly (double X, double Y) _anchor = slices.Anchor(slice);

    public void Search(in Piece own, Piece[] near)
    {
        var (cx, cy) = _anchor;
        var (dx, dy) = (slices.X[slice] - cx, slices.Y[slice] - cy);
        var radius = Math.Sqrt(cell.SquaredRadius()) + Math.Sqrt((dx * dx) + (dy * dy)) + _margin;
        var start = threats.Count;
        AddBorders(start, own);
        foreach (ref readonly var other in near.AsSpan())
        {
            var distance = Math.Sqrt(other.SquaredDistance(cx, cy));
            var others = store.Slices(other.Edge);
            var local = other.Number - others.Pieces[0].Number;
            if (
                distance >= radius
                && ((distance - radius) * (distance - radius)) - others.LongestR2[local] >= radius * radius
            )
            {
                continue;
            }

            for (var k = 0; k < cell.Count; k++)
            {
                AddSlices(start, others, other, cell.X[k] + dx, cell.Y[k] + dy);
            }

            AddPoint(start, own, other, local);
            AddPoint(start, own, other, local + 1);
        }
    }

    /// <summary>Whoever the cell borders on, so that a cell without any threat has no neighbour that is not reached.</summary>
    private void AddBorders(int start, in Piece own)
    {
        foreach (var label in cell.Label)
        {
            if (
                label >= 0
                && (SliceId.Edge(label) != own.Edge || slices.PieceOf[SliceId.Number(label)] != slices.PieceOf[slice])
            )
            {
                Add(start, label);
            }
        }
    }

    /// <summary>The slices with a power at a vertex below its squared distance to the anchor: neighbours on the piece.</summary>
    private void AddSlices(int start, Slices others, in Piece other, double qx, double qy)
    {
        var (run, height) = other.Foot(_anchor.X + qx, _anchor.Y + qy);
        var (first, end) = others.Of(other);
        var most = (qx * qx) + (qy * qy);
        var ((cx, cy), margin) = (_anchor, _margin);
        var foot = others.Find(other, run);
        for (var j = foot; j < end && Power(j) < most; j++)
        {
            Add(start, others, other, j);
        }

        for (var j = foot - 1; j >= first && Power(j) < most; j--)
        {
            Add(start, others, other, j);
        }

        double Power(int j)
        {
            var (dx, dy) = (others.X[j] - cx, others.Y[j] - cy);
            return (height * height)
                + ((run - others.Lo[j]) * (run - others.Hi[j]))
                - (margin * Math.Sqrt((dx * dx) + (dy * dy)));
        }
    }

    private void Add(int start, Slices others, in Piece other, int j)
    {
        if (!others.Shadowed[j])
        {
            Add(start, SliceId.Of(other.Edge, j));
        }
    }

    /// <summary>A bend or an end of a line: a part of it that is not reached has a point nearest to it there.</summary>
    private void AddPoint(int start, in Piece own, in Piece other, int point)
    {
        var (x, y) = store.Point(other.Edge, point);
        if ((x, y) == store.Point(own.Number) || (x, y) == store.Point(own.Number + 1))
        {
            return;
        }

        var (dx, dy) = (x - _anchor.X, y - _anchor.Y);
        var squared = (dx * dx) + (dy * dy);
        var (offX, offY) = (slices.X[slice] - _anchor.X, slices.Y[slice] - _anchor.Y);
        var least = squared - (_margin * Math.Sqrt(squared));
        for (var k = 0; k < cell.Count; k++)
        {
            if (2 * ((dx * (cell.X[k] + offX)) + (dy * (cell.Y[k] + offY))) > least)
            {
                Add(start, SliceId.OfPoint(other.Edge, point));
                return;
            }
        }
    }

    private void Add(int start, long id)
    {
        for (var i = threats.Count - 1; i >= start; i--)
        {
            if (threats[i] == id)
            {
                return;
            }
        }

        threats.Add(id);
    }
}
