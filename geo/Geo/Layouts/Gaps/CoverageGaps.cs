using NetTopologySuite.Geometries;
using QhdHomeMap.Geo.Clusters;
using QhdHomeMap.Geo.Coverage;
using QhdHomeMap.Geo.Roads.Search;

namespace QhdHomeMap.Geo.Layouts.Gaps;

/// <summary>
/// Contiguous demand that no home covers, ranked by people. Uncovered demand points that are at most a link apart are of one gap (single
/// linkage), measured in the <see cref="Geodesy.LocalPlane"/>: DBSCAN in which every point is a core point.
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
        var uncovered = new UncoveredDemand(layout, hour, linkM);
        var homes = new GapHomes(layout, hour, profiles ?? UsualProfiles);
        Cluster[] shown =
        [
            .. uncovered
                .Groups.Where(group => group.HeadCount >= leastPeople)
                .OrderByDescending(group => group.HeadCount)
                .ThenBy(group => group.Label),
        ];
        var gaps = new Gap[shown.Length];
        Searches.Run(
            gaps.Length,
            threads: 0,
            () => homes,
            (near, i) => gaps[i] = Describe(uncovered, shown[i], near),
            cancel: cancel
        );
        var rest = uncovered.Groups.Where(group => group.HeadCount < leastPeople).ToArray();
        return new(gaps, rest.Sum(group => group.HeadCount), rest.Length);
    }

    private static Gap Describe(UncoveredDemand uncovered, Cluster group, GapHomes homes)
    {
        var points = uncovered.PointsOf(group);
        var week = uncovered.WeekOf(points);
        var (hours, peak) = (WeekHours.None, 0);
        for (var hour = 0; hour < week.Length; hour++)
        {
            hours |= week[hour] >= group.HeadCount / 2 ? WeekHours.Of(hour) : WeekHours.None;
            peak = week[hour] > week[peak] ? hour : peak;
        }

        var middle = uncovered.MiddleOf(group);
        return new(
            group.HeadCount,
            points,
            uncovered.Plane.ToWgs84(group.Centre.X, group.Centre.Y),
            (Polygon)GroundShape.Of(group.Hull.Buffer(HullMarginM, quadrantSegments: 4), uncovered.Plane),
            hours,
            peak,
            week[peak],
            homes.ByLine(middle),
            homes.ByRoad(middle)
        );
    }
}
