using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Geo.Nearest;

/// <summary>
/// Tells which points of an index a search may return. A struct, so that the search is compiled around it. It is asked by slot,
/// the order of the tree (<see cref="PointIndex.Items"/>): what it decides on, kept in that order, is one run of memory for a
/// leaf, where by item every question would be a cache miss.
/// </summary>
public interface ISlotFilter
{
    /// <summary>Whether the point in the slot may be returned.</summary>
    bool Accepts(int slot);
}

/// <summary>Lets every point pass.</summary>
public readonly struct EverySlot : ISlotFilter
{
    /// <inheritdoc/>
    public bool Accepts(int slot) => true;
}

/// <summary>Exact searches in a <see cref="PointIndex"/> by geodesic distance.</summary>
public static class NearestSearch
{
    /// <summary>Distances that differ by less, in metres, are ties; ties are ordered by item.</summary>
    public const double TieM = 0.001;

    /// <summary>What the rounding of coordinates near 6,400 km can do to a chord, in metres, with room to spare.</summary>
    internal const double RoundingM = 1e-6;

    /// <summary>A tree of 2^31 points is not deeper.</summary>
    private const int MaxDepth = 32;

    /// <summary>
    /// The nearest accepted items within <paramref name="maxDistanceM"/>, nearest first, ties by item; fewer when there are no more.
    /// </summary>
    /// <param name="index">The points.</param>
    /// <param name="from">Where the distance is measured from.</param>
    /// <param name="limit">How many at the most, from 1.</param>
    /// <param name="maxDistanceM">The farthest geodesic distance in metres that is returned; may be infinite.</param>
    /// <param name="filter">Which points count.</param>
    /// <returns>O(log n) nodes for a filter that accepts a fixed share of evenly spread points; O(n) when it accepts none.</returns>
    public static ReadOnlySpan<Neighbour> Nearest<TFilter>(
        PointIndex index,
        Wgs84 from,
        int limit,
        double maxDistanceM,
        TFilter filter
    )
        where TFilter : struct, ISlotFilter
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        if (index.Count == 0)
            return [];
        var origin = Ecef.FromWgs84(from);
        var found = new NeighbourList(limit, maxDistanceM);
        Span<Branch> stack = stackalloc Branch[MaxDepth];
        var depth = 0;
        var branch = new Branch(0, 0, index.Count, index.Boxes[0].SquaredDistance(origin));
        while (true)
        {
            if (branch.SquaredM <= Square(found.ReachM + RoundingM))
            {
                if (branch.To - branch.From > PointIndex.LeafSize)
                {
                    var (near, far) = Children(index, in branch, in origin);
                    stack[depth++] = far;
                    branch = near;
                    continue;
                }
                ScanLeaf(index, in branch, in origin, ref filter, found);
            }
            if (depth == 0)
                return found.Ordered();
            branch = stack[--depth];
        }
    }

    private static (Branch Near, Branch Far) Children(PointIndex index, in Branch parent, in Ecef origin)
    {
        var middle = PointIndexBuilder.Middle(parent.From, parent.To);
        var (left, right) = ((2 * parent.Node) + 1, (2 * parent.Node) + 2);
        var a = new Branch(left, parent.From, middle, index.Boxes[left].SquaredDistance(origin));
        var b = new Branch(right, middle, parent.To, index.Boxes[right].SquaredDistance(origin));
        return a.SquaredM <= b.SquaredM ? (a, b) : (b, a);
    }

    private static void ScanLeaf<TFilter>(
        PointIndex index,
        in Branch leaf,
        in Ecef origin,
        ref TFilter filter,
        NeighbourList found
    )
        where TFilter : struct, ISlotFilter
    {
        var slots = index.Slots[leaf.From..leaf.To];
        var items = index.Items[leaf.From..leaf.To];
        for (var i = 0; i < slots.Length; i++)
        {
            ref readonly var slot = ref slots[i];
            var squared = Ecef.ChordSquaredM2(origin, slot);
            if (squared <= Square(found.ReachM + RoundingM) && filter.Accepts(leaf.From + i))
                found.Add(items[i], ShortGeodesic.DistanceM(origin, slot));
        }
    }

    private static double Square(double value) => value * value;

    private readonly record struct Branch(int Node, int From, int To, double SquaredM);
}
