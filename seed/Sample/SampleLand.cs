using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using QhdHomeMap.Data.Areas;

namespace QhdHomeMap.Seed.Sample;

/// <summary>The land of the city: what lies within its counties, and how far from their edge.</summary>
/// <remarks>
/// Only additions, multiplications, roots and comparisons, which IEEE 754 fixes to the last bit: a sine may differ between machines.
/// A flat earth is good to a hundredth over the few kilometres around a place.
/// </remarks>
internal sealed class SampleLand(IReadOnlyList<Area> areas)
{
    public const double MetresPerDegreeOfLat = 111_033; // at 39.9° N
    public const double MetresPerDegreeOfLon = 85_518;

    /// <summary>The outlines are good to about 100 m: closer to their edge a point might be in the sea.</summary>
    private const double ShoreM = 250;

    private static readonly (double East, double North)[] Around =
    [
        (1, 0),
        (0.7, 0.7),
        (0, 1),
        (-0.7, 0.7),
        (-1, 0),
        (-0.7, -0.7),
        (0, -1),
        (0.7, -0.7),
    ];

    private readonly List<County> _counties =
    [
        .. areas
            .Where(a => !a.IsZone)
            .Select(a => new County(a.Code, a.Boundary!.EnvelopeInternal, new IndexedPointInAreaLocator(a.Boundary))),
    ];

    /// <summary>Whether a spot is in an area; for a zone, in one of the counties that hold it.</summary>
    public bool IsIn(Area area, Coordinate spot) =>
        _counties.Exists(c =>
            (area.IsZone ? area.Hosts.Exists(h => h.HostCode == c.Code) : c.Code == area.Code) && c.Holds(spot)
        );

    public bool IsLand(Coordinate spot) => _counties.Exists(c => c.Holds(spot));

    /// <summary>Whether a spot is land, and all around it as well.</summary>
    public bool IsInland(Coordinate spot) =>
        IsLand(spot) && Around.All(a => IsLand(Moved(spot, a.East * ShoreM, a.North * ShoreM)));

    /// <summary>To a centimetre, as a survey would write it.</summary>
    public static Coordinate Moved(Coordinate from, double eastM, double northM) =>
        new(
            Math.Round(from.X + (eastM / MetresPerDegreeOfLon), 7),
            Math.Round(from.Y + (northM / MetresPerDegreeOfLat), 7)
        );

    /// <summary>How far one spot is from another, east and north.</summary>
    public static (double EastM, double NorthM) Offset(Coordinate from, Coordinate to) =>
        ((to.X - from.X) * MetresPerDegreeOfLon, (to.Y - from.Y) * MetresPerDegreeOfLat);

    public static double DistanceM(Coordinate a, Coordinate b)
    {
        var (east, north) = Offset(a, b);
        return Math.Sqrt((east * east) + (north * north));
    }

    private sealed record County(string Code, Envelope Extent, IndexedPointInAreaLocator Polygon)
    {
        public bool Holds(Coordinate spot) => Extent.Contains(spot) && Polygon.Locate(spot) is Location.Interior;
    }
}
