namespace QhdHomeMap.Formats.Tiles;

/// <summary>
/// What of a ring lies in a tile with its rim. Where the ring leaves the tile and comes back, the result runs along the rim, perhaps
/// over itself: <see cref="AreaCutter"/> looks. Source: Sutherland and Hodgman, Reentrant polygon clipping, Communications of the ACM 17 (1974).
/// </summary>
internal sealed class RingCutter
{
    private List<(double X, double Y)> _ring = [];
    private List<(double X, double Y)> _cut = [];

    /// <summary>The ring on the grid, no two neighbours equal, the first not repeated; fewer than three points when nothing is left. O(n).</summary>
    public TilePoint[] Cut(ShapeStore shapes, int part, in TileView view)
    {
        shapes.Place(part, view, view.Tolerance, _ring);
        _ring.RemoveAt(_ring.Count - 1); // the first one again
        if (_ring.Exists(p => !TileView.Holds(p.X, p.Y)))
        {
            CutAt(static p => p.X - TileView.Low);
            CutAt(static p => TileView.High - p.X);
            CutAt(static p => p.Y - TileView.Low);
            CutAt(static p => TileView.High - p.Y);
        }

        return Rounded();
    }

    /// <param name="inside">How far within one edge of the rim a point is.</param>
    private void CutAt(Func<(double X, double Y), double> inside)
    {
        _cut.Clear();
        for (var i = 0; i < _ring.Count; i++)
        {
            var (from, to) = (_ring[i], _ring[i + 1 < _ring.Count ? i + 1 : 0]);
            var (fromInside, toInside) = (inside(from), inside(to));
            if (fromInside >= 0)
            {
                _cut.Add(from);
            }
            if (fromInside >= 0 != toInside >= 0)
            {
                var share = fromInside / (fromInside - toInside);
                _cut.Add((from.X + (share * (to.X - from.X)), from.Y + (share * (to.Y - from.Y))));
            }
        }

        (_ring, _cut) = (_cut, _ring);
    }

    private TilePoint[] Rounded()
    {
        var points = new List<TilePoint>(_ring.Count);
        foreach (var (x, y) in _ring)
        {
            var point = TileView.Round(x, y);
            if (points.Count == 0 || points[^1] != point)
            {
                points.Add(point);
            }
        }
        while (points.Count > 1 && points[^1] == points[0])
        {
            points.RemoveAt(points.Count - 1);
        }

        return [.. points];
    }
}
