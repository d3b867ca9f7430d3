using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.Valid;
using QhdHomeMap.Geo.ServiceAreas;

namespace QhdHomeMap.Formats.Tiles;

/// <summary>
/// What of an area lies in a tile with its rim, valid on the grid. Rings are cut and rounded one by one; only where they then meet each
/// other or themselves, an overlay with snap rounding does it over, which takes some hundred times as long.
/// </summary>
internal sealed class AreaCutter
{
    private static readonly GeometryFactory Factory = new();
    private static readonly PrecisionModel Grid = new(1);

    private static readonly Geometry Box = Factory.ToGeometry(
        new Envelope(TileView.Low, TileView.High, TileView.Low, TileView.High)
    );

    private readonly RingCutter _cutter = new();
    private readonly RingCheck _check = new();
    private readonly List<TileRing> _rings = [];

    /// <summary>Adds the rings. Those that collapse on the grid are left out, with the holes in them. O(n log n).</summary>
    public void Cut(ShapeStore shapes, int shape, in TileView view, GeometryCommands to)
    {
        CutRings(shapes, shape, view);
        if (!AreSound())
        {
            Overlay(shapes, shape, view);
        }
        _rings.ForEach(ring => ring.WriteTo(to));
    }

    private void CutRings(ShapeStore shapes, int shape, in TileView view)
    {
        _rings.Clear();
        var (first, end) = shapes.PartsOf(shape);
        var hasShell = false;
        for (var part = first; part < end; part++)
        {
            var isHole = shapes.IsHole(part);
            if (isHole && !hasShell)
            {
                continue;
            }
            var ring = new TileRing(_cutter.Cut(shapes, part, view), isHole);
            var isRing = ring.Points.Length > 2 && ring.DoubleArea != 0;
            hasShell = isHole ? hasShell : isRing;
            if (isRing)
            {
                _rings.Add(ring);
            }
        }
    }

    private bool AreSound() =>
        _rings.Count == 0
        || (_rings.Count == 1 && _rings[0].IsConvex)
        || (_check.KeepApart(Factory.CreateMultiPolygon([.. _rings.Select(AsPolygon)])) && HolesAreWithin());

    private bool HolesAreWithin()
    {
        var shell = _rings[0];
        var holes = new List<TileRing>();
        foreach (var ring in _rings)
        {
            if (!ring.IsHole)
            {
                shell = ring;
                holes.Clear();
                continue;
            }
            if (!shell.Holds(ring) || holes.Exists(other => other.Holds(ring) || ring.Holds(other)))
            {
                return false;
            }
            holes.Add(ring);
        }

        return true;
    }

    private static Polygon AsPolygon(TileRing ring)
    {
        var corners = new Coordinate[ring.Points.Length + 1];
        for (var i = 0; i < ring.Points.Length; i++)
        {
            corners[i] = new(ring.Points[i].X, ring.Points[i].Y);
        }

        corners[^1] = corners[0];
        return Factory.CreatePolygon(corners);
    }

    private void Overlay(ShapeStore shapes, int shape, in TileView view)
    {
        Geometry area = AreaOf(shapes, shape, view, view.Tolerance);
        if (!new IsValidOp(area).IsValid)
        {
            area = GeometryFixer.Fix(AreaOf(shapes, shape, view, tolerance: -1));
        }

        var within = OverlayNG.Overlay(area, Box, SpatialFunction.Intersection, Grid);
        _rings.Clear();
        for (var i = 0; i < within.NumGeometries; i++)
        {
            if (within.GetGeometryN(i) is Polygon { IsEmpty: false } polygon)
            {
                _rings.Add(AsRing(polygon.Shell, isHole: false));
                _rings.AddRange(polygon.Holes.Select(hole => AsRing(hole, isHole: true)));
            }
        }
    }

    private static TileRing AsRing(LinearRing ring, bool isHole) =>
        new([.. ring.Coordinates.Skip(1).Select(c => TileView.Round(c.X, c.Y))], isHole);

    /// <summary>The whole area in units of the tile.</summary>
    private static MultiPolygon AreaOf(ShapeStore shapes, int shape, in TileView view, float tolerance)
    {
        var polygons = new List<Polygon>();
        LinearRing? shell = null;
        var holes = new List<LinearRing>();
        var (first, end) = shapes.PartsOf(shape);
        for (var part = first; part < end; part++)
        {
            var ring = RingOf(shapes, part, view, tolerance);
            if (shapes.IsHole(part))
            {
                holes.AddRange(ring is null ? [] : [ring]);
                continue;
            }
            EndPolygon();
            shell = ring;
        }

        EndPolygon();
        return Factory.CreateMultiPolygon([.. polygons]);

        void EndPolygon()
        {
            if (shell is not null)
            {
                polygons.Add(Factory.CreatePolygon(shell, [.. holes]));
            }
            holes.Clear();
        }
    }

    private static LinearRing? RingOf(ShapeStore shapes, int part, in TileView view, float tolerance)
    {
        var points = new List<(double X, double Y)>();
        shapes.Place(part, view, tolerance, points);
        return points.Count > 3
            ? Factory.CreateLinearRing([.. points.Select(point => new Coordinate(point.X, point.Y))])
            : null;
    }
}
