using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Geo.Nearest;

/// <summary>All points of a <see cref="PointIndex"/> within a radius, by geodesic distance.</summary>
public static class RangeSearch
{
    /// <summary>
    /// The items whose geodesic distance from <paramref name="centre"/> is at most <paramref name="radiusM"/> metres, ascending
    /// by item. O(log n + found · log found).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The radius is negative or not a number.</exception>
    public static int[] Within(PointIndex index, Wgs84 centre, double radiusM)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(radiusM);
        ArgumentOutOfRangeException.ThrowIfEqual(radiusM, double.NaN);
        var found = new List<int>();
        if (index.Count > 0)
        {
            Collect(index, 0, Ecef.FromWgs84(centre), radiusM, found);
        }

        found.Sort();
        return [.. found];
    }

    private static void Collect(PointIndex index, int node, in Ecef centre, double radiusM, List<int> found)
    {
        if (node >= index.InnerCount)
        {
            CollectLeaf(index, node - index.InnerCount, in centre, radiusM, found);
            return;
        }

        Span<double> squaredM2 = stackalloc double[ChildBoxes.Fan];
        index.Boxes.SquaredDistances(node, in centre, squaredM2);
        var reach = radiusM + NearestSearch.RoundingM;
        for (var child = 0; child < index.Fan(node); child++)
        {
            if (squaredM2[child] <= reach * reach)
            {
                Collect(index, index.FirstChild(node) + child, in centre, radiusM, found);
            }
        }
    }

    private static void CollectLeaf(PointIndex index, int leaf, in Ecef centre, double radiusM, List<int> found)
    {
        var reach = radiusM + NearestSearch.RoundingM;
        for (var slot = index.LeafStart(leaf); slot < index.LeafStart(leaf + 1); slot++)
        {
            ref readonly var point = ref index.Slots[slot];
            if (
                Ecef.ChordSquaredM2(centre, point) <= reach * reach
                && ShortGeodesic.DistanceM(centre, point) <= radiusM
            )
            {
                found.Add(index.Items[slot]);
            }
        }
    }
}
