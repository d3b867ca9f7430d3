namespace QhdHomeMap.Geo.Coordinates;

/// <summary>
/// The shift of published maps in China: where it applies, how large it is, and how a shifted point is brought back.
/// The formula has no official publication; this is the one that every open implementation shares.
/// </summary>
internal static class ChinaShift
{
    // The box within which points are shifted. Libraries differ; this is the most widespread one.
    private const double West = 73.66;
    private const double East = 135.05;
    private const double South = 3.86;
    private const double North = 53.55;

    // No shift is larger than this (tests measure it), so a point farther from the box cannot come from inside.
    private const double LargestShift = 0.02;

    // Krasovsky 1940, in metres, and its squared eccentricity.
    private const double SemiMajorAxis = 6378245.0;
    private const double EccentricitySquared = 0.00669342162296594323;

    /// <summary>Whether a WGS-84 point lies where the shift applies.</summary>
    public static bool Applies(double lon, double lat) => IsInBox(lon, lat, margin: 0);

    /// <summary>The shift of a WGS-84 point, in degrees.</summary>
    public static (double DLon, double DLat) At(double lon, double lat)
    {
        var (x, y) = (lon - 105, lat - 35);
        var common = (20 * Sin(6 * x)) + (20 * Sin(2 * x));
        var (xy, rootX) = (0.1 * x * y, Math.Sqrt(Math.Abs(x)));
        var eastM =
            300
            + x
            + (2 * y)
            + (0.1 * x * x)
            + xy
            + (0.1 * rootX)
            + ((common + (20 * Sin(x)) + (40 * Sin(x / 3)) + (150 * Sin(x / 12)) + (300 * Sin(x / 30))) * 2 / 3);
        var northM =
            -100
            + (2 * x)
            + (3 * y)
            + (0.2 * y * y)
            + xy
            + (0.2 * rootX)
            + ((common + (20 * Sin(y)) + (40 * Sin(y / 3)) + (160 * Sin(y / 12)) + (320 * Sin(y / 30))) * 2 / 3);

        var (sinLat, cosLat) = Math.SinCos(double.DegreesToRadians(lat));
        var w2 = 1 - (EccentricitySquared * sinLat * sinLat);
        var w = Math.Sqrt(w2);
        var primeVerticalRadius = SemiMajorAxis / w;
        var meridianRadius = SemiMajorAxis * (1 - EccentricitySquared) / (w2 * w);
        return (
            double.RadiansToDegrees(eastM / (primeVerticalRadius * cosLat)),
            double.RadiansToDegrees(northM / meridianRadius)
        );

        // The formula's waves are given by their half-periods in degrees.
        static double Sin(double halfPeriods) => Math.Sin(halfPeriods * Math.PI);
    }

    /// <summary>
    /// The WGS-84 point whose shifted image is (<paramref name="lon"/>, <paramref name="lat"/>), within 1e-11 degrees (1 µm).
    /// <para>
    /// At the edge of the box the shift is not one to one. Where a point inside and one outside share an image, the one
    /// inside wins, so that everything inside comes back to where it was. Where an image inside the box has no origin, the
    /// formula is continued past the edge, so that the answer does not jump.
    /// </para>
    /// </summary>
    /// <param name="lon">Longitude of the image, degrees.</param>
    /// <param name="lat">Latitude of the image, degrees.</param>
    /// <param name="shift">The shift, applied unconditionally.</param>
    public static Wgs84 Undo(double lon, double lat, Func<Wgs84, (double Lon, double Lat)> shift)
    {
        var image = new Wgs84(lon, lat);
        if (!IsInBox(lon, lat, LargestShift))
        {
            return image;
        }

        var origin = Solve(image, shift);
        return Applies(origin.Lon, origin.Lat) || Applies(lon, lat) ? origin : image;
    }

    // The shift changes by under 3 % of a step, so each round wins more than a digit and a half: eight rounds suffice. The
    // bound stands against a cycle among neighbouring doubles.
    private static Wgs84 Solve(Wgs84 image, Func<Wgs84, (double Lon, double Lat)> shift)
    {
        const double SettledDegrees = 1e-12;
        var origin = image;
        for (var round = 0; round < 20; round++)
        {
            var (lon, lat) = shift(origin);
            var (missLon, missLat) = (image.Lon - lon, image.Lat - lat);
            origin = new(origin.Lon + missLon, origin.Lat + missLat);
            if (Math.Abs(missLon) < SettledDegrees && Math.Abs(missLat) < SettledDegrees)
            {
                break;
            }
        }

        return origin;
    }

    private static bool IsInBox(double lon, double lat, double margin) =>
        lon > West - margin && lon < East + margin && lat > South - margin && lat < North + margin;
}
