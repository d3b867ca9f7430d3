namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>
/// What is left of a cell when only a part of its slice is reached, or when roads that are not reached take ground of it. A side
/// remembers of which side of the cell it is a part, and from where to where: as shares of the line between the cell's two vertices,
/// counted in the direction of the cell with the lower number, so that both cells at a side tell places on it in the same way.
/// </summary>
internal sealed class PartPolygon
{
    private Side[] _sides = new Side[64];
    private Side[] _next = new Side[64];
    private double[] _beyond = new double[64];
    private Cells _cells = null!;
    private int _slice;
    private long _id;
    private int _count;

    public ReadOnlySpan<Side> Sides => _sides.AsSpan(0, _count);

    /// <summary>Begins with the whole cell.</summary>
    public void Set(Cells cells, int slice, long id)
    {
        (_cells, _slice, _id, _count) = (cells, slice, id, 0);
        for (var source = cells.Start[slice]; source < cells.Start[slice + 1]; source++)
        {
            var turned = IsTurned(source);
            Add(new Side(cells.X[source], cells.Y[source], source, turned ? 1 : 0, turned ? 0 : 1));
        }
    }

    public void Clear() => _count = 0;

    /// <summary>Whether a side of the cell is counted from its end, because the cell behind it has the lower number.</summary>
    public bool IsTurned(int source) => IsTurned(_cells.Label[source], _id);

    /// <inheritdoc cref="IsTurned(int)"/>
    public static bool IsTurned(long label, long own) => label >= 0 && label < own;

    /// <summary>The place at a share of a side of a cell; the same to the bit from both cells at the side.</summary>
    public static (double X, double Y) At(Cells cells, int slice, int source, bool turned, double share)
    {
        var next = cells.Next(slice, source);
        var (from, to) = turned ? (next, source) : (source, next);
        return share switch
        {
            0 => (cells.X[from], cells.Y[from]),
            1 => (cells.X[to], cells.Y[to]),
            _ => (
                GroundPlane.Round(cells.X[from] + (share * (cells.X[to] - cells.X[from]))),
                GroundPlane.Round(cells.Y[from] + (share * (cells.Y[to] - cells.Y[from])))
            ),
        };
    }

    /// <summary>Keeps what is within nx·(x − cx) + ny·(y − cy) ≤ most. O(sides).</summary>
    public void Clip(double cx, double cy, double nx, double ny, double most)
    {
        if (_beyond.Length < _count)
        {
            _beyond = new double[_sides.Length];
        }

        var anyBeyond = false;
        for (var k = 0; k < _count; k++)
        {
            _beyond[k] = Beyond(_sides[k].X, _sides[k].Y);
            anyBeyond |= _beyond[k] > 0;
        }

        if (!anyBeyond)
        {
            return;
        }

        var (count, sides) = (_count, _sides);
        (_sides, _next, _count) = (_next, _sides, 0);
        for (var k = 0; k < count; k++)
        {
            ref readonly var side = ref sides[k];
            var next = k + 1 == count ? 0 : k + 1;
            var (here, there) = (_beyond[k], _beyond[next]);
            if (here <= 0 && there <= 0)
            {
                Add(side);
            }
            else if (here <= 0 || there <= 0)
            {
                Cut(side, sides[next], here, there);
            }
        }

        double Beyond(double x, double y) => (nx * (x - cx)) + (ny * (y - cy)) - most;

        void Cut(in Side side, in Side next, double here, double there)
        {
            if (side.Source < 0)
            {
                var along = here / (here - there);
                var (x, y) = (side.X + (along * (next.X - side.X)), side.Y + (along * (next.Y - side.Y)));
                AddCut(side, GroundPlane.Round(x), GroundPlane.Round(y), 0, here <= 0);
                return;
            }

            var turned = IsTurned(side.Source);
            var (x0, y0) = At(_cells, _slice, side.Source, turned, 0);
            var (x1, y1) = At(_cells, _slice, side.Source, turned, 1);
            var (from, to) = (Beyond(x0, y0), Beyond(x1, y1));
            var share = Math.Clamp(
                from == to ? 0 : from / (from - to),
                Math.Min(side.ShareStart, side.ShareEnd),
                Math.Max(side.ShareStart, side.ShareEnd)
            );
            var (cutX, cutY) = At(_cells, _slice, side.Source, turned, share);
            AddCut(side, cutX, cutY, share, here <= 0);
        }
    }

    /// <summary>Twice the area, plane square metres.</summary>
    public double DoubleArea()
    {
        var sum = 0d;
        for (var k = 1; k + 1 < _count; k++)
        {
            var (ax, ay) = (_sides[k].X - _sides[0].X, _sides[k].Y - _sides[0].Y);
            var (bx, by) = (_sides[k + 1].X - _sides[0].X, _sides[k + 1].Y - _sides[0].Y);
            sum += (ax * by) - (ay * bx);
        }
        return sum;
    }

    /// <summary>Keeps the part of a side before (after) the cut, and begins (has begun) the new side there.</summary>
    private void AddCut(in Side side, double x, double y, double share, bool before)
    {
        if (before)
        {
            Add(side with { ShareEnd = share });
            Add(new Side(x, y, -1, 0, 0));
        }
        else
        {
            Add(side with { X = x, Y = y, ShareStart = share });
        }
    }

    private void Add(in Side side)
    {
        if (_count == _sides.Length)
        {
            Array.Resize(ref _sides, 2 * _count);
        }

        _sides[_count++] = side;
    }

    /// <param name="X">Where the side begins.</param>
    /// <param name="Y">Where the side begins.</param>
    /// <param name="Source">The side of the cell that it is a part of; −1 for one that was cut.</param>
    /// <param name="ShareStart">Where on that side it begins.</param>
    /// <param name="ShareEnd">Where on that side it ends.</param>
    public readonly record struct Side(double X, double Y, int Source, double ShareStart, double ShareEnd);
}
