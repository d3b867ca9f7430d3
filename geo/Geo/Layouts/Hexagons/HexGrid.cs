using NetTopologySuite.Geometries;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Geo.Layouts.Hexagons;

/// <summary>
/// Regular hexagons in the <see cref="Mercator"/> plane, a corner to the north, anchored where the equator meets the prime meridian: a
/// cell keeps its number whatever is drawn. Over a degree of latitude at 40° N their size on the ground changes by 1.5 in a hundred.
/// Source of the rounding: Patel, Hexagonal Grids (redblobgames.com, 2013).
/// </summary>
public sealed class HexGrid
{
    private static readonly HexCell[] Neighbours =
    [
        new(1, 0),
        new(0, 1),
        new(-1, 1),
        new(-1, 0),
        new(0, -1),
        new(1, -1),
    ];

    // Corners counter-clockwise from the lower right, in half widths east and half sides north of the centre.
    private static readonly (int East, int North)[] Corners = [(1, -1), (1, 1), (0, 2), (-1, 1), (-1, -1), (0, -2)];

    private readonly double _halfWidth;
    private readonly double _halfSide;

    /// <summary>A grid for a latitude.</summary>
    /// <param name="spacingM">Ground metres there between the centres of two neighbouring cells, above 0.</param>
    /// <param name="lat">The latitude, degrees, within ±85.</param>
    /// <exception cref="ArgumentOutOfRangeException">The spacing is not above 0, or the latitude too far north or south.</exception>
    public HexGrid(double spacingM = 500, double lat = 40)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(spacingM > 0 && double.IsFinite(spacingM), false, nameof(spacingM));
        ArgumentOutOfRangeException.ThrowIfEqual(Math.Abs(lat) <= 85, false, nameof(lat));
        _halfWidth = spacingM * Mercator.ScaleAt(new Wgs84(0, lat)) / 2;
        _halfSide = _halfWidth / Math.Sqrt(3);
    }

    /// <summary>The cell that holds a place. O(1).</summary>
    public HexCell CellOf(Wgs84 place) => CellOf(Mercator.ToPlane(place));

    /// <summary>The middle of a cell. O(1).</summary>
    public Wgs84 CentreOf(HexCell cell) => Mercator.ToWgs84(MiddleOf(cell));

    /// <summary>
    /// A cell's outline in WGS-84 degrees, longitude first, counter-clockwise; neighbours have their common corners to the last bit. O(1).
    /// </summary>
    public Polygon OutlineOf(HexCell cell)
    {
        var ring = new Coordinate[Corners.Length + 1];
        for (var i = 0; i < ring.Length; i++)
        {
            var (east, north) = Corners[i % Corners.Length];
            var corner = Mercator.ToWgs84(PointAt((2L * cell.Q) + cell.R + east, (3L * cell.R) + north));
            ring[i] = new(corner.Lon, corner.Lat);
        }

        return new GeometryFactory(new PrecisionModel(), 4326).CreatePolygon(ring);
    }

    internal HexCell CellOf(PlanePoint point)
    {
        var r = point.Y / (3 * _halfSide);
        var q = (point.X / (2 * _halfWidth)) - (r / 2);
        var (nearQ, nearR, nearS) = (Math.Round(q), Math.Round(r), Math.Round(-q - r));
        var (offQ, offR, offS) = (Math.Abs(nearQ - q), Math.Abs(nearR - r), Math.Abs(nearS + q + r));
        // The three sum to 0; the one that was rounded most gives way.
        return offQ > offR && offQ > offS ? new((int)(-nearR - nearS), (int)nearR)
            : offR > offS ? new((int)nearQ, (int)(-nearQ - nearS))
            : new((int)nearQ, (int)nearR);
    }

    /// <summary>
    /// The cells that a straight line runs through, each with the shares of the line at which it is entered and left, 0 to 1; they follow one
    /// another without a gap. O(cells).
    /// </summary>
    internal IEnumerable<(HexCell Cell, double Start, double End)> Along(PlanePoint from, PlanePoint to)
    {
        var (cell, last, start) = (CellOf(from), CellOf(to), 0d);
        while (cell != last)
        {
            // Out through the side that is met first. Each step leads nearer to the line's end, so there are only so many.
            var (exit, next) = ExitOf(cell, from, to);
            if (exit >= 1)
            {
                break;
            }

            if (exit > start)
            {
                yield return (cell, start, exit);
                start = exit;
            }

            cell = next;
        }

        yield return (cell, start, 1);
    }

    private (double Share, HexCell Next) ExitOf(HexCell cell, PlanePoint from, PlanePoint to)
    {
        var middle = MiddleOf(cell);
        var (share, next) = (double.PositiveInfinity, cell);
        foreach (var step in Neighbours)
        {
            var (east, north) = (_halfWidth * ((2 * step.Q) + step.R), 3 * _halfSide * step.R);
            var pace = ((to.X - from.X) * east) + ((to.Y - from.Y) * north);
            if (pace <= 0)
            {
                continue;
            }

            var ahead = 2 * _halfWidth * _halfWidth - ((from.X - middle.X) * east) - ((from.Y - middle.Y) * north);
            if (ahead / pace < share)
            {
                (share, next) = (ahead / pace, new(cell.Q + step.Q, cell.R + step.R));
            }
        }

        return (share, next);
    }

    private PlanePoint MiddleOf(HexCell cell) => PointAt((2L * cell.Q) + cell.R, 3L * cell.R);

    private PlanePoint PointAt(long halfWidths, long halfSides) => new(_halfWidth * halfWidths, _halfSide * halfSides);
}
