using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using QhdHomeMap.Geo.Clusters;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Coverage;
using QhdHomeMap.Geo.Geodesy;
using QhdHomeMap.Geo.Nearest;

namespace QhdHomeMap.Geo.Layouts.Density;

/// <summary>How well a cluster of people, a work area, is provided with homes.</summary>
/// <param name="Label">The cluster's number.</param>
/// <param name="Centre">The mean of its points, weighted by people.</param>
/// <param name="Hull">The convex hull of its points in WGS-84 degrees, SRID 4326: a polygon; a line or a point where they span no area.</param>
/// <param name="People">How many people, in the hour that was asked for.</param>
/// <param name="CoveredPeople">How many of them a home covers.</param>
/// <param name="HomesInside">Homes in or on the hull that count in that hour.</param>
/// <param name="HomesServing">Homes that cover at least one of its points and count in that hour, wherever they are.</param>
/// <param name="NearestHomeId">The home nearest to the centre that counts in that hour; null where none does.</param>
/// <param name="NearestHomeM">Metres to it, as the crow flies.</param>
public sealed record ClusterCoverage(
    int Label,
    Wgs84 Centre,
    Geometry Hull,
    double People,
    double CoveredPeople,
    int HomesInside,
    int HomesServing,
    int? NearestHomeId,
    double? NearestHomeM
)
{
    /// <summary>People for each home that serves them; null where none does.</summary>
    public double? PeoplePerHome => HomesServing > 0 ? People / HomesServing : null;

    /// <summary>The share of the people that is covered, 0 to 1; 0 where nobody is.</summary>
    public double CoveredShare => People > 0 ? CoveredPeople / People : 0;

    /// <summary>
    /// The clusters in the order of their labels, but for those that never have five people. O(served + points log points + homes · clusters).
    /// </summary>
    /// <param name="layout">The homes and who needs them.</param>
    /// <param name="clustering">The clusters of the layout's demand points.</param>
    /// <param name="hour">0 is Monday from 0:00: homes open then count; null: all do, and the most people of any hour.</param>
    /// <exception cref="ArgumentException">There are more or fewer labels than demand points.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such hour.</exception>
    public static IReadOnlyList<ClusterCoverage> Of(SiteLayout layout, Clustering clustering, int? hour)
    {
        WeekHours.Require(hour);
        var demand = layout.Demand;
        var plane = LocalPlane.Around(demand.Places);
        var most = new double[demand.Count];
        demand.WritePeople(null, most);
        var clusters = clustering.Describe(WeightedPoints.OnGround(demand.Places, plane, most));
        var counts = layout.Count(hour, [.. clustering.Labels], clustering.Count);
        int[] open =
        [
            .. Enumerable
                .Range(0, layout.Homes.Count)
                .Where(home => hour is not { } asked || layout.Homes[home].Open.Contains(asked)),
        ];
        var (homes, serving) = (new HomesAround(layout, open, plane), Serving(layout, clustering, open));
        return
        [
            .. clusters
                .Where(cluster => cluster.HeadCount >= Demand.LeastShown)
                .Select(cluster => homes.Describe(cluster, counts[cluster.Label], serving[cluster.Label])),
        ];
    }

    // A home counts once for each cluster of which it covers a point.
    private static int[] Serving(SiteLayout layout, Clustering clustering, int[] homes)
    {
        var (serving, last) = (new int[clustering.Count], new int[clustering.Count]);
        Array.Fill(last, -1);
        foreach (var home in homes)
        {
            foreach (var point in layout.Table.Served(home))
            {
                if (clustering.Labels[point] is >= 0 and var label && last[label] != home)
                {
                    (last[label], serving[label]) = (home, serving[label] + 1);
                }
            }
        }

        return serving;
    }

    // The homes that count, as they lie around clusters.
    private sealed class HomesAround
    {
        private readonly LocalPlane _plane;
        private readonly LayoutHome[] _homes;
        private readonly PointIndex _index;
        private readonly Coordinate[] _inPlane;

        public HomesAround(SiteLayout layout, int[] homes, LocalPlane plane)
        {
            (_plane, _homes) = (plane, Array.ConvertAll(homes, home => layout.Homes[home]));
            _index = PointIndex.Build(Array.ConvertAll(_homes, home => home.Location));
            _inPlane = Array.ConvertAll(
                _homes,
                home =>
                {
                    var (east, north) = plane.ToPlane(home.Location);
                    return new Coordinate(east, north);
                }
            );
        }

        public ClusterCoverage Describe(Cluster cluster, CoverageCount people, int serving)
        {
            var centre = _plane.ToWgs84(cluster.Centre.X, cluster.Centre.Y);
            var near = NearestSearch.Nearest(_index, centre, 1, double.PositiveInfinity, default(EverySlot));
            return new(
                cluster.Label,
                centre,
                GroundShape.Of(cluster.Hull, _plane),
                people.People,
                people.Covered,
                _inPlane.Count(home => IsWithin(home, cluster.Hull)),
                serving,
                near.IsEmpty ? null : _homes[near[0].Item].Id,
                near.IsEmpty ? null : near[0].DistanceM
            );
        }

        private static bool IsWithin(Coordinate home, Geometry hull) =>
            hull.EnvelopeInternal.Covers(home)
            && (
                hull is Polygon polygon
                    ? SimplePointInAreaLocator.Locate(home, polygon) != Location.Exterior
                    : hull.Covers(hull.Factory.CreatePoint(home))
            );
    }
}
