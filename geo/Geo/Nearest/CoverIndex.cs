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
        _largestM = new int[points.Boxes.Length];
        if (points.Count > 0)
            Largest(0, 0, points.Count);
    }

    /// <summary>
    /// The accepted items whose geodesic distance from <paramref name="place"/> is at most their own radius, nearest first,
    /// ties by item. O(log n + nodes whose widest circle reaches the place).
    /// </summary>
    public ReadOnlySpan<Neighbour> Covering<TFilter>(Wgs84 place, TFilter filter)
        where TFilter : struct, ISlotFilter
    {
        if (_points.Count == 0)
            return [];
        var origin = Ecef.FromWgs84(place);
        var found = new List<Neighbour>();
        Collect(0, 0, _points.Count, in origin, ref filter, found);
        found.Sort(NeighbourList.ByDistanceThenItem);
        return NeighbourList.TiesByItem(CollectionsMarshal.AsSpan(found));
    }

    private void Collect<TFilter>(int node, int from, int to, in Ecef origin, ref TFilter filter, List<Neighbour> found)
        where TFilter : struct, ISlotFilter
    {
        var reach = _largestM[node] + NearestSearch.RoundingM;
        if (_points.Boxes[node].SquaredDistance(origin) > reach * reach)
            return;
        if (to - from > PointIndex.LeafSize)
        {
            var middle = PointIndexBuilder.Middle(from, to);
            Collect((2 * node) + 1, from, middle, in origin, ref filter, found);
            Collect((2 * node) + 2, middle, to, in origin, ref filter, found);
            return;
        }
        for (var slot = from; slot < to; slot++)
        {
            var item = _points.Items[slot];
            ref readonly var point = ref _points.Slots[slot];
            var squared = Ecef.ChordSquaredM2(origin, point);
            var radius = _radiusM[item] + NearestSearch.RoundingM;
            if (squared > radius * radius || !filter.Accepts(slot))
                continue;
            var distance = ShortGeodesic.DistanceM(origin, point);
            if (distance <= _radiusM[item])
                found.Add(new Neighbour(item, distance));
        }
    }

    private int Largest(int node, int from, int to)
    {
        if (to - from > PointIndex.LeafSize)
        {
            var middle = PointIndexBuilder.Middle(from, to);
            var left = Largest((2 * node) + 1, from, middle);
            return _largestM[node] = Math.Max(left, Largest((2 * node) + 2, middle, to));
        }
        var largest = 0;
        for (var slot = from; slot < to; slot++)
            largest = Math.Max(largest, _radiusM[_points.Items[slot]]);
        return _largestM[node] = largest;
    }
}
