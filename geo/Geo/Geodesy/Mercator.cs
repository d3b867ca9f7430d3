using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Geo.Geodesy;

/// <summary>
/// The Mercator projection of the WGS-84 ellipsoid: one plane for a whole network, in which street-sized shapes keep their angles.
/// It prunes, finds feet of perpendiculars and draws; distances that people see come from <see cref="ShortGeodesic"/>. Over 100 m
/// at 40° N the scale changes by 1.3e-5, which moves a foot by less than a millimetre. Not for within 1° of a pole.
/// Source: Karney, Transverse Mercator with an accuracy of a few nanometers, J. Geodesy 85 (2011), equations 7 to 9 and 19 to 21.
/// </summary>
public static class Mercator
{
    private static readonly double Eccentricity = Math.Sqrt(Ellipsoid.E2);

    /// <summary>The point in the plane. O(1).</summary>
    public static PlanePoint ToPlane(Wgs84 point)
    {
        var sinLat = Math.Sin(double.DegreesToRadians(point.Lat));
        var isometric = Math.Atanh(sinLat) - (Eccentricity * Math.Atanh(Eccentricity * sinLat));
        return new(Ellipsoid.A * double.DegreesToRadians(point.Lon), Ellipsoid.A * isometric);
    }

    /// <summary>Back to degrees, within a nanometre. O(1).</summary>
    public static Wgs84 ToWgs84(PlanePoint point)
    {
        // Newton's method on the tangent of the latitude; it converges quadratically, and two steps are enough for an ellipsoid
        // as round as this one; the third is for the far north.
        var conformal = Math.Sinh(point.Y / Ellipsoid.A);
        var tangent = conformal / (1 - Ellipsoid.E2);
        for (var step = 0; step < 3; step++)
        {
            var secant = Math.Sqrt(1 + (tangent * tangent));
            var sigma = Math.Sinh(Eccentricity * Math.Atanh(Eccentricity * tangent / secant));
            var reached = (tangent * Math.Sqrt(1 + (sigma * sigma))) - (sigma * secant);
            tangent +=
                (conformal - reached)
                / Math.Sqrt(1 + (reached * reached))
                * ((1 + ((1 - Ellipsoid.E2) * tangent * tangent)) / ((1 - Ellipsoid.E2) * secant));
        }

        return new(double.RadiansToDegrees(point.X / Ellipsoid.A), double.RadiansToDegrees(Math.Atan(tangent)));
    }

    /// <summary>How many plane metres one metre of ground is, at a place's ordinate and in every direction. At least 1. O(1).</summary>
    public static double ScaleAt(double y) => ScaleAt(ToWgs84(new PlanePoint(0, y)));

    /// <summary>How many plane metres one metre of ground is at a place. At least 1. O(1).</summary>
    public static double ScaleAt(Wgs84 place)
    {
        var (sinLat, cosLat) = Math.SinCos(double.DegreesToRadians(place.Lat));
        return Math.Sqrt(1 - (Ellipsoid.E2 * sinLat * sinLat)) / cosLat;
    }
}
