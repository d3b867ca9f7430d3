using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Seed.Homes;

/// <summary>
/// Finds homes of one kind that are close together and named alike. A grid of cells as wide as the distance holds them.
/// </summary>
internal sealed class NearDuplicates
{
    public const double WithinM = 20;

    /// <summary>
    /// A whole list put on one point by a map search is refused at its second row; no need to compare each with each.
    /// </summary>
    private const int MostComparedInCell = 100;

    private const double CellDegreesLat = WithinM / 110_900; // the shortest degree of latitude hereabouts is longer
    private const double CellDegreesLon = WithinM / 84_000; // and so of longitude, up to 41° north

    private readonly Dictionary<(int, int), List<(HomeState Home, string Place)>> _cells = [];

    /// <summary>Adds a home, with what to call its place: 第 5 行, or 系统里的.</summary>
    public void Add(HomeState home, string place)
    {
        var cell = CellOf(home.Location);
        if (!_cells.TryGetValue(cell, out var homes))
        {
            _cells.Add(cell, homes = []);
        }
        homes.Add((home, place));
    }

    /// <summary>A home added before that may be the same; null if there is none.</summary>
    public (HomeState Home, string Place, double DistanceM)? Find(HomeState home)
    {
        var (x, y) = CellOf(home.Location);
        for (var (dx, dy) = (-1, -1); dy <= 1; (dx, dy) = dx < 1 ? (dx + 1, dy) : (-1, dy + 1))
        {
            foreach (var (other, place) in _cells.GetValueOrDefault((x + dx, y + dy), []).Take(MostComparedInCell))
            {
                if (
                    other.Kind == home.Kind
                    && Geodesic.DistanceM(home.Location, other.Location) is var distanceM and <= WithinM
                    && SimilarNames.Are(home.Name, other.Name)
                )
                {
                    return (other, place, distanceM);
                }
            }
        }
        return null;
    }

    private static (int, int) CellOf(Wgs84 point) =>
        ((int)Math.Floor(point.Lon / CellDegreesLon), (int)Math.Floor(point.Lat / CellDegreesLat));
}
