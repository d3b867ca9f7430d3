using QhdHomeMap.Geo.Clusters;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Coverage;
using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Geo.Layouts.Gaps;

/// <summary>The demand points of a layout with people whom no home covers, linked where they are near each other.</summary>
internal sealed class UncoveredDemand
{
    private readonly SiteLayout _layout;
    private readonly int[] _points;
    private readonly WeightedPoints _inPlane;
    private readonly ILookup<int, int> _members;

    /// <summary>Picks and links them. Near O(demand).</summary>
    public UncoveredDemand(SiteLayout layout, int? hour, double linkM)
    {
        (_layout, var demand) = (layout, layout.Demand);
        _points =
        [
            .. Enumerable
                .Range(0, demand.Count)
                .Where(point => demand.People[point].At(hour) > 0 && layout.Tally.Homes(point, hour) == 0),
        ];
        var places = Array.ConvertAll(_points, point => demand.Places[point]);
        var people = Array.ConvertAll(_points, point => demand.People[point].At(hour));
        Plane = LocalPlane.Around(places);
        _inPlane = WeightedPoints.OnGround(places, Plane, people);

        // Without weights every point has enough neighbours, itself, to be a core point: single linkage.
        var links = Dbscan.Run(new(_inPlane.XM, _inPlane.YM), linkM, minPoints: 1);
        _members = links.Labels.Select((label, member) => (label, member)).ToLookup(m => m.label, m => m.member);
        Groups = links.Describe(_inPlane);
    }

    /// <summary>The plane of <see cref="Groups"/>.</summary>
    public LocalPlane Plane { get; }

    /// <summary>What hangs together, in the order of their first points.</summary>
    public IReadOnlyList<Cluster> Groups { get; }

    /// <summary>The demand points of a group, ascending.</summary>
    public int[] PointsOf(Cluster group) => [.. _members[group.Label].Select(member => _points[member])];

    /// <summary>
    /// The demand point nearest to a group's centre: the centre of a bent group may lie where nobody is, and ways begin where somebody is.
    /// </summary>
    public Wgs84 MiddleOf(Cluster group)
    {
        var middle = _members[group.Label].MinBy(SquaredM2);
        return _layout.Demand.Places[_points[middle]];

        double SquaredM2(int member)
        {
            var (east, north) = (_inPlane.XM[member] - group.Centre.X, _inPlane.YM[member] - group.Centre.Y);
            return (east * east) + (north * north);
        }
    }

    /// <summary>How many of a group are there and uncovered in each hour of the week.</summary>
    public double[] WeekOf(int[] points)
    {
        var week = new double[WeekHours.Count];
        foreach (var point in points)
        {
            foreach (var hour in ~_layout.Tally.CoveredHours(point))
            {
                week[hour] += _layout.Demand.People[point].At(hour);
            }
        }

        return week;
    }
}
