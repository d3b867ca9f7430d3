namespace QhdHomeMap.Formats.Tiles;

/// <summary>A ring on a tile's grid, its first point not repeated.</summary>
internal sealed class TileRing
{
    private readonly TilePoint[] _points;

    public TileRing(TilePoint[] points, bool isHole)
    {
        (_points, IsHole) = (points, isHole);
        for (var (i, before) = (0, points.Length - 1); i < points.Length; before = i++)
        {
            DoubleArea += ((long)points[before].X * points[i].Y) - ((long)points[i].X * points[before].Y);
        }
    }

    public ReadOnlySpan<TilePoint> Points => _points;

    public bool IsHole { get; }

    /// <summary>Twice the area, above 0 when it turns as the ground of a tile must: clockwise on the screen.</summary>
    public long DoubleArea { get; }

    /// <summary>Whether it turns the same way at every point and around only once, so that it surely does not meet itself.</summary>
    public bool IsConvex
    {
        get
        {
            var (side, turnsOfX) = (Math.Sign(DoubleArea), 0);
            for (var i = 0; i < _points.Length; i++)
            {
                var (a, b, c) = (At(i), At(i + 1), At(i + 2));
                var turn = ((long)(b.X - a.X) * (c.Y - b.Y)) - ((long)(b.Y - a.Y) * (c.X - b.X));
                if (Math.Sign(turn) != side)
                {
                    return false;
                }
                // Between two sides that turn, x changes its way at the westernmost and at the easternmost point only.
                turnsOfX += GoesEast(a, b) != GoesEast(b, c) ? 1 : 0;
            }

            return turnsOfX == 2;
        }
    }

    /// <summary>Whether a ring that does not meet this one lies within it. O(n).</summary>
    public bool Holds(TileRing other)
    {
        var (x, y) = (other._points[0].X, other._points[0].Y);
        var within = false;
        for (var (i, before) = (0, _points.Length - 1); i < _points.Length; before = i++)
        {
            var (a, b) = (_points[before], _points[i]);
            if (b.Y > y != a.Y > y && x < b.X + ((double)(y - b.Y) / (a.Y - b.Y) * (a.X - b.X)))
            {
                within = !within;
            }
        }

        return within;
    }

    /// <summary>Adds it, turned as it must: ground clockwise on the screen, holes the other way.</summary>
    public void WriteTo(GeometryCommands to)
    {
        if (DoubleArea > 0 == IsHole)
        {
            Array.Reverse(_points);
        }
        to.Ring(_points);
    }

    private static bool GoesEast(TilePoint from, TilePoint to) => to.X > from.X || (to.X == from.X && to.Y > from.Y);

    private TilePoint At(int i) => _points[i % _points.Length];
}
