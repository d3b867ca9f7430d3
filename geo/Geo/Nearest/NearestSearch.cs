using System.Runtime.CompilerServices;
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

    /// <summary>A tree of 2^31 points has ten levels of nodes, each of which leaves seven children to come back to.</summary>
    private const int MaxBranches = 80;

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
        {
            return [];
        }

        var origin = Ecef.FromWgs84(from);
        var found = new NeighbourList(limit, maxDistanceM);
        Span<Branch> branches = stackalloc Branch[MaxBranches];
        branches[0] = new Branch(0, 0);
        for (var count = 1; count > 0; )
        {
            var branch = branches[--count];
            if (branch.SquaredM2 > Square(found.ReachM + RoundingM))
            {
                continue;
            }

            if (branch.Node < index.InnerCount)
            {
                count = PushChildren(index, branch.Node, in origin, Square(found.ReachM + RoundingM), branches, count);
            }
            else
            {
                ScanLeaf(index, branch.Node - index.InnerCount, in origin, ref filter, found);
            }
        }
        return found.Ordered();
    }

    /// <summary>Adds what is within reach below a node, the nearest last, where it is taken up next.</summary>
    /// <returns>How many branches there are then.</returns>
    private static int PushChildren(
        PointIndex index,
        int node,
        in Ecef origin,
        double reachM2,
        Span<Branch> branches,
        int count
    )
    {
        Span<double> squaredM2 = stackalloc double[ChildBoxes.Fan];
        index.Boxes.SquaredDistances(node, in origin, squaredM2);
        var first = index.FirstChild(node);
        var bottom = count;
        for (var child = 0; child < index.Fan(node); child++)
        {
            var squared = squaredM2[child];
            if (squared > reachM2)
            {
                continue;
            }

            var place = count++;
            for (; place > bottom && branches[place - 1].SquaredM2 < squared; place--)
            {
                branches[place] = branches[place - 1];
            }

            branches[place] = new Branch(first + child, squared);
        }
        if (first >= index.InnerCount)
        {
            Fetch(index, branches[bottom..count]);
        }

        return count;
    }

    /// <summary>
    /// Reads something of every line of memory of the leaves that come next. Scanned one after the other, each would be waited
    /// for; reads that do nothing with what they find, the processor does side by side.
    /// </summary>
    /// <returns>Nothing of use; that it is returned keeps the reads from being left out.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Fetch(PointIndex index, ReadOnlySpan<Branch> leaves)
    {
        var sum = 0d;
        foreach (var branch in leaves)
        {
            var leaf = branch.Node - index.InnerCount;
            for (var slot = index.LeafStart(leaf); slot < index.LeafStart(leaf + 1); slot += 2)
            {
                sum += index.Slots[slot].X;
            }
        }
        return sum;
    }

    private static void ScanLeaf<TFilter>(
        PointIndex index,
        int leaf,
        in Ecef origin,
        ref TFilter filter,
        NeighbourList found
    )
        where TFilter : struct, ISlotFilter
    {
        var (from, to) = (index.LeafStart(leaf), index.LeafStart(leaf + 1));
        var slots = index.Slots[from..to];
        var items = index.Items[from..to];
        for (var i = 0; i < slots.Length; i++)
        {
            ref readonly var slot = ref slots[i];
            var squared = Ecef.ChordSquaredM2(origin, slot);
            if (squared <= Square(found.ReachM + RoundingM) && filter.Accepts(from + i))
            {
                found.Add(items[i], ShortGeodesic.DistanceM(origin, slot));
            }
        }
    }

    private static double Square(double value) => value * value;

    private readonly record struct Branch(int Node, double SquaredM2);
}
