using NetTopologySuite.Geometries;

namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>The sides of a shape's rings in the cells of a grid, about two to a cell were they spread evenly. Used again and again.</summary>
internal sealed class SideGrid
{
    private double[] _x = [];
    private double[] _y = [];
    private int[] _ringOf = [];
    private int[] _start = [];
    private int[] _sides = [];
    private int _count;
    private (double X, double Y) _low;
    private (double X, double Y) _perCell;

    /// <summary>The rings: from which point to which, the last being the first again, and of which polygon.</summary>
    public List<(int From, int To, int Polygon, bool IsHole)> Rings { get; } = [];

    public int Columns { get; private set; }

    public int Rows { get; private set; }

    /// <summary>Abscissae of the points, and room; a side is told by the number of its first one.</summary>
    public double[] X => _x;

    public double[] Y => _y;

    /// <summary>By side: its ring.</summary>
    public int[] RingOf => _ringOf;

    /// <summary>The sides whose boxes meet a cell.</summary>
    public ReadOnlySpan<int> At(int row, int column)
    {
        var cell = (row * Columns) + column;
        return _sides.AsSpan(_start[cell].._start[cell + 1]);
    }

    public int RowOf(double y) => Math.Clamp((int)((y - _low.Y) * _perCell.Y), 0, Rows - 1);

    public int ColumnOf(double x) => Math.Clamp((int)((x - _low.X) * _perCell.X), 0, Columns - 1);

    /// <summary>Reads a shape. O(sides + cells that they meet).</summary>
    public void Fill(Geometry shape)
    {
        Rings.Clear();
        _count = 0;
        Reserve(shape.NumPoints);
        for (var i = 0; i < shape.NumGeometries; i++)
        {
            if (shape.GetGeometryN(i) is Polygon { IsEmpty: false } polygon)
            {
                Add(polygon.Shell.CoordinateSequence, i, isHole: false);
                foreach (var hole in polygon.Holes)
                {
                    Add(hole.CoordinateSequence, i, isHole: true);
                }
            }
        }

        Lay(shape.EnvelopeInternal);
        Distribute();
    }

    private void Reserve(int points)
    {
        if (_x.Length < points)
        {
            (_x, _y, _ringOf) = (new double[points], new double[points], new int[points]);
        }
    }

    private void Add(CoordinateSequence ring, int polygon, bool isHole)
    {
        var from = _count;
        for (var i = 0; i < ring.Count; i++, _count++)
        {
            (_x[_count], _y[_count], _ringOf[_count]) = (ring.GetX(i), ring.GetY(i), Rings.Count);
        }

        Rings.Add((from, _count - 1, polygon, isHole));
    }

    /// <summary>Cells as wide as high, but for a shape that is a line.</summary>
    private void Lay(Envelope box)
    {
        var cells = Math.Max(1, _count / 2);
        var side = Math.Max(Math.Sqrt(box.Width * box.Height / cells), Math.Max(box.Width, box.Height) / cells);
        _low = (box.MinX, box.MinY);
        (Columns, Rows) = side > 0 ? (1 + (int)(box.Width / side), 1 + (int)(box.Height / side)) : (1, 1);
        _perCell = side > 0 ? (1 / side, 1 / side) : (0, 0);
    }

    /// <summary>A counting sort by cell.</summary>
    private void Distribute()
    {
        var cells = Columns * Rows;
        if (_start.Length < cells + 2)
        {
            _start = new int[cells + 2];
        }

        Array.Clear(_start, 0, cells + 2);
        ForEachCell(_start, null);
        for (var cell = 2; cell < cells + 2; cell++)
        {
            _start[cell] += _start[cell - 1];
        }

        if (_sides.Length < _start[cells + 1])
        {
            _sides = new int[_start[cells + 1]];
        }

        ForEachCell(_start, _sides);
    }

    /// <summary>Counts the sides of each cell two places farther on, or puts them where the place before says.</summary>
    private void ForEachCell(int[] start, int[]? sides)
    {
        foreach (var (from, to, _, _) in Rings)
        {
            for (var side = from; side < to; side++)
            {
                var (left, right) = (ColumnOf(_x[side]), ColumnOf(_x[side + 1]));
                var (bottom, top) = (RowOf(_y[side]), RowOf(_y[side + 1]));
                (left, right, bottom, top) = (
                    Math.Min(left, right),
                    Math.Max(left, right),
                    Math.Min(bottom, top),
                    Math.Max(bottom, top)
                );
                for (var row = bottom; row <= top; row++)
                {
                    for (var cell = (row * Columns) + left; cell <= (row * Columns) + right; cell++)
                    {
                        if (sides is null)
                        {
                            start[cell + 2]++;
                        }
                        else
                        {
                            sides[start[cell + 1]++] = side;
                        }
                    }
                }
            }
        }
    }
}
