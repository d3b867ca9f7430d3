using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using QhdHomeMap.Data.Areas;

namespace QhdHomeMap.Seed.Sample;

/// <summary>The land of the city, and the spots on it that sample homes have taken.</summary>
/// <remarks>
/// Only additions, multiplications and comparisons, which IEEE 754 fixes to the last bit: a sine may differ between machines.
/// A flat earth is good to a hundredth over the few kilometres around a place.
/// </remarks>
internal sealed class SampleGround(IReadOnlyList<Area> areas)
{
    private const double MetresPerDegreeOfLat = 111_033; // at 39.9° N
    private const double MetresPerDegreeOfLon = 85_518;

    /// <summary>The outlines are good to about 100 m: closer to their edge a point might be in the sea.</summary>
    private const double ShoreM = 250;

    /// <summary>Nobody builds two closer together.</summary>
    private const double ApartM = 150;

    private const int Tries = 10_000;

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

    private readonly Dictionary<string, IndexedPointInAreaLocator> _polygons = areas
        .Where(a => !a.IsZone)
        .ToDictionary(a => a.Code, a => new IndexedPointInAreaLocator(a.Boundary!));

    private readonly List<Coordinate> _taken = [];

    /// <summary>Takes a free spot in the area, between two distances from a place.</summary>
    public Coordinate Take(SampleEntry entry, SamplePlace around, SplitMix64 random)
    {
        var area = areas.Single(a => a.Code == entry.AreaCode);
        var polygons = (area.IsZone ? area.Hosts.Select(h => h.HostCode) : [area.Code])
            .Select(c => _polygons[c])
            .ToList();
        for (var i = 0; i < Tries; i++)
        {
            var (east, north) = (random.Between(-entry.FarM, entry.FarM), random.Between(-entry.FarM, entry.FarM));
            var squareM = (east * east) + (north * north);
            if (squareM < entry.NearM * entry.NearM || squareM > entry.FarM * entry.FarM)
            {
                continue;
            }

            var spot = Moved(new Coordinate(around.Lon, around.Lat), east, north);
            if (!polygons.Exists(p => Holds(p, spot)) || !IsInland(spot) || _taken.Exists(t => IsClose(t, spot)))
            {
                continue;
            }

            _taken.Add(spot);
            return spot;
        }
        throw new InvalidOperationException($"No ground for sample home '{entry.Name}' around {around.Name}.");
    }

    private bool IsInland(Coordinate spot) =>
        Around
            .Select(a => Moved(spot, a.East * ShoreM, a.North * ShoreM))
            .All(c => _polygons.Values.Any(p => Holds(p, c)));

    private static bool Holds(IndexedPointInAreaLocator polygon, Coordinate spot) =>
        polygon.Locate(spot) is Location.Interior;

    private static bool IsClose(Coordinate a, Coordinate b)
    {
        var (east, north) = ((a.X - b.X) * MetresPerDegreeOfLon, (a.Y - b.Y) * MetresPerDegreeOfLat);
        return (east * east) + (north * north) < ApartM * ApartM;
    }

    /// <summary>To a centimetre, as a survey would write it.</summary>
    private static Coordinate Moved(Coordinate from, double eastM, double northM) =>
        new(
            Math.Round(from.X + (eastM / MetresPerDegreeOfLon), 7),
            Math.Round(from.Y + (northM / MetresPerDegreeOfLat), 7)
        );
}
