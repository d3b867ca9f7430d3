namespace QhdHomeMap.Formats.Tiles;

/// <summary>
/// The projection of web maps (EPSG:3857) with the world as a square of side 1, from the north-west. It takes the latitude on the
/// ellipsoid for one on a sphere, which every map library does; nothing is measured in it, so it is not
/// <see cref="Geo.Geodesy.Mercator"/>.
/// </summary>
internal static class WebMercator
{
    /// <summary>Where the square ends: atan(sinh π).</summary>
    private const double MaxLat = 85.051128779806604;

    public static double X(double lon) => (lon + 180) / 360;

    public static double Y(double lat)
    {
        var sin = Math.Sin(double.DegreesToRadians(Math.Clamp(lat, -MaxLat, MaxLat)));
        return 0.5 - (Math.Atanh(sin) / (2 * Math.PI));
    }
}
