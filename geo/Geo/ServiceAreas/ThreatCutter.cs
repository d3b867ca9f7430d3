namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>Takes away from a reached cell what may be nearer to a road that is not reached.</summary>
/// <remarks>
/// A point p of the cell is as near to its own road as to the anchor c of its slice, or nearer. It is not nearer to a place that is
/// not reached when |p − c|² is at most the power of p to the slice around that place, which is at most the squared distance
/// wherever p has its foot in that slice; and at bends, where p has no foot, at most the squared distance to the bend. Both are
/// half-planes, so that cells stay convex. Where the own line goes on almost straight, the perpendicular at the first place of the next
/// piece that is not reached does the same and takes less: what has its foot before it is nearest to what is reached.
/// </remarks>
internal sealed class ThreatCutter(GroundStore store, Reached reached)
{
    /// <summary>Added to the distance from roads that are not reached, metres: more than what scale and rounding can do.</summary>
    public const double MarginM = 1e-3;

    /// <summary>Whether any of the threats is not reached.</summary>
    public bool IsThreatened(ReadOnlySpan<long> threats)
    {
        foreach (var id in threats)
        {
            if (!reached.IsFull(SliceId.Edge(id)) && Misses(id, out _, out _))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Cuts the cell of a slice. O(threats × sides).</summary>
    public void Cut(PartPolygon polygon, int edge, int slice, ReadOnlySpan<long> threats)
    {
        const double atAnchorM2 = 1e-9;
        var slices = store.Slices(edge);
        var (cx, cy) = slices.Anchor(slice);
        var margin = 2 * MarginM * store.Plane.ScaleAt(cy);
        var own = slices.PieceOf[slice];
        var (before, after) = (slices.GoesOn(own - 1) ? own - 1 : -1, slices.GoesOn(own) ? own + 1 : -1);
        CutBefore(polygon, edge, slices, before);
        CutAfter(polygon, edge, slices, after);
        foreach (var id in threats)
        {
            var threat = SliceId.Edge(id);
            if (
                reached.IsFull(threat)
                || (threat == edge && IsOf(slices, id, before, after))
                || !Misses(id, out var lo, out var hi)
            )
            {
                continue;
            }

            var (others, number, half) = (store.Slices(threat), SliceId.Number(id), (hi - lo) / 2);
            var (x, y) = SliceId.IsPoint(id)
                ? store.Point(threat, number)
                : others.Pieces[others.PieceOf[number]].At((lo + hi) / 2, 0);
            // Of two that end at the same node each is held by its middle: the node itself would part them without a margin.
            var (ax, ay) = (x - cx, y - cy);
            var atAnchor = Math.Abs((ax * ax) + (ay * ay) - (half * half)) < atAnchorM2;
            var (fromX, fromY) = atAnchor ? (slices.X[slice], slices.Y[slice]) : (cx, cy);
            var (dx, dy) = (x - fromX, y - fromY);
            var squared = (dx * dx) + (dy * dy);
            polygon.Clip(fromX, fromY, 2 * dx, 2 * dy, squared - (half * half) - (margin * Math.Sqrt(squared)));
        }
    }

    /// <summary>Whether a threat lies on one of two pieces of the own line.</summary>
    private static bool IsOf(Slices slices, long id, int before, int after)
    {
        var number = SliceId.Number(id);
        return SliceId.IsPoint(id)
            ? (before >= 0 && number - before is 0 or 1) || (after >= 0 && number - after is 0 or 1)
            : slices.PieceOf[number] == before || slices.PieceOf[number] == after;
    }

    private void CutBefore(PartPolygon polygon, int edge, Slices slices, int piece)
    {
        if (piece >= 0 && Misses(edge, slices.Pieces[piece], out _, out var hi))
        {
            var (x, y) = slices.Pieces[piece].At(hi, 0);
            polygon.Clip(x, y, -slices.Pieces[piece].Ux, -slices.Pieces[piece].Uy, 0);
        }
    }

    private void CutAfter(PartPolygon polygon, int edge, Slices slices, int piece)
    {
        if (piece >= 0 && Misses(edge, slices.Pieces[piece], out var lo, out _))
        {
            var (x, y) = slices.Pieces[piece].At(lo, 0);
            polygon.Clip(x, y, slices.Pieces[piece].Ux, slices.Pieces[piece].Uy, 0);
        }
    }

    private bool Misses(int edge, in Piece piece, out double lo, out double hi) =>
        reached.Misses(edge, piece.RunStart, piece.RunEnd, out lo, out hi);

    private bool Misses(long id, out double lo, out double hi)
    {
        var (edge, number) = (SliceId.Edge(id), SliceId.Number(id));
        if (SliceId.IsPoint(id))
        {
            var run = store.Lines.Run[store.Lines.First(edge) + number];
            return reached.Misses(edge, run, run, out lo, out hi);
        }

        var slices = store.Slices(edge);
        return reached.Misses(edge, slices.Lo[number], slices.Hi[number], out lo, out hi);
    }
}
