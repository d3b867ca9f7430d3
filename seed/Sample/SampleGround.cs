using NetTopologySuite.Geometries;
using QhdHomeMap.Data.Areas;

namespace QhdHomeMap.Seed.Sample;

/// <summary>The spots that sample homes have taken.</summary>
internal sealed class SampleGround(IReadOnlyList<Area> areas)
{
    /// <summary>Nobody builds two closer together.</summary>
    private const double ApartM = 150;

    private const int Tries = 10_000;

    private readonly SampleLand _land = new(areas);
    private readonly List<Coordinate> _taken = [];

    /// <summary>Takes a free spot in the area, between two distances from a place.</summary>
    public Coordinate Take(SampleEntry entry, SamplePlace around, SplitMix64 random)
    {
        var area = areas.Single(a => a.Code == entry.AreaCode);
        for (var i = 0; i < Tries; i++)
        {
            var (east, north) = (random.Between(-entry.FarM, entry.FarM), random.Between(-entry.FarM, entry.FarM));
            var squareM = (east * east) + (north * north);
            if (squareM < entry.NearM * entry.NearM || squareM > entry.FarM * entry.FarM)
            {
                continue;
            }

            var spot = SampleLand.Moved(new Coordinate(around.Lon, around.Lat), east, north);
            if (!_land.IsIn(area, spot) || !_land.IsInland(spot) || _taken.Exists(t => IsClose(t, spot)))
            {
                continue;
            }

            _taken.Add(spot);
            return spot;
        }
        throw new InvalidOperationException($"No ground for sample home '{entry.Name}' around {around.Name}.");
    }

    private static bool IsClose(Coordinate a, Coordinate b)
    {
        var (east, north) = SampleLand.Offset(a, b);
        return (east * east) + (north * north) < ApartM * ApartM;
    }
}
