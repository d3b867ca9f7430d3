using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Geo.Roads.Snapping;

/// <summary>
/// Finds the nearest point of a network's edges, anywhere along them: a packed tree over the segments of their lines in the
/// <see cref="Mercator"/> plane. Immutable and safe for any number of threads. Build: O(n log n), about 70 bytes a segment.
/// </summary>
/// <remarks>
/// Feet are found in the plane, which is conformal, and compared by ground metres with the scale half-way between place and
/// foot; within a kilometre that is the geodesic to a part in a million, and a foot is within a millimetre of the ground's. Of equally near edges
/// the lowest is taken, as at a junction. Not across the date line.
/// </remarks>
public sealed class EdgeIndex
{
    /// <summary>How far from a road a place may lie where nobody says otherwise: across a large factory or a park, not across a valley.</summary>
    public const double UsualLimitM = 200;

    private const int BatchPlaces = 1024;

    private readonly RoadNetwork _network;
    private readonly SegmentTree _tree;
    private readonly HilbertCurve _curve;
    private readonly double[] _segmentStarts;

    private EdgeIndex(RoadNetwork network, Func<RoadEdge, bool> isUsable)
    {
        _network = network;
        _segmentStarts = new double[network.ShapePoints.Length + network.Edges.Length];
        var segments = new List<Segment>(_segmentStarts.Length);
        for (var edge = 0; edge < network.Edges.Length; edge++)
        {
            if (isUsable(network.Edges[edge]))
            {
                AddSegments(edge, segments);
            }
        }

        var middles = segments.Select(s => s.Middle).ToArray();
        _curve = new HilbertCurve(middles);
        _tree = new(Array.ConvertAll(_curve.Order(middles), i => segments[i]));
    }

    /// <summary>An index of every edge. O(n log n).</summary>
    public static EdgeIndex Build(RoadNetwork network) => new(network, _ => true);

    /// <summary>An index of the edges that a profile may use in at least one direction. O(n log n).</summary>
    public static EdgeIndex Build(RoadNetwork network, TravelProfile profile) =>
        new(network, edge => profile.MayUse(edge));

    /// <summary>An index of some edges. O(n log n).</summary>
    /// <param name="network">The network.</param>
    /// <param name="isUsable">Which edges count.</param>
    public static EdgeIndex Build(RoadNetwork network, Func<RoadEdge, bool> isUsable) => new(network, isUsable);

    /// <summary>The nearest point of the nearest edge. O(log n) for places near roads.</summary>
    /// <param name="place">A place of the ground.</param>
    /// <param name="limitM">The greatest distance in ground metres, above 0, at most 100 km.</param>
    /// <returns>Null when no edge is within the limit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit makes no sense.</exception>
    public RoadPoint? Nearest(Wgs84 place, double limitM = UsualLimitM)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limitM);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limitM, ShortGeodesic.ReachM);
        return Find(place, Mercator.ToPlane(place), limitM);
    }

    /// <summary>
    /// The nearest point of the nearest edge for each place, in the order of the places and the same whatever the number of threads. Places are
    /// taken up along a curve, so that neighbours find the tree in the cache.
    /// </summary>
    /// <param name="places">Places of the ground.</param>
    /// <param name="limitM">The greatest distance in ground metres, above 0, at most 100 km.</param>
    /// <param name="threads">At most so many at a time; 0 is one a processor.</param>
    /// <returns>Null where no edge is within the limit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit or the number of threads makes no sense.</exception>
    public RoadPoint?[] Nearest(ReadOnlySpan<Wgs84> places, double limitM, int threads = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limitM);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limitM, ShortGeodesic.ReachM);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        var asked = places.ToArray();
        var planes = Array.ConvertAll(asked, Mercator.ToPlane);
        var order = _curve.Order(planes);
        var found = new RoadPoint?[asked.Length];
        Parallel.For(
            0,
            (asked.Length + BatchPlaces - 1) / BatchPlaces,
            new ParallelOptions { MaxDegreeOfParallelism = threads == 0 ? Environment.ProcessorCount : threads },
            batch =>
            {
                foreach (
                    var i in order.AsSpan(batch * BatchPlaces)[
                        ..Math.Min(BatchPlaces, asked.Length - (batch * BatchPlaces))
                    ]
                )
                {
                    found[i] = Find(asked[i], planes[i], limitM);
                }
            }
        );
        return found;
    }

    private RoadPoint? Find(Wgs84 place, PlanePoint plane, double limitM)
    {
        var hit = _tree.Nearest(plane, new LocalScale(place), limitM);
        if (hit.Slot < 0)
        {
            return null;
        }

        var foot = Mercator.ToWgs84(hit.Foot);
        var distanceM = ShortGeodesic.DistanceM(Ecef.FromWgs84(place), Ecef.FromWgs84(foot));
        if (!(distanceM <= limitM))
        {
            return null;
        }

        ref readonly var segment = ref _tree.Segments[hit.Slot];
        var start = _segmentStarts[segment.Number];
        var isLast = segment.Number == NumberOfFirst(segment.Edge + 1) - 1;
        var end = isLast ? 1 : _segmentStarts[segment.Number + 1];
        return new(segment.Edge, start + ((end - start) * hit.Share), foot, distanceM);
    }

    // Segments of all edges are numbered through: an edge has one more than points between its nodes.
    private int NumberOfFirst(int edge) => _network.ShapeStarts[edge] + edge;

    private void AddSegments(int edge, List<Segment> segments)
    {
        var first = NumberOfFirst(edge);
        var count = _network.PointCount(edge) - 1;
        var (before, alongM) = (_network.Point(edge, 0), 0d);
        var beforePlane = Mercator.ToPlane(before);
        for (var i = 0; i < count; i++)
        {
            var next = _network.Point(edge, i + 1);
            var nextPlane = Mercator.ToPlane(next);
            _segmentStarts[first + i] = alongM;
            alongM += ShortGeodesic.DistanceM(Ecef.FromWgs84(before), Ecef.FromWgs84(next));
            segments.Add(new(beforePlane, nextPlane, edge, first + i));
            (before, beforePlane) = (next, nextPlane);
        }

        if (alongM > 0)
        {
            foreach (ref var start in _segmentStarts.AsSpan(first, count))
            {
                start /= alongM;
            }
        }
    }
}
