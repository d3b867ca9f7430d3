using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Geo.Roads;

/// <summary>
/// Numbers places along a Hilbert curve, so that what is near in the plane is mostly near in memory. Source: Hilbert, "Über die
/// stetige Abbildung einer Linie auf ein Flächenstück" (1891); the steps as in Warren, Hacker's Delight, 2nd edition, section 16-2.
/// </summary>
internal readonly struct HilbertCurve
{
    private const int Bits = 16;
    private const double Cells = (1 << Bits) - 1;
    private readonly double _minX;
    private readonly double _minY;
    private readonly double _cellsPerM;

    /// <summary>A curve over the square around some points.</summary>
    public HilbertCurve(ReadOnlySpan<PlanePoint> points)
    {
        var (minX, minY, maxX, maxY) = (0d, 0d, 0d, 0d);
        if (points.Length > 0)
        {
            (minX, minY, maxX, maxY) = (points[0].X, points[0].Y, points[0].X, points[0].Y);
        }

        foreach (var p in points)
        {
            (minX, maxX) = (Math.Min(minX, p.X), Math.Max(maxX, p.X));
            (minY, maxY) = (Math.Min(minY, p.Y), Math.Max(maxY, p.Y));
        }

        var side = Math.Max(maxX - minX, maxY - minY);
        (_minX, _minY, _cellsPerM) = (minX, minY, side > 0 ? Cells / side : 0);
    }

    /// <summary>The place's number on the curve; places outside the square get that of its rim.</summary>
    public uint NumberOf(PlanePoint place)
    {
        var x = (uint)Math.Clamp((place.X - _minX) * _cellsPerM, 0, Cells);
        var y = (uint)Math.Clamp((place.Y - _minY) * _cellsPerM, 0, Cells);
        var number = 0u;
        for (var bit = 1u << (Bits - 1); bit > 0; bit >>= 1)
        {
            var (right, upper) = ((x & bit) != 0, (y & bit) != 0);
            number = (number << 2) | (right ? (upper ? 2u : 3u) : (upper ? 1u : 0u));
            if (!upper)
            {
                // The lower quarters are turned, the right one the other way round.
                (x, y) = right ? (~y, ~x) : (y, x);
            }
        }

        return number;
    }

    /// <summary>The indices of some places in the order of the curve; those of one number by index. O(n log n).</summary>
    public int[] Order(ReadOnlySpan<PlanePoint> places)
    {
        var keys = new ulong[places.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = ((ulong)NumberOf(places[i]) << 32) | (uint)i;
        }

        Array.Sort(keys);
        return Array.ConvertAll(keys, key => (int)(uint)key);
    }
}
