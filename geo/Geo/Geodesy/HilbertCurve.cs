namespace QhdHomeMap.Geo.Geodesy;

/// <summary>
/// Numbers places along a Hilbert curve over the square around some points, in whatever unit those come, so that what is near in the
/// plane is mostly near in memory. Source: Hilbert, "Über die stetige Abbildung einer Linie auf ein Flächenstück" (1891); the steps as
/// in Warren, Hacker's Delight, 2nd edition, section 16-2.
/// </summary>
internal readonly struct HilbertCurve
{
    /// <summary>The finest curve: 2³¹ columns and rows.</summary>
    public const int FinestHalvings = 31;

    /// <summary>65,536 columns and rows, 2 m in a city of 130 km: a number and an index fit in one sort key.</summary>
    private const int UsualHalvings = 16;

    private readonly int _halvings;
    private readonly double _last;
    private readonly double _minX;
    private readonly double _minY;
    private readonly double _cellsPerUnit;

    /// <summary>A curve over the square around some points. O(n).</summary>
    public HilbertCurve(ReadOnlySpan<PlanePoint> points)
    {
        var (minX, minY) = (double.PositiveInfinity, double.PositiveInfinity);
        var (maxX, maxY) = (double.NegativeInfinity, double.NegativeInfinity);
        foreach (var p in points)
        {
            (minX, maxX) = (Math.Min(minX, p.X), Math.Max(maxX, p.X));
            (minY, maxY) = (Math.Min(minY, p.Y), Math.Max(maxY, p.Y));
        }

        this = points.Length > 0 ? new(minX, minY, Math.Max(maxX - minX, maxY - minY)) : new(0, 0, 0);
    }

    /// <summary>A curve over a square.</summary>
    /// <param name="minX">Where the square begins.</param>
    /// <param name="minY">Where the square begins.</param>
    /// <param name="side">Its side; of 0, every place is the first.</param>
    /// <param name="halvings">How often it is halved, at most <see cref="FinestHalvings"/>.</param>
    public HilbertCurve(double minX, double minY, double side, int halvings = UsualHalvings)
    {
        (_halvings, _last, _minX, _minY) = (halvings, (1L << halvings) - 1, minX, minY);
        _cellsPerUnit = side > 0 ? _last / side : 0;
    }

    /// <summary>The place's number on the curve; places outside the square get that of its rim. O(halvings).</summary>
    public ulong NumberOf(double x, double y) => NumberOf(Cell(x - _minX), Cell(y - _minY), _halvings);

    /// <summary>The indices of some places in the order of the usual curve; those of one number by index. O(n log n).</summary>
    public int[] Order(ReadOnlySpan<PlanePoint> places)
    {
        var keys = new ulong[places.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = (NumberOf(places[i].X, places[i].Y) << 32) | (uint)i;
        }

        Array.Sort(keys);
        return Array.ConvertAll(keys, key => (int)(uint)key);
    }

    /// <summary>The number of a cell.</summary>
    internal static ulong NumberOf(uint column, uint row, int halvings)
    {
        var number = 0UL;
        for (var bit = halvings - 1; bit >= 0; bit--)
        {
            var (right, upper) = ((column >> bit) & 1, (row >> bit) & 1);
            number = (number << 2) | ((3 * right) ^ upper);

            // The lower quarters are turned, the right one the other way round; without a branch, for no quarter is likelier.
            var (turned, mirrored) = (upper - 1, 0 - right);
            var swap = (column ^ row ^ mirrored) & turned;
            (column, row) = (column ^ swap, row ^ swap);
        }

        return number;
    }

    private uint Cell(double from) => (uint)Math.Clamp(from * _cellsPerUnit, 0, _last);
}
