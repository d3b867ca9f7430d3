namespace QhdHomeMap.Formats.Tiles;

/// <summary>
/// How far a line would stray if a point of it were left out: the tolerance from which Douglas and Peucker's simplification drops the point.
/// Computed once, it simplifies for every zoom by comparison, and alike in every tile. Source: Douglas and Peucker, Algorithms for the
/// reduction of the number of points required to represent a digitized line or its caricature, Cartographica 10 (1973).
/// </summary>
internal static class Significance
{
    /// <summary>Fills in the significance of every point of a line; the ends are never dropped. O(n log n), in the worst case O(n²).</summary>
    public static void Fill(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<float> significance)
    {
        significance.Clear();
        significance[0] = significance[^1] = float.PositiveInfinity;
        var open = new Stack<(int From, int To)>();
        open.Push((0, x.Length - 1));
        while (open.TryPop(out var run))
        {
            var (farthest, square) = Farthest(x, y, run.From, run.To);
            if (farthest < 0)
            {
                continue;
            }
            // A point is reached only through those that split the line before it, so it goes when they go.
            var parent = Math.Min(significance[run.From], significance[run.To]);
            significance[farthest] = Math.Min((float)Math.Sqrt(square), parent);
            open.Push((run.From, farthest));
            open.Push((farthest, run.To));
        }
    }

    private static (int Index, double Square) Farthest(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int from, int to)
    {
        var (farthest, square) = (-1, 0.0);
        var (dx, dy) = (x[to] - x[from], y[to] - y[from]);
        var length = (dx * dx) + (dy * dy);
        for (var i = from + 1; i < to; i++)
        {
            var (px, py) = (x[i] - x[from], y[i] - y[from]);
            var along = length > 0 ? Math.Clamp(((px * dx) + (py * dy)) / length, 0, 1) : 0;
            var (ox, oy) = (px - (along * dx), py - (along * dy));
            var distance = (ox * ox) + (oy * oy);
            if (distance > square)
            {
                (farthest, square) = (i, distance);
            }
        }

        return (farthest, square);
    }
}
