using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Geo.Geodesy;

/// <summary>
/// Distances along the shortest line on the WGS-84 ellipsoid: what PostGIS calls ST_Distance on geography.
/// </summary>
public static class Geodesic
{
    /// <summary>
    /// The geodesic distance in metres, within 20 nm, for every pair of points, antipodal ones too. Exactly symmetric, and
    /// exactly 0 for equal points. Longitudes may be any finite number, latitudes within ±90; NaN otherwise. About 1 µs
    /// (near antipodes a few), no allocation; <see cref="ShortGeodesic"/> is the fast way for near points.
    /// Source: Karney, Algorithms for geodesics, J. Geodesy 87 (2013), 43 to 55, whose reference implementation is GeographicLib.
    /// </summary>
    public static double DistanceM(Wgs84 a, Wgs84 b)
    {
        if (!(Math.Abs(a.Lat) <= 90 && Math.Abs(b.Lat) <= 90 && double.IsFinite(a.Lon) && double.IsFinite(b.Lon)))
        {
            return double.NaN;
        }

        var (lambdaDegrees, supplementDegrees) = LongitudeDifference(a.Lon, b.Lon);
        var lambda = Angle.FromDegrees(lambdaDegrees);
        if (lambdaDegrees > 90)
        {
            // Near 180 the supplement has more digits.
            var (sin, cos) = Angle.FromDegrees(supplementDegrees);
            lambda = new(sin, -cos);
        }

        // Point 1 is the one farther from the equator, and south of it: one case out of eight remains.
        var (lat1, lat2) = (WithoutDust(a.Lat), WithoutDust(b.Lat));
        (lat1, lat2) = Math.Abs(lat1) < Math.Abs(lat2) ? (lat2, lat1) : (lat1, lat2);
        (lat1, lat2) = lat1 > 0 ? (-lat1, -lat2) : (lat1, lat2);
        var problem = new InverseProblem(lat1, lat2, double.DegreesToRadians(lambdaDegrees), lambda);

        if (lat1 == -90 || lambda.Sin == 0)
        {
            return problem.AlongMeridian() * Ellipsoid.B;
        }

        // Past (1 − f) 180° a bulge over either hemisphere is shorter than the equator.
        if (lat1 == 0 && supplementDegrees >= Ellipsoid.F * 180)
        {
            return double.DegreesToRadians(lambdaDegrees) * Ellipsoid.A;
        }

        return problem.Solve() * Ellipsoid.B;
    }

    // Latitudes below 1e-17 degrees become the equator, so that nothing underflows.
    private static double WithoutDust(double lat) =>
        Math.Abs(lat) < 0.0625 ? Math.CopySign(0.0625 - (0.0625 - Math.Abs(lat)), lat) : lat;

    // The absolute difference within 0 to 180 and its supplement, in degrees: the supplement with the rounding of the
    // subtraction put back, so that nearly opposite meridians keep their digits.
    private static (double Degrees, double Supplement) LongitudeDifference(double lon1, double lon2)
    {
        var (from, to) = (Math.IEEERemainder(lon1, 360), Math.IEEERemainder(lon2, 360));
        var sum = to - from;
        var fromAgain = to - sum;
        var lost = (to - (sum + fromAgain)) + (fromAgain - from);
        var turned = Math.IEEERemainder(sum, 360);

        // What was lost may lead past 180, where the way round the other side is the shorter again.
        return (Math.Abs(turned + lost), Math.Abs(180 - Math.Abs(turned) - (lost * Math.Sign(turned))));
    }
}
