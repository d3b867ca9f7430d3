using System.Runtime.InteropServices;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Geo.Nearest;

/// <summary>
/// A radius around each point of a <see cref="PointIndex"/>: answers which circles hold a place. Every node of the tree carries
/// the largest radius below it, so one wide circle does not slow the search for all the others.
/// </summary>
public sealed class CoverIndex
{
    private readonly PointIndex _points;
    private readonly int[] _radiusM;
    private readonly int[] _largestM;

    /// <summary>Takes the radius of item <c>i</c>, in metres, from <paramref name="radiusM"/>. O(n).</summary>
    public CoverIndex(PointIndex points, int[] radiusM)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(radiusM.Length, points.Count);
        (_points, _radiusM) = (points, radiusM);
        _largestM = new int[points.InnerCount + points.LeafCount];
        for (var leaf = 0; leaf < points.LeafCount; leaf++)
        {
            _largestM[points.InnerCount + leaf] = LargestIn(leaf);
        }

        for (var node = points.InnerCount - 1; node >= 0; node--)
        {
            _largestM[node] = Max(_largestM.AsSpan(points.FirstChild(node), points.Fan(node)));
        }
    }

    /// <summary>
    /// The accepted items whose geodesic distance from <paramref name="place"/> is at most their own radius, nearest first,
    /// ties by item. O(log n + nodes whose widest circle reaches the place).
    /// </summary>
    public ReadOnlySpan<Neighbour> Covering<TFilter>(Wgs84 place, TFilter filter)
        where TFilter : struct, ISlotFilter
    {
        if (_points.Count == 0)
        {
            return [];
        }

        var origin = Ecef.FromWgs84(place);
        var found = new List<Neighbour>();
        Collect(0, in origin, ref filter, found);
        found.Sort(NeighbourList.ByDistanceThenItem);
        return NeighbourList.TiesByItem(CollectionsMarshal.AsSpan(found));
    }

    private void Collect<TFilter>(int node, in Ecef origin, ref TFilter filter, List<Neighbour> found)
        where TFilter : struct, ISlotFilter
    {
        if (node >= _points.InnerCount)
        {
            CollectLeaf(node - _points.InnerCount, in origin, ref filter, found);
            return;
        }
        Span<double> squaredM2 = stackalloc double[ChildBoxes.Fan];
        _points.Boxes.SquaredDistances(node, in origin, squaredM2);
        for (var child = 0; child < _points.Fan(node); child++)
        {
            var next = _points.FirstChild(node) + child;
            var reach = _largestM[next] + NearestSearch.RoundingM;
            if (squaredM2[child] <= reach * reach)
            {
                Collect(next, in origin, ref filter, found);
            }
        }
    }

    private void CollectLeaf<TFilter>(int leaf, in Ecef origin, ref TFilter filter, List<Neighbour> found)
        where TFilter : struct, ISlotFilter
    {
        for (var slot = _points.LeafStart(leaf); slot < _points.LeafStart(leaf + 1); slot++)
        {
            var item = _points.Items[slot];
            ref readonly var point = ref _points.Slots[slot];
            var squared = Ecef.ChordSquaredM2(origin, point);
            var radius = _radiusM[item] + NearestSearch.RoundingM;
            if (squared > radius * radius || !filter.Accepts(slot))
            {
                continue;
            }

            var distance = ShortGeodesic.DistanceM(origin, point);
            if (distance <= _radiusM[item])
            {
                found.Add(new Neighbour(item, distance));
            }
        }
    }

    private int LargestIn(int leaf)
    {
        var largest = 0;
        for (var slot = _points.LeafStart(leaf); slot < _points.LeafStart(leaf + 1); slot++)
        {
            largest = Math.Max(largest, _radiusM[_points.Items[slot]]);
        }

        return largest;
    }

    private static int Max(ReadOnlySpan<int> values)
    {
        var largest = 0;
        foreach (var value in values)
        {
            largest = Math.Max(largest, value);
        }

        return largest;
    }
}
