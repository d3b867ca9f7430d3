using NetTopologySuite.Geometries;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Coverage;

namespace QhdHomeMap.Geo.Layouts.Gaps;

/// <summary>A place where people need a home and none covers them.</summary>
/// <param name="People">How many, in the hour that was asked for; with none, the most of any hour.</param>
/// <param name="Points">Their demand points, ascending.</param>
/// <param name="Centre">The mean of the points, weighted by people.</param>
/// <param name="Hull">
/// The convex hull of the points, <see cref="CoverageGaps.HullMarginM"/> wider all round: a polygon in WGS-84 degrees, longitude
/// first, SRID 4326, counter-clockwise.
/// </param>
/// <param name="Hours">When it is a gap: hours in which at least half of <paramref name="People"/> are there and nobody covers them.</param>
/// <param name="Peak">The hour, the first of several, in which most are there uncovered.</param>
/// <param name="PeakPeople">How many those are.</param>
/// <param name="NearestHome">The nearest home as the crow flies, from the demand point in the middle; null where there is no home.</param>
/// <param name="Ways">The same along the roads, for each profile asked for.</param>
public sealed record Gap(
    double People,
    int[] Points,
    Wgs84 Centre,
    Polygon Hull,
    WeekHours Hours,
    int Peak,
    double PeakPeople,
    NearHome? NearestHome,
    IReadOnlyList<GapWay> Ways
)
{
    /// <summary>Metres to the nearest road of any of the profiles; null without roads.</summary>
    public double? RoadM => Ways.Min(way => way.RoadM);
}

/// <summary>A home near a gap.</summary>
/// <param name="HomeId">The home.</param>
/// <param name="DistanceM">Metres as the crow flies.</param>
/// <param name="IsOpen">Whether it serves in the hour that was asked for; a closed one may be near enough and cover nobody.</param>
public sealed record NearHome(int HomeId, double DistanceM, bool IsOpen);

/// <summary>From a gap along the roads to the home that is soonest reached.</summary>
/// <param name="Profile">Who travels.</param>
/// <param name="RoadM">Metres from the demand point in the middle to the nearest road that the profile may use.</param>
/// <param name="HomeId">The home; null where there is no way, and <paramref name="Trouble"/> says why.</param>
/// <param name="LengthM">Metres of the way.</param>
/// <param name="Seconds">How long it takes.</param>
/// <param name="Trouble">Why there is no way.</param>
public sealed record GapWay(
    string Profile,
    double? RoadM,
    int? HomeId,
    double? LengthM,
    double? Seconds,
    WayTrouble Trouble
);

/// <summary>Why there is no way from a gap to a home.</summary>
public enum WayTrouble
{
    /// <summary>There is one.</summary>
    None,

    /// <summary>There are no roads.</summary>
    NoRoads,

    /// <summary>No road that the profile may use is near enough.</summary>
    OffRoads,

    /// <summary>No home can be reached from there.</summary>
    NoHome,
}
