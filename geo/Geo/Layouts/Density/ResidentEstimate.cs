using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;
using QhdHomeMap.Geo.Layouts.Hexagons;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Geo.Layouts.Density;

/// <summary>
/// Where residents live when only their number by area is known: dasymetric mapping. Each area's residents are spread evenly over the
/// roads within its outline along which people live, and gathered in hexagons. An estimate, to be called one wherever it is shown.
/// Source: Reibel, Bufalino, Street-weighted interpolation techniques for demographic count estimation (2005).
/// </summary>
/// <param name="Residents">
/// A demand point for each cell and area, at the middle of the roads in it; by area, then cell. People of an area sum to its residents.
/// </param>
/// <param name="NotPlaced">
/// For each area the residents that are not in <paramref name="Residents"/>: all or none. All where the area has no outline of its own, as a
/// zone, or no road along which people live.
/// </param>
public sealed record ResidentEstimate(Demand Residents, IReadOnlyList<double> NotPlaced)
{
    /// <summary>Roads along which people live.</summary>
    public static IReadOnlySet<RoadClass> LivedAlong { get; } =
        new HashSet<RoadClass> { RoadClass.Unclassified, RoadClass.Residential, RoadClass.LivingStreet };

    /// <summary>Spreads them. O(stretches + cells they run through + cells log cells).</summary>
    /// <param name="roads">The roads cut by area; null where there are none: nobody is placed.</param>
    /// <param name="residents">How many live in each area, 0 or more.</param>
    /// <param name="grid">The cells.</param>
    /// <exception cref="ArgumentException">There are not as many figures as areas.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A figure is negative or not finite.</exception>
    public static ResidentEstimate AlongRoads(RoadsByArea? roads, IReadOnlyList<double> residents, HexGrid grid)
    {
        foreach (var figure in residents)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(figure, nameof(residents));
            ArgumentOutOfRangeException.ThrowIfEqual(double.IsFinite(figure), false, nameof(residents));
        }

        if (roads is not null && roads.Areas.Count != residents.Count)
        {
            throw new ArgumentException("Each area has a figure of residents.", nameof(residents));
        }

        var cells = roads is null ? [] : Lengths(roads, grid);
        var wholeM = new double[residents.Count];
        foreach (var ((area, _), roadsM) in cells)
        {
            wholeM[area] += roadsM.LengthM;
        }

        var placed = cells.Where(cell => residents[cell.Key.Area] > 0).ToArray();
        var demand = new Demand(
            DemandKind.Residents,
            [.. placed.Select(cell => cell.Value.Middle())],
            [
                .. placed.Select(cell =>
                    PeopleByHour.Always(residents[cell.Key.Area] * (cell.Value.LengthM / wholeM[cell.Key.Area]))
                ),
            ],
            [.. placed.Select(cell => cell.Key.Area)],
            [.. placed.Select(_ => -1)]
        );
        return new(demand, [.. residents.Select((figure, area) => wholeM[area] > 0 ? 0 : figure)]);
    }

    private static SortedDictionary<(int Area, long Cell), CellRoads> Lengths(RoadsByArea roads, HexGrid grid)
    {
        var cells = new SortedDictionary<(int Area, long Cell), CellRoads>();
        foreach (ref readonly var part in roads.Stretches)
        {
            ref readonly var edge = ref roads.Network.Edges[part.Stretch.Edge];
            if (part.Area < 0 || !LivedAlong.Contains(edge.Class) || edge.LengthM == 0)
            {
                continue;
            }

            foreach (var piece in PiecesOf(new EdgeLine(roads.Network, part.Stretch.Edge), part.Stretch, grid))
            {
                var key = (part.Area, piece.Cell.Id);
                if (!cells.TryGetValue(key, out var cell))
                {
                    cells.Add(key, cell = new());
                }

                cell.Add(piece.Middle, edge.LengthM * piece.Share);
            }
        }

        return cells;
    }

    // The parts of a stretch by cell, each with its share of the whole edge.
    private static IEnumerable<(HexCell Cell, PlanePoint Middle, double Share)> PiecesOf(
        EdgeLine line,
        RoadStretch stretch,
        HexGrid grid
    )
    {
        for (var segment = 0; segment < line.SegmentCount; segment++)
        {
            var (first, last) = (line.FractionAt(segment, 0), line.FractionAt(segment, 1));
            if (last <= stretch.Start || first >= stretch.End)
            {
                continue;
            }

            var (from, to) = (Mercator.ToPlane(line.Point(segment)), Mercator.ToPlane(line.Point(segment + 1)));
            foreach (var (cell, start, end) in grid.Along(from, to))
            {
                var begin = Math.Max(stretch.Start, first + ((last - first) * start));
                var stop = Math.Min(stretch.End, first + ((last - first) * end));
                if (begin < stop)
                {
                    var along = (((begin + stop) / 2) - first) / (last - first);
                    yield return (
                        cell,
                        new(from.X + ((to.X - from.X) * along), from.Y + ((to.Y - from.Y) * along)),
                        stop - begin
                    );
                }
            }
        }
    }

    // What of an area's roads is in one cell. The middle is measured from the first piece, where digits are few.
    private sealed class CellRoads
    {
        private PlanePoint _origin;
        private double _east;
        private double _north;

        public double LengthM { get; private set; }

        public void Add(PlanePoint middle, double lengthM)
        {
            _origin = LengthM == 0 ? middle : _origin;
            LengthM += lengthM;
            _east += lengthM * (middle.X - _origin.X);
            _north += lengthM * (middle.Y - _origin.Y);
        }

        public Wgs84 Middle() => Mercator.ToWgs84(new(_origin.X + (_east / LengthM), _origin.Y + (_north / LengthM)));
    }
}
