using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Geo.Geodesy;

/// <summary>Circles on the ellipsoid, to draw them and to measure what they cover.</summary>
public static class GeodesicCircle
{
    /// <summary>Corners of a ring. Sides of a kilometre's circle pass it by 20 cm inward at most, and by as much outward.</summary>
    public const int Corners = 128;

    // A polygon within a circle is smaller than it: corners are moved out until it is as large, (n/2π) sin(2π/n) to 1.
    private static readonly double EqualArea = Math.Sqrt(2 * Math.PI / Corners / Math.Sin(2 * Math.PI / Corners));

    /// <summary>
    /// The corners of a polygon that is as large as the circle, within a millionth, counter-clockwise from the east, the first not repeated.
    /// All are equally far from the centre by geodesic distance. O(1), about 0.1 ms. Not within 1° of a pole, not across the date line.
    /// </summary>
    /// <param name="centre">The middle.</param>
    /// <param name="radiusM">The circle's radius in metres, above 0, at most 100 km.</param>
    /// <exception cref="ArgumentOutOfRangeException">The radius makes no sense.</exception>
    public static Wgs84[] Ring(Wgs84 centre, double radiusM)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(radiusM);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(radiusM, ShortGeodesic.ReachM);
        var (middle, plane, scale) = (Ecef.FromWgs84(centre), Mercator.ToPlane(centre), Mercator.ScaleAt(centre));
        var ring = new Wgs84[Corners];
        for (var corner = 0; corner < Corners; corner++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * corner / Corners);
            ring[corner] = Along(sin, cos);
        }

        return ring;

        // Out along a straight line of the plane. Its scale changes little on the way, so that each step leaves a thousandth of the error.
        Wgs84 Along(double sin, double cos)
        {
            var (wantedM, outM) = (radiusM * EqualArea, radiusM * EqualArea * scale);
            var place = Mercator.ToWgs84(new(plane.X + (cos * outM), plane.Y + (sin * outM)));
            for (var step = 0; step < 3; step++)
            {
                outM *= wantedM / ShortGeodesic.DistanceM(middle, Ecef.FromWgs84(place));
                place = Mercator.ToWgs84(new(plane.X + (cos * outM), plane.Y + (sin * outM)));
            }

            return place;
        }
    }
}
