using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.OverlayNG;

namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>The slow way, for when rings do not close: the union of all cells and parts by robust overlay.</summary>
internal static class OverlaidArea
{
    public static Geometry Union(GroundStore store, AreaDrawer drawer)
    {
        var polygons = new List<Geometry>();
        foreach (var edge in drawer.Reached.Edges)
        {
            var cells = store.Ground(edge).Cells;
            for (var slice = 0; slice + 1 < cells.Start.Length; slice++)
            {
                var (from, to) = (cells.Start[slice], cells.Start[slice + 1]);
                switch (drawer.StateOf(SliceId.Of(edge, slice), out var parts))
                {
                    case SliceState.Whole when to > from:
                        polygons.Add(Polygon(cells.X[from..to], cells.Y[from..to]));
                        break;
                    case SliceState.InParts:
                        AddParts(drawer.Parts, parts, polygons);
                        break;
                }
            }
        }

        var union = OverlayNGRobust.Union(polygons, PolygonAssembler.Factory);
        union.Apply(new ToDegrees(store.Plane));

        // In degrees a speck of dust may have lost its middle.
        union = GeometryFixer.Fix(union);
        union.Normalize();
        return PolygonAssembler.Turned(union);
    }

    private static void AddParts(PartList list, int parts, List<Geometry> polygons)
    {
        var (first, end) = list.Of(parts);
        for (var part = first; part < end; part++)
        {
            var sides = list.Sides(part).ToArray();
            if (sides.Length >= 3)
            {
                polygons.Add(Polygon([.. sides.Select(s => s.X)], [.. sides.Select(s => s.Y)]));
            }
        }
    }

    private static Polygon Polygon(double[] x, double[] y)
    {
        var ring = x.Zip(y, (a, b) => new Coordinate(a, b)).ToList();
        ring.Add(ring[0].Copy());
        return PolygonAssembler.Factory.CreatePolygon([.. ring]);
    }

    private sealed class ToDegrees(GroundPlane plane) : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq, int i)
        {
            seq.SetX(i, plane.Lon(seq.GetX(i)));
            seq.SetY(i, plane.Lat(seq.GetY(i)));
        }
    }
}
