using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;
using NetTopologySuite.Geometries.Utilities;

namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>Puts holes into the rings that hold them and makes geometries in degrees.</summary>
internal static class PolygonAssembler
{
    /// <summary>Ground smaller than this, plane square metres doubled, is dust of rounding and left out.</summary>
    private const double DustDoubleArea = 1e-4;

    public static readonly GeometryFactory Factory = new(
        new PrecisionModel(),
        4326,
        PackedCoordinateSequenceFactory.DoubleFactory
    );

    /// <summary>A polygon, a multi-polygon by descending area, or an empty polygon. O(points × shells whose boxes hold a hole).</summary>
    /// <returns>Null when a hole lies in no ring.</returns>
    public static Geometry? Assemble(List<Ring> rings, GroundPlane plane)
    {
        // By area, so that the last shell whose box holds a hole is the least one; a stable order, whoever computes.
        var shells = rings.Where(r => r.DoubleArea > DustDoubleArea).OrderByDescending(r => r.DoubleArea).ToArray();
        var holes = Array.ConvertAll(shells, _ => new List<LinearRing>());
        foreach (var hole in rings)
        {
            if (hole.DoubleArea < 0)
            {
                var shell = ShellOf(hole, shells);
                if (shell >= 0)
                {
                    holes[shell].Add(ToDegrees(hole, plane));
                }
                else if (hole.DoubleArea < -DustDoubleArea)
                {
                    return null;
                }
            }
        }

        var polygons = new Polygon[shells.Length];
        for (var i = 0; i < shells.Length; i++)
        {
            polygons[i] = Factory.CreatePolygon(ToDegrees(shells[i], plane), [.. holes[i]]);
        }

        return polygons.Length switch
        {
            0 => Factory.CreatePolygon(),
            1 => polygons[0],
            _ => Factory.CreateMultiPolygon(polygons),
        };
    }

    /// <summary>
    /// The polygons of a geometry in JTS's normal form, which has shells clockwise, with rings turned as RFC 7946 wants them: the other way.
    /// </summary>
    public static Geometry Turned(Geometry normal)
    {
        var polygons = PolygonExtracter
            .GetPolygons(normal)
            .Cast<Polygon>()
            .Where(p => !p.IsEmpty)
            .Select(p =>
                Factory.CreatePolygon((LinearRing)p.Shell.Reverse(), [.. p.Holes.Select(h => (LinearRing)h.Reverse())])
            )
            .ToArray();
        return polygons.Length switch
        {
            0 => Factory.CreatePolygon(),
            1 => polygons[0],
            _ => Factory.CreateMultiPolygon(polygons),
        };
    }

    private static int ShellOf(Ring hole, Ring[] shells)
    {
        // Outlines are closed around ground, so that a hole lies in some shell: the last that is left need not be asked.
        var last = Array.FindIndex(shells, s => s.BoxHolds(hole));
        for (var i = shells.Length - 1; i > last && last >= 0; i--)
        {
            if (shells[i].BoxHolds(hole) && shells[i].Holds(hole))
            {
                return i;
            }
        }
        return last;
    }

    private static LinearRing ToDegrees(Ring ring, GroundPlane plane)
    {
        var packed = new double[2 * (ring.X.Length + 1)];
        for (var i = 0; i < ring.X.Length; i++)
        {
            (packed[2 * i], packed[(2 * i) + 1]) = (plane.Lon(ring.X[i]), plane.Lat(ring.Y[i]));
        }

        (packed[^2], packed[^1]) = (packed[0], packed[1]);
        return Factory.CreateLinearRing(new PackedDoubleCoordinateSequence(packed, 2, 0));
    }
}
