namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>A convex polygon, counter-clockwise, whose sides carry labels; cut by half-planes in place.</summary>
internal sealed class ConvexPolygon
{
    private double[] _x = new double[128];
    private double[] _y = new double[128];
    private long[] _label = new long[128];
    private double[] _nextX = new double[128];
    private double[] _nextY = new double[128];
    private long[] _nextLabel = new long[128];
    private double[] _beyond = new double[128];

    public int Count { get; private set; }

    public ReadOnlySpan<double> X => _x.AsSpan(0, Count);

    public ReadOnlySpan<double> Y => _y.AsSpan(0, Count);

    /// <summary>By vertex: the label of the side that begins there.</summary>
    public ReadOnlySpan<long> Label => _label.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(double x, double y, long label)
    {
        if (Count == _x.Length)
        {
            Array.Resize(ref _x, 2 * Count);
            Array.Resize(ref _y, 2 * Count);
            Array.Resize(ref _label, 2 * Count);
        }

        (_x[Count], _y[Count], _label[Count]) = (x, y, label);
        Count++;
    }

    /// <summary>The greatest squared distance of a vertex from the origin.</summary>
    public double SquaredRadius()
    {
        var most = 0d;
        for (var k = 0; k < Count; k++)
        {
            most = Math.Max(most, (_x[k] * _x[k]) + (_y[k] * _y[k]));
        }
        return most;
    }

    /// <summary>Keeps what is within nx·x + ny·y ≤ most; the new side carries the label. O(sides).</summary>
    /// <returns>Whether anything was cut off.</returns>
    public bool Clip(double nx, double ny, double most, long label)
    {
        if (_beyond.Length < Count)
        {
            _beyond = new double[_x.Length];
        }

        var anyBeyond = false;
        for (var k = 0; k < Count; k++)
        {
            _beyond[k] = (nx * _x[k]) + (ny * _y[k]) - most;
            anyBeyond |= _beyond[k] > 0;
        }

        if (!anyBeyond)
        {
            return false;
        }

        var (count, x, y, labels) = (Count, _x, _y, _label);
        (_x, _y, _label, Count) = (_nextX, _nextY, _nextLabel, 0);
        for (var k = 0; k < count; k++)
        {
            var next = k + 1 == count ? 0 : k + 1;
            var (here, there) = (_beyond[k], _beyond[next]);
            if (here <= 0)
            {
                Add(x[k], y[k], here == 0 && there > 0 ? label : labels[k]);
            }

            if ((here < 0 && there > 0) || (here > 0 && there < 0))
            {
                var share = here / (here - there);
                Add(x[k] + (share * (x[next] - x[k])), y[k] + (share * (y[next] - y[k])), here < 0 ? label : labels[k]);
            }
        }

        (_nextX, _nextY, _nextLabel) = (x, y, labels);
        return true;
    }
}
