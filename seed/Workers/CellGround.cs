using QhdHomeMap.Data.Workers;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Seed.Workers;

/// <summary>A cell of ground.</summary>
/// <param name="Centre">Its middle.</param>
/// <param name="AreaCode">The area of that.</param>
/// <param name="CellM">The length of its side.</param>
/// <param name="Place">Where it was first named, for people.</param>
/// <param name="Line">The line of that.</param>
internal sealed record Cell(Wgs84 Centre, string AreaCode, int CellM, string Place, int Line);

/// <summary>
/// The ground that cells have taken. Two cells whose middles are nearer than half of both sides lie partly on each other, however
/// they are turned, and would tell together of less ground than a cell may.
/// </summary>
internal sealed class CellGround
{
    /// <summary>Grids are laid in other datums and projections and rounded: so much less than their side is still apart.</summary>
    private const double Slack = 0.95;

    /// <summary>Two rows name the same cell if its middle differs by less than a rounding of the fifth decimal.</summary>
    private const double SameM = 2;

    private const double BucketDegreesLat = RiderCell.MinCellM / 110_900.0; // the shortest degree of latitude hereabouts is longer
    private const double BucketDegreesLon = RiderCell.MinCellM / 84_000.0; // and so of longitude, up to 41° north

    private readonly Dictionary<(int, int), List<Cell>> _buckets = [];

    /// <summary>A list names a cell again for every hour.</summary>
    private readonly Dictionary<Wgs84, Cell> _known = [];

    private int _largestM;

    /// <summary>Takes the ground of a cell.</summary>
    /// <returns>The cell that has this ground, which may be one taken before; or else one that it overlaps, and how far that is.</returns>
    public (Cell? Same, Cell? Overlapping, double DistanceM) Take(Cell cell)
    {
        if (_known.TryGetValue(cell.Centre, out var known))
        {
            return (known, null, 0);
        }
        var (x, y) = BucketOf(cell.Centre);
        var reach = (int)Math.Ceiling((cell.CellM + _largestM) / 2.0 / RiderCell.MinCellM);
        for (var dy = -reach; dy <= reach; dy++)
        {
            for (var dx = -reach; dx <= reach; dx++)
            {
                foreach (var other in _buckets.GetValueOrDefault((x + dx, y + dy), []))
                {
                    var distanceM = Geodesic.DistanceM(cell.Centre, other.Centre);
                    if (distanceM < SameM)
                    {
                        return (other, null, 0);
                    }
                    if (distanceM < (cell.CellM + other.CellM) / 2.0 * Slack)
                    {
                        return (null, other, distanceM);
                    }
                }
            }
        }
        if (!_buckets.TryGetValue((x, y), out var bucket))
        {
            _buckets.Add((x, y), bucket = []);
        }
        bucket.Add(cell);
        _known.Add(cell.Centre, cell);
        _largestM = Math.Max(_largestM, cell.CellM);
        return (cell, null, 0);
    }

    private static (int, int) BucketOf(Wgs84 point) =>
        ((int)Math.Floor(point.Lon / BucketDegreesLon), (int)Math.Floor(point.Lat / BucketDegreesLat));
}
