using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Geo.Layouts.Density;

/// <summary>
/// Areas by their outlines, numbered as the caller numbers them: which one holds a place, and where a line crosses their borders. A border
/// belongs to the area of the lowest number. Immutable and safe for any number of threads.
/// </summary>
public sealed class AreaPolygons
{
    private readonly RoadClip?[] _areas;
    private readonly STRtree<LineSegment> _borders = new();

    /// <summary>Indexes the outlines. O(n log n) for n corners.</summary>
    /// <param name="outlines">
    /// For each area its polygons in WGS-84 degrees, longitude first, or null for one that has none of its own, as a zone within
    /// other areas: it holds no place.
    /// </param>
    /// <exception cref="ArgumentException">An outline is empty or not made of polygons.</exception>
    public AreaPolygons(IReadOnlyList<Geometry?> outlines)
    {
        _areas = [.. outlines.Select(outline => outline is null ? null : new RoadClip(outline))];
        foreach (var outline in outlines)
        {
            AddBorders(outline);
        }

        // The tree is built with the first question, which threads must not ask at the same time.
        _borders.Build();
    }

    /// <summary>How many areas there are, those without an outline included.</summary>
    public int Count => _areas.Length;

    /// <summary>The area that holds a place, of several the first; −1 where none does. O(areas) boxes and O(log n).</summary>
    public int AreaOf(Wgs84 place)
    {
        for (var area = 0; area < _areas.Length; area++)
        {
            if (_areas[area]?.Holds(place) ?? false)
            {
                return area;
            }
        }

        return -1;
    }

    /// <summary>Whether a border may run through a box. O(log n).</summary>
    internal bool MayCross(Envelope box)
    {
        var found = new AnyItem();
        _borders.Query(box, found);
        return found.IsAny;
    }

    /// <summary>Adds the shares, 0 to 1, at which a straight line meets borders, in no order; those it runs along, by their ends.</summary>
    internal void AddCrossings(Wgs84 from, Wgs84 to, List<double> shares)
    {
        foreach (var border in _borders.Query(new Envelope(from.Lon, to.Lon, from.Lat, to.Lat)))
        {
            var (dx, dy) = (to.Lon - from.Lon, to.Lat - from.Lat);
            var (bx, by) = (border.P1.X - border.P0.X, border.P1.Y - border.P0.Y);
            var (ox, oy) = (border.P0.X - from.Lon, border.P0.Y - from.Lat);
            var turn = (dx * by) - (dy * bx);
            if (turn != 0)
            {
                var onBorder = ((ox * dy) - (oy * dx)) / turn;
                // Where two pieces of border meet, neither may lose the crossing to rounding; one too many does no harm.
                if (onBorder is >= -1e-9 and <= 1 + 1e-9)
                {
                    AddShare(((ox * by) - (oy * bx)) / turn, shares);
                }
            }
            else if ((dx * dx) + (dy * dy) is > 0 and var squared)
            {
                AddShare(((ox * dx) + (oy * dy)) / squared, shares);
                AddShare((((ox + bx) * dx) + ((oy + by) * dy)) / squared, shares);
            }
        }
    }

    private static void AddShare(double share, List<double> shares)
    {
        if (share is > 0 and < 1)
        {
            shares.Add(share);
        }
    }

    private void AddBorders(Geometry? outline)
    {
        if (outline is null)
        {
            return;
        }

        foreach (var line in NetTopologySuite.Geometries.Utilities.LinearComponentExtracter.GetLines(outline))
        {
            var points = line.Coordinates;
            for (var i = 1; i < points.Length; i++)
            {
                _borders.Insert(new Envelope(points[i - 1], points[i]), new LineSegment(points[i - 1], points[i]));
            }
        }
    }

    private sealed class AnyItem : NetTopologySuite.Index.IItemVisitor<LineSegment>
    {
        public bool IsAny { get; private set; }

        public void VisitItem(LineSegment item) => IsAny = true;
    }
}
