using NetTopologySuite.Geometries;
using QhdHomeMap.Geo.Clusters;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Coverage;
using QhdHomeMap.Geo.Geodesy;
using QhdHomeMap.Geo.Roads.Search;

namespace QhdHomeMap.Geo.Layouts.Gaps;

/// <summary>
/// Contiguous demand that no home covers, ranked by people. Uncovered demand points that are at most a link apart are of one gap (single
/// linkage), measured in the <see cref="LocalPlane"/>: DBSCAN in which every point is a core point.
/// </summary>
/// <param name="Gaps">Most people first, then the lowest demand point.</param>
/// <param name="RemainderPeople">People of gaps that have too few to be shown as places.</param>
/// <param name="RemainderCount">How many such gaps there are.</param>
public sealed record CoverageGaps(IReadOnlyList<Gap> Gaps, double RemainderPeople, int RemainderCount)
{
    /// <summary>How much wider than its points a gap is drawn, metres: one point is drawn as a disc.</summary>
    public const double HullMarginM = 50;

    /// <summary>How far apart two demand points of one gap may be where nobody says otherwise: a block and the next.</summary>
    public const double UsualLinkM = 300;

    private static readonly string[] UsualProfiles = ["walk", "ebike"];

    /// <summary>Finds them. Near O(demand), 168 steps for each uncovered point, and a search along the roads for each gap and profile.</summary>
    /// <param name="layout">The homes and who needs them.</param>
    /// <param name="hour">0 is Monday from 0:00; null: homes count whatever their hours, and the most people of any hour.</param>
    /// <param name="linkM">How far apart two demand points of one gap may be, metres, above 0.</param>
    /// <param name="leastPeople">Gaps of fewer are merged into the remainder; at least <see cref="Demand.LeastShown"/>.</param>
    /// <param name="profiles">Who travels along the roads; null: on foot and by e-bike.</param>
    /// <param name="cancel">Stops before the next gap.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such hour, or the link or the least people make no sense.</exception>
    /// <exception cref="ArgumentException">The roads have no such profile.</exception>
    public static CoverageGaps Find(
        SiteLayout layout,
        int? hour,
        double linkM = UsualLinkM,
        double leastPeople = Demand.LeastShown,
        IReadOnlyList<string>? profiles = null,
        CancellationToken cancel = default
    )
    {
        WeekHours.Require(hour);
        ArgumentOutOfRangeException.ThrowIfEqual(leastPeople >= Demand.LeastShown, false, nameof(leastPeople));
        var demand = layout.Demand;
        int[] uncovered =
        [
            .. Enumerable
                .Range(0, demand.Count)
                .Where(point => demand.People[point].At(hour) > 0 && layout.Tally.Homes(point, hour) == 0),
        ];
        var places = Array.ConvertAll(uncovered, point => demand.Places[point]);
        var plane = LocalPlane.Around(places);
        var points = WeightedPoints.OnGround(
            places,
            plane,
            Array.ConvertAll(uncovered, point => demand.People[point].At(hour))
        );
        var labels = Dbscan.Run(new(points.XM, points.YM), linkM, minPoints: 1);
        var members = labels.Labels.Select((label, i) => (label, i)).ToLookup(m => m.label, m => m.i);
        var clusters = labels.Describe(points);
        Cluster[] shown =
        [
            .. clusters.Where(c => c.HeadCount >= leastPeople).OrderByDescending(c => c.HeadCount).ThenBy(c => c.Label),
        ];
        var homes = new GapHomes(layout, hour, profiles ?? UsualProfiles);
        var gaps = new Gap[shown.Length];
        Searches.Run(
            gaps.Length,
            threads: 0,
            () => homes,
            (near, i) =>
            {
                int[] own = [.. members[shown[i].Label]];
                var middle = places[Middle(points, own, shown[i].Centre)];
                gaps[i] = Describe(layout, shown[i], plane, Array.ConvertAll(own, m => uncovered[m]), middle, near);
            },
            cancel: cancel
        );
        var rest = clusters.Where(cluster => cluster.HeadCount < leastPeople).ToArray();
        return new(gaps, rest.Sum(cluster => cluster.HeadCount), rest.Length);
    }

    private static Gap Describe(
        SiteLayout layout,
        Cluster cluster,
        LocalPlane plane,
        int[] points,
        Wgs84 middle,
        GapHomes homes
    )
    {
        var week = Week(layout, points);
        var (hours, peak) = (WeekHours.None, 0);
        for (var hour = 0; hour < week.Length; hour++)
        {
            hours |= week[hour] >= cluster.HeadCount / 2 ? WeekHours.Of(hour) : WeekHours.None;
            peak = week[hour] > week[peak] ? hour : peak;
        }

        return new(
            cluster.HeadCount,
            points,
            plane.ToWgs84(cluster.Centre.X, cluster.Centre.Y),
            OnGround((Polygon)cluster.Hull.Buffer(HullMarginM, quadrantSegments: 4), plane),
            hours,
            peak,
            week[peak],
            homes.ByLine(middle),
            homes.ByRoad(middle)
        );
    }

    // How many are there and uncovered in each hour.
    private static double[] Week(SiteLayout layout, int[] points)
    {
        var week = new double[WeekHours.Count];
        foreach (var point in points)
        {
            foreach (var hour in ~layout.Tally.CoveredHours(point))
            {
                week[hour] += layout.Demand.People[point].At(hour);
            }
        }

        return week;
    }

    // The centre of a bent gap may lie where nobody is; ways begin where somebody is.
    private static int Middle(WeightedPoints points, int[] members, Coordinate centre) =>
        members.MinBy(m => Math.Pow(points.XM[m] - centre.X, 2) + Math.Pow(points.YM[m] - centre.Y, 2));

    private static Polygon OnGround(Polygon hull, LocalPlane plane)
    {
        var ring = Array.ConvertAll(
            hull.ExteriorRing.Coordinates,
            corner => plane.ToWgs84(corner.X, corner.Y) is var place ? new Coordinate(place.Lon, place.Lat) : corner
        );
        // Buffers are drawn clockwise.
        Array.Reverse(ring);
        return new GeometryFactory(new PrecisionModel(), 4326).CreatePolygon(ring);
    }
}
