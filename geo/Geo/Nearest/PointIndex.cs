using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Geo.Nearest;

/// <summary>
/// An immutable index of points on the WGS84 ellipsoid: a balanced k-d tree over geocentric coordinates (metres) whose nodes
/// carry the box of what is below them.
/// </summary>
/// <remarks>
/// The straight chord between two points is never longer than the geodesic between them, so boxes and chords prune without
/// ever losing a candidate, at the date line and the poles too. The tree is implicit: node <c>i</c> has the children
/// <c>2i + 1</c> and <c>2i + 2</c>, each over half of its parent's slots. Build: O(n log n) time, 28 bytes a point and
/// 24 a node of <see cref="LeafSize"/> points. Source: Bentley, "Multidimensional binary search trees" (1975).
/// </remarks>
public sealed class PointIndex
{
    /// <summary>The most points in a leaf: below that a scan is cheaper than another level.</summary>
    internal const int LeafSize = 8;

    private readonly int[] _items;
    private readonly Ecef[] _slots;
    private readonly Box[] _boxes;

    private PointIndex(int[] items, Ecef[] slots, Box[] boxes) => (_items, _slots, _boxes) = (items, slots, boxes);

    /// <summary>How many points.</summary>
    public int Count => _items.Length;

    /// <summary>The point's number in the sequence that the index was built from, by slot in the order of the tree.</summary>
    public ReadOnlySpan<int> Items => _items;

    /// <summary>The points in the order of the tree, so that a leaf is one run of memory.</summary>
    internal ReadOnlySpan<Ecef> Slots => _slots;

    /// <summary>The box of each node.</summary>
    internal ReadOnlySpan<Box> Boxes => _boxes;

    /// <summary>Builds the index. Point <c>i</c> of <paramref name="points"/> becomes item <c>i</c> of the answers. O(n log n).</summary>
    public static PointIndex Build(ReadOnlySpan<Wgs84> points)
    {
        var positions = new Ecef[points.Length];
        var items = new int[points.Length];
        for (var i = 0; i < points.Length; i++)
        {
            positions[i] = Ecef.FromWgs84(points[i]);
            items[i] = i;
        }

        var boxes = new Box[NodeCount(points.Length)];
        new PointIndexBuilder(positions, items, boxes).Split(0, 0, points.Length);

        var slots = new Ecef[points.Length];
        for (var i = 0; i < slots.Length; i++)
            slots[i] = positions[items[i]];
        return new PointIndex(items, slots, boxes);
    }

    private static int NodeCount(int points)
    {
        var nodes = 1;
        for (var largest = points; largest > LeafSize; largest = (largest + 1) / 2)
            nodes = (2 * nodes) + 1;
        return nodes;
    }

    /// <summary>An axis-parallel box in geocentric metres, rounded outwards to half its size in memory.</summary>
    internal readonly record struct Box(float MinX, float MinY, float MinZ, float MaxX, float MaxY, float MaxZ)
    {
        /// <summary>The square of the distance from a position to the box, 0 inside; never more than to any point in it.</summary>
        public double SquaredDistance(in Ecef p)
        {
            var dx = Math.Max(Math.Max(MinX - p.X, 0), p.X - MaxX);
            var dy = Math.Max(Math.Max(MinY - p.Y, 0), p.Y - MaxY);
            var dz = Math.Max(Math.Max(MinZ - p.Z, 0), p.Z - MaxZ);
            return (dx * dx) + (dy * dy) + (dz * dz);
        }
    }
}
