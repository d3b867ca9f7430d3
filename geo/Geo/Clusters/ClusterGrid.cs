namespace QhdHomeMap.Geo.Clusters;

/// <summary>
/// Points sorted into square cells so small that all within one are neighbours, and what is within eps of a cell's points lies at
/// most two cells off: five rows of up to five cells, each row one run of the sorted points.
/// </summary>
internal sealed class ClusterGrid
{
    /// <summary>How many rows of cells a cell's neighbours lie in, itself in the middle.</summary>
    public const int Rows = 5;

    private const int Reach = 2;
    private const int PointsInAChunk = 1 << 13;

    /// <summary>More columns or rows than this, and a cell's number would not tell to a hundred-thousandth where its edge is.</summary>
    private const double MostCells = 1L << 30;

    /// <summary>By how much less than eps/√2 a side is, so that rounding leaves no two points of a cell further apart than eps.</summary>
    private const double SideShare = 1 - 1e-5;

    private readonly (int Row, int Column)[] _places;
    private readonly int[] _rowFrom;
    private readonly int[] _rowTo;

    /// <summary>O(n), and one pass more over the points for each 11 bits of the number of cells.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The points span more than a billion cells.</exception>
    public ClusterGrid(WeightedPoints points, double epsM, int threads)
    {
        var box = Box.Of(points.XM, points.YM);
        var side = epsM / Math.Sqrt(2) * SideShare;
        var (width, height) = ((box.MaxX - box.MinX) / side, (box.MaxY - box.MinY) / side);
        if (points.Count > 0 && !(Math.Max(width, height) < MostCells))
        {
            throw new ArgumentOutOfRangeException(nameof(epsM), epsM, "eps is too small for what the points span.");
        }

        var keys = new ulong[points.Count];
        var columns = points.Count == 0 ? 1 : (ulong)width + 1 + (2 * Reach);
        Chunks.For(
            points.Count,
            PointsInAChunk,
            threads,
            (from, to) =>
            {
                for (var i = from; i < to; i++)
                {
                    var (column, row) = ((points.XM[i] - box.MinX) / side, (points.YM[i] - box.MinY) / side);
                    keys[i] = (((ulong)row + Reach) * columns) + (ulong)column + Reach;
                }
            }
        );
        Items = RadixSort.Sort(keys);
        X = Gather(points.XM, threads);
        Y = Gather(points.YM, threads);
        Weights = points.Weights is null ? null : Gather(points.Weights, threads);
        var cellKeys = FindCells(keys);
        _places = [.. cellKeys.Select(key => ((int)(key / columns), (int)(key % columns)))];
        (_rowFrom, _rowTo) = FindRows(cellKeys, columns);
    }

    /// <summary>Which point stands at each place of the sorted order: by cell, then by number.</summary>
    public int[] Items { get; }

    public double[] X { get; }

    public double[] Y { get; }

    public double[]? Weights { get; }

    /// <summary>Where each cell's points start in the sorted order; one entry more at the end.</summary>
    public int[] Starts { get; private set; } = [];

    public int CellCount => Starts.Length - 1;

    /// <summary>The cells, first and one after the last, of one of the <see cref="Rows"/> around a cell.</summary>
    public (int From, int To) Row(int cell, int row) => (_rowFrom[(cell * Rows) + row], _rowTo[(cell * Rows) + row]);

    /// <summary>Whether two cells share a side or a corner.</summary>
    public bool AreTouching(int cell, int other)
    {
        var (a, b) = (_places[cell], _places[other]);
        return Math.Abs(a.Row - b.Row) <= 1 && Math.Abs(a.Column - b.Column) <= 1;
    }

    private double[] Gather(double[] values, int threads)
    {
        var sorted = new double[values.Length];
        Chunks.For(
            values.Length,
            PointsInAChunk,
            threads,
            (from, to) =>
            {
                for (var i = from; i < to; i++)
                {
                    sorted[i] = values[Items[i]];
                }
            }
        );
        return sorted;
    }

    private List<ulong> FindCells(ulong[] keys)
    {
        var (cellKeys, starts) = (new List<ulong>(), new List<int>());
        for (var i = 0; i < keys.Length; i++)
        {
            if (i == 0 || keys[i] != keys[i - 1])
            {
                cellKeys.Add(keys[i]);
                starts.Add(i);
            }
        }

        starts.Add(keys.Length);
        Starts = [.. starts];
        return cellKeys;
    }

    // Cells are in order, so are the rows around them: one sweep for each, both its ends only ever moving on.
    private static (int[] From, int[] To) FindRows(List<ulong> cellKeys, ulong columns)
    {
        var (rowFrom, rowTo) = (new int[cellKeys.Count * Rows], new int[cellKeys.Count * Rows]);
        for (var row = 0; row < Rows; row++)
        {
            var (from, to) = (0, 0);
            for (var cell = 0; cell < cellKeys.Count; cell++)
            {
                var middle = cellKeys[cell] + ((ulong)row * columns);
                while (from < cellKeys.Count && cellKeys[from] + (Reach * columns) + Reach < middle)
                {
                    from++;
                }

                while (to < cellKeys.Count && cellKeys[to] + (Reach * columns) <= middle + Reach)
                {
                    to++;
                }

                (rowFrom[(cell * Rows) + row], rowTo[(cell * Rows) + row]) = (from, to);
            }
        }

        return (rowFrom, rowTo);
    }
}
