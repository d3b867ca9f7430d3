namespace QhdHomeMap.Geo.Clusters;

/// <summary>
/// DBSCAN on weighted points. A core point has at least minPoints of weight within eps, its own and the edge included; core points
/// within eps of each other are of one cluster; another point within eps of a core point belongs to the nearest one's cluster, of
/// equally near ones to that of the smallest index; the rest is noise. So the same points in another order give the same sets, save
/// for such ties, and any number of threads the same labels. Every decision is that of double arithmetic on each pair.
/// Source: Ester, Kriegel, Sander and Xu, A density-based algorithm for discovering clusters, KDD-96; cells of eps/√2 as in Gunawan
/// (2013) and de Berg, Gunawan and Roeloffzen (2017).
/// </summary>
public sealed class Dbscan
{
    /// <summary>What share of minPoints is enough: ten times 0.1 is to make 1, in whatever order it is added.</summary>
    internal const double WeightTolerance = 1 - 1e-12;

    private const int CellsInAChunk = 256;

    private readonly ClusterGrid _grid;
    private readonly double _squaredEps;
    private readonly double _enough;
    private readonly int _threads;
    private readonly bool[] _isCore;
    private readonly CoreCells _cores;

    private Dbscan(WeightedPoints points, double epsM, double minPoints, int threads)
    {
        _grid = new ClusterGrid(points, epsM, threads);
        (_squaredEps, _threads) = (epsM * epsM, threads);
        _enough = minPoints * WeightTolerance;
        _isCore = new bool[points.Count];
        Chunks.For(_grid.CellCount, CellsInAChunk, threads, FindCorePoints);
        _cores = new CoreCells(_grid, _isCore);
    }

    /// <summary>
    /// Labels the points. Near O(n) for points spread as people are; O(n × neighbours) at worst where minPoints is large.
    /// Memory about 90 bytes a point.
    /// </summary>
    /// <param name="points">In metres.</param>
    /// <param name="epsM">Radius of the neighbourhood, metres, over 0.</param>
    /// <param name="minPoints">Weight that makes a core point, itself counted; at least 1.</param>
    /// <param name="threads">How many to use; 0: one for each processor.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// eps is not a finite number over 0, or less than a billionth of what the points span; minPoints is less than 1.
    /// </exception>
    public static Clustering Run(WeightedPoints points, double epsM, double minPoints, int threads = 0)
    {
        if (!(epsM > 0 && double.IsFinite(epsM)))
        {
            throw new ArgumentOutOfRangeException(nameof(epsM), epsM, "eps is a finite number over 0.");
        }

        if (!(minPoints >= 1 && double.IsFinite(minPoints)))
        {
            throw new ArgumentOutOfRangeException(nameof(minPoints), minPoints, "minPoints is at least 1.");
        }

        return new Dbscan(points, epsM, minPoints, Chunks.Threads(threads)).Label();
    }

    private Clustering Label()
    {
        var sets = _cores.Connect(_squaredEps, _threads);
        var rootOf = new int[_isCore.Length];
        var isCore = new bool[_isCore.Length];
        Chunks.For(
            _grid.CellCount,
            CellsInAChunk,
            _threads,
            (from, to) =>
            {
                for (var cell = from; cell < to; cell++)
                {
                    for (var i = _grid.Starts[cell]; i < _grid.Starts[cell + 1]; i++)
                    {
                        var item = _grid.Items[i];
                        isCore[item] = _isCore[i];
                        rootOf[item] = _isCore[i] ? sets.Find(cell) : ~NearestCore(cell, i);
                    }
                }
            }
        );
        return Number(rootOf, isCore);
    }

    // Clusters in the order of their first core points, then the border points after their core.
    private static Clustering Number(int[] rootOf, bool[] isCore)
    {
        var labels = new int[isCore.Length];
        var labelOfRoot = new Dictionary<int, int>();
        for (var i = 0; i < labels.Length; i++)
        {
            if (isCore[i] && !labelOfRoot.TryGetValue(rootOf[i], out labels[i]))
            {
                labels[i] = labelOfRoot[rootOf[i]] = labelOfRoot.Count;
            }
        }

        for (var i = 0; i < labels.Length; i++)
        {
            if (!isCore[i])
            {
                labels[i] = ~rootOf[i] < 0 ? Clustering.Noise : labels[~rootOf[i]];
            }
        }

        return new(labels, isCore, labelOfRoot.Count);
    }

    private void FindCorePoints(int from, int to)
    {
        for (var cell = from; cell < to; cell++)
        {
            var (start, end) = (_grid.Starts[cell], _grid.Starts[cell + 1]);
            if (WeightOf(start, end) >= _enough)
            {
                _isCore.AsSpan(start, end - start).Fill(true);
                continue;
            }

            for (var i = start; i < end; i++)
            {
                _isCore[i] = HasEnough(cell, i);
            }
        }
    }

    private bool HasEnough(int cell, int i)
    {
        var disc = new Disc(_grid.X[i], _grid.Y[i], _squaredEps);
        var found = 0d;
        for (var row = 0; row < ClusterGrid.Rows && found < _enough; row++)
        {
            var (from, to) = _grid.Row(cell, row);
            var (start, count) = (_grid.Starts[from], _grid.Starts[to] - _grid.Starts[from]);
            var x = _grid.X.AsSpan(start, count);
            var y = _grid.Y.AsSpan(start, count);
            found += _grid.Weights is null
                ? Neighbourhood.Count(x, y, disc, (int)Math.Min(int.MaxValue, Math.Ceiling(_enough - found)))
                : Neighbourhood.Weigh(x, y, _grid.Weights.AsSpan(start, count), disc, _enough - found);
        }

        return found >= _enough;
    }

    private double WeightOf(int start, int end)
    {
        if (_grid.Weights is null)
        {
            return end - start;
        }

        var sum = 0d;
        for (var i = start; i < end && sum < _enough; i++)
        {
            sum += _grid.Weights[i];
        }

        return sum;
    }

    // The item of the core point that a border point belongs to; -1 for noise.
    private int NearestCore(int cell, int i)
    {
        var disc = new Disc(_grid.X[i], _grid.Y[i], _squaredEps);
        var nearest = -1;
        for (var row = 0; row < ClusterGrid.Rows; row++)
        {
            var (from, to) = _grid.Row(cell, row);
            var (start, count) = (_cores.Starts[from], _cores.Starts[to] - _cores.Starts[from]);
            Neighbourhood.FindNearest(
                _cores.X.AsSpan(start, count),
                _cores.Y.AsSpan(start, count),
                _cores.Items.AsSpan(start, count),
                ref disc,
                ref nearest
            );
        }

        return nearest;
    }
}
