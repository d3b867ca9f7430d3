namespace QhdHomeMap.Formats.Tiles;

/// <summary>
/// What of a line lies in a tile with its rim, on the grid. Source: Liang and Barsky, A new concept and method for line clipping, ACM
/// Transactions on Graphics 3 (1984).
/// </summary>
internal sealed class LineCutter
{
    private readonly List<(double X, double Y)> _line = [];
    private readonly List<TilePoint> _piece = [];

    /// <summary>Adds the pieces; those of a single point are left out. O(n).</summary>
    public void Cut(ShapeStore shapes, int part, in TileView view, GeometryCommands into)
    {
        shapes.Place(part, view, view.Tolerance, _line);
        for (var i = 1; i < _line.Count; i++)
        {
            var (from, to) = (_line[i - 1], _line[i]);
            if (Within(from.X, from.Y, to.X, to.Y) is { } within)
            {
                AddSide(from, to, within, into);
            }
        }

        End(into);
    }

    private void AddSide(
        (double X, double Y) from,
        (double X, double Y) to,
        (double From, double To) within,
        GeometryCommands into
    )
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        if (within.From > 0)
        {
            End(into);
            Add(from.X + (within.From * dx), from.Y + (within.From * dy));
        }
        else
        {
            Add(from.X, from.Y);
        }
        if (within.To < 1)
        {
            Add(from.X + (within.To * dx), from.Y + (within.To * dy));
            End(into);
        }
        else
        {
            Add(to.X, to.Y);
        }
    }

    private void Add(double x, double y)
    {
        var point = TileView.Round(x, y);
        if (_piece.Count == 0 || _piece[^1] != point)
        {
            _piece.Add(point);
        }
    }

    private void End(GeometryCommands into)
    {
        if (_piece.Count > 1)
        {
            into.Line(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_piece));
        }
        _piece.Clear();
    }

    /// <summary>The shares of the side between which it lies within; null when it does nowhere.</summary>
    private static (double From, double To)? Within(double fromX, double fromY, double toX, double toY)
    {
        var (from, to) = (0.0, 1.0);
        return
            Narrow(fromX - TileView.Low, fromX - toX, ref from, ref to)
            && Narrow(TileView.High - fromX, toX - fromX, ref from, ref to)
            && Narrow(fromY - TileView.Low, fromY - toY, ref from, ref to)
            && Narrow(TileView.High - fromY, toY - fromY, ref from, ref to)
            ? (from, to)
            : null;
    }

    /// <param name="inside">How far inside the rim the side begins.</param>
    /// <param name="outwards">How far it goes towards and beyond that rim.</param>
    /// <param name="from">Where it is within from.</param>
    /// <param name="to">Where it is within to.</param>
    private static bool Narrow(double inside, double outwards, ref double from, ref double to)
    {
        if (outwards == 0)
        {
            return inside >= 0;
        }
        if (outwards > 0)
        {
            to = Math.Min(to, inside / outwards);
        }
        else
        {
            from = Math.Max(from, inside / outwards);
        }

        return from <= to;
    }
}
