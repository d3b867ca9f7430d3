namespace QhdHomeMap.Geo.Clusters;

/// <summary>The core points of a grid's cells, and which cells are within eps of each other.</summary>
internal sealed class CoreCells
{
    private const int CellsInAChunk = 128;

    private readonly ClusterGrid _grid;
    private readonly Box[] _boxes;

    /// <summary>O(n).</summary>
    /// <param name="grid">The cells of all points.</param>
    /// <param name="isCore">By the grid's order.</param>
    public CoreCells(ClusterGrid grid, bool[] isCore)
    {
        var count = isCore.AsSpan().Count(true);
        (_grid, Starts, _boxes) = (grid, new int[grid.CellCount + 1], new Box[grid.CellCount]);
        (X, Y, Items) = (new double[count], new double[count], new int[count]);
        var next = 0;
        for (var cell = 0; cell < grid.CellCount; cell++)
        {
            for (var i = grid.Starts[cell]; i < grid.Starts[cell + 1]; i++)
            {
                if (isCore[i])
                {
                    (X[next], Y[next], Items[next]) = (grid.X[i], grid.Y[i], grid.Items[i]);
                    next++;
                }
            }

            Starts[cell + 1] = next;
            var size = next - Starts[cell];
            _boxes[cell] = Box.Of(X.AsSpan(Starts[cell], size), Y.AsSpan(Starts[cell], size));
        }
    }

    /// <summary>Where each cell's core points start; one entry more at the end.</summary>
    public int[] Starts { get; }

    public double[] X { get; }

    public double[] Y { get; }

    public int[] Items { get; }

    /// <summary>
    /// Joins the cells that have core points within eps of each other. Cells that touch come first: what they join, the others,
    /// which are many and rarely near enough, need not measure.
    /// </summary>
    public DisjointSets Connect(double squaredEps, int threads)
    {
        var sets = new DisjointSets(_grid.CellCount);
        foreach (var touching in (bool[])[true, false])
        {
            Chunks.For(
                _grid.CellCount,
                CellsInAChunk,
                threads,
                (from, to) =>
                {
                    for (var cell = from; cell < to; cell++)
                    {
                        Connect(cell, squaredEps, sets, touching);
                    }
                }
            );
        }

        return sets;
    }

    private void Connect(int cell, double squaredEps, DisjointSets sets, bool touching)
    {
        for (var row = ClusterGrid.Rows / 2; row < ClusterGrid.Rows; row++)
        {
            var (from, to) = _grid.Row(cell, row);
            for (var other = Math.Max(from, cell + 1); other < to; other++)
            {
                var isTouching = _grid.AreTouching(cell, other);
                if (
                    isTouching == touching
                    && _boxes[cell].SquaredDistanceTo(in _boxes[other]) <= squaredEps
                    && sets.Find(cell) != sets.Find(other)
                    && AreNear(cell, other, squaredEps)
                )
                {
                    sets.Join(cell, other);
                }
            }
        }
    }

    private bool AreNear(int cell, int other, double squaredEps)
    {
        var (start, count) = (Starts[other], Starts[other + 1] - Starts[other]);
        var x = X.AsSpan(start, count);
        var y = Y.AsSpan(start, count);
        for (var i = Starts[cell]; i < Starts[cell + 1]; i++)
        {
            if (
                _boxes[other].SquaredDistanceTo(X[i], Y[i]) <= squaredEps
                && Neighbourhood.Count(x, y, new Disc(X[i], Y[i], squaredEps), enough: 1) > 0
            )
            {
                return true;
            }
        }

        return false;
    }
}
