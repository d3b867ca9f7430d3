using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Geo.Tests.Geodesy;

/// <summary>
/// The plain path: Vincenty's inverse formula (1975), short, good to a fraction of a millimetre, and without an answer near
/// antipodes.
/// </summary>
internal static class Vincenty
{
    public static double DistanceM(Wgs84 p, Wgs84 q)
    {
        const double A = 6378137;
        const double F = 1 / 298.257223563;
        const double B = A * (1 - F);
        var (sinU1, cosU1) = Math.SinCos(Math.Atan((1 - F) * Math.Tan(double.DegreesToRadians(p.Lat))));
        var (sinU2, cosU2) = Math.SinCos(Math.Atan((1 - F) * Math.Tan(double.DegreesToRadians(q.Lat))));
        var l = double.DegreesToRadians(Math.IEEERemainder(q.Lon - p.Lon, 360));
        var lambda = l;
        for (var round = 0; round < 200; round++)
        {
            var (sinLambda, cosLambda) = Math.SinCos(lambda);
            var sinSigma = double.Hypot(cosU2 * sinLambda, (cosU1 * sinU2) - (sinU1 * cosU2 * cosLambda));
            var cosSigma = (sinU1 * sinU2) + (cosU1 * cosU2 * cosLambda);
            var sigma = Math.Atan2(sinSigma, cosSigma);
            var sinAlpha = cosU1 * cosU2 * sinLambda / sinSigma;
            var cos2Alpha = 1 - (sinAlpha * sinAlpha);
            var cos2Middle = cos2Alpha < 1e-12 ? 0 : cosSigma - (2 * sinU1 * sinU2 / cos2Alpha);
            var c = F / 16 * cos2Alpha * (4 + (F * (4 - (3 * cos2Alpha))));
            var bend = cos2Middle + (c * cosSigma * ((2 * cos2Middle * cos2Middle) - 1));
            var next = l + ((1 - c) * F * sinAlpha * (sigma + (c * sinSigma * bend)));
            if (Math.Abs(next - lambda) < 1e-14)
            {
                var u2 = cos2Alpha * ((A * A) - (B * B)) / (B * B);
                var a = 1 + (u2 / 16384 * (4096 + (u2 * (-768 + (u2 * (320 - (175 * u2)))))));
                var b = u2 / 1024 * (256 + (u2 * (-128 + (u2 * (74 - (47 * u2))))));
                var m2 = cos2Middle * cos2Middle;
                var last = b / 6 * cos2Middle * ((4 * sinSigma * sinSigma) - 3) * ((4 * m2) - 3);
                return B * a * (sigma - (b * sinSigma * (cos2Middle + (b / 4 * ((cosSigma * ((2 * m2) - 1)) - last)))));
            }

            lambda = next;
        }

        return double.NaN;
    }
}
