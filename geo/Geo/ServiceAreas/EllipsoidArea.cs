using NetTopologySuite.Geometries;
using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>
/// Areas on the ellipsoid by Green's theorem: the area between the equator and a side is ∫ S(φ) dλ with S the area of the zone from
/// the equator to φ, a radian wide. Short sides: the trapezoid rule. Source of S: Snyder, Map Projections (1987), equation 3-12.
/// </summary>
internal static class EllipsoidArea
{
    private static readonly double Eccentricity = Math.Sqrt(Ellipsoid.E2);

    /// <summary>Square metres within shells less those in holes. O(points).</summary>
    public static double Of(Geometry shape)
    {
        var sum = 0d;
        for (var i = 0; i < shape.NumGeometries; i++)
        {
            if (shape.GetGeometryN(i) is Polygon { IsEmpty: false } polygon)
            {
                sum += Math.Abs(Within(polygon.ExteriorRing.CoordinateSequence));
                for (var hole = 0; hole < polygon.NumInteriorRings; hole++)
                {
                    sum -= Math.Abs(Within(polygon.GetInteriorRingN(hole).CoordinateSequence));
                }
            }
        }
        return sum;
    }

    private static double Within(CoordinateSequence ring)
    {
        // Less the zone to the first point, so that little is left to cancel.
        var (zone, lon0) = (Zone(ring.GetY(0)), ring.GetX(0));
        var (sum, before) = (0d, 0d);
        for (var i = 1; i < ring.Count; i++)
        {
            var here = Zone(ring.GetY(i)) - zone;
            sum += (before + here) / 2 * double.DegreesToRadians(ring.GetX(i) - lon0 - (ring.GetX(i - 1) - lon0));
            before = here;
        }
        return sum;
    }

    private static double Zone(double lat)
    {
        var sinLat = Math.Sin(double.DegreesToRadians(lat));
        return Ellipsoid.B
            * Ellipsoid.B
            / 2
            * ((sinLat / (1 - (Ellipsoid.E2 * sinLat * sinLat))) + (Math.Atanh(Eccentricity * sinLat) / Eccentricity));
    }
}
