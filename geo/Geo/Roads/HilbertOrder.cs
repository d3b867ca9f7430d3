using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Geo.Roads;

/// <summary>Puts points in the order of a Hilbert curve over their extent, so that neighbours on the ground are near in memory.</summary>
/// <remarks>
/// Source of the curve: D. Hilbert, Über die stetige Abbildung einer Linie auf ein Flächenstück, Math. Ann. 38 (1891); a halving at a time.
/// </remarks>
internal static class HilbertOrder
{
    // 65,536 columns and rows: 2 m in a city of 130 km, and two coordinates fit in one 32-bit position.
    private const int Halvings = 16;
    private const uint Mask = (1u << Halvings) - 1;

    /// <summary>Reorders indexes of points; of those in the same cell the smaller index comes first. O(n log n).</summary>
    public static void Sort(ReadOnlySpan<Wgs84> points, int[] indexes)
    {
        var (west, east, south, north) = (
            double.PositiveInfinity,
            double.NegativeInfinity,
            double.PositiveInfinity,
            double.NegativeInfinity
        );
        foreach (var index in indexes)
        {
            var point = points[index];
            (west, east) = (Math.Min(west, point.Lon), Math.Max(east, point.Lon));
            (south, north) = (Math.Min(south, point.Lat), Math.Max(north, point.Lat));
        }

        var cellsPerDegree = Mask / Math.Max(Math.Max(east - west, north - south), 1e-9);
        var keys = new ulong[indexes.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            var point = points[indexes[i]];
            var position = PositionOf(
                (uint)((point.Lon - west) * cellsPerDegree),
                (uint)((point.Lat - south) * cellsPerDegree)
            );
            keys[i] = ((ulong)position << 32) | (uint)indexes[i];
        }

        Array.Sort(keys);
        for (var i = 0; i < keys.Length; i++)
        {
            indexes[i] = (int)(uint)keys[i];
        }
    }

    /// <summary>How far along the curve a cell is. O(1).</summary>
    internal static uint PositionOf(uint column, uint row)
    {
        var position = 0u;
        for (var side = 1u << (Halvings - 1); side > 0; side >>= 1)
        {
            var (right, upper) = ((column & side) != 0 ? 1u : 0u, (row & side) != 0 ? 1u : 0u);
            position += side * side * ((3 * right) ^ upper);
            if (upper == 0)
            {
                if (right == 1)
                {
                    (column, row) = (column ^ Mask, row ^ Mask);
                }

                (column, row) = (row, column);
            }
        }

        return position;
    }
}
