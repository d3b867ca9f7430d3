namespace QhdHomeMap.Geo.Coordinates;

/// <summary>
/// The one place that knows every <see cref="Datum"/>: its code in files, calls and answers, what is a point in it, and the way
/// to WGS-84 and back. (x, y) is (longitude, latitude) in degrees, or (easting, northing) in metres where
/// <see cref="IsProjected"/>. All methods are O(1) and do not throw on any pair of numbers.
/// </summary>
public static class Datums
{
    // A little over the easting at ReachDegrees on the equator, where it is largest: beyond it the series means nothing.
    private const double LargestEastingM = 7_000_000;

    // Half a metre over the length of a quarter meridian.
    private const double LargestNorthingM = 10_001_966.2;

    private static readonly string[] CodesByDatum = ["wgs84", "gcj02", "bd09", "cgcs2000", "epsg4549"];

    /// <summary>The codes, in the order of <see cref="Datum"/>.</summary>
    public static IReadOnlyList<string> Codes => CodesByDatum;

    /// <summary>The datum's code.</summary>
    public static string Code(this Datum datum) => CodesByDatum[(int)datum];

    /// <summary>Reads a code, upper or lower case; false when it is none.</summary>
    public static bool TryParse(string? code, out Datum datum)
    {
        var index = Array.FindIndex(CodesByDatum, known => known.Equals(code, StringComparison.OrdinalIgnoreCase));
        datum = (Datum)Math.Max(index, 0);
        return index >= 0;
    }

    /// <summary>Whether points are given as easting and northing in metres instead of longitude and latitude in degrees.</summary>
    public static bool IsProjected(this Datum datum) => datum == Datum.Epsg4549;

    /// <summary>What keeps (x, y) from being a point in this datum; <see cref="CoordinateFault.None"/> when it is one.</summary>
    public static CoordinateFault FindFault(this Datum datum, double x, double y) =>
        !double.IsFinite(x) || !double.IsFinite(y) ? CoordinateFault.NotFinite
        : datum.IsProjected() ? FindProjectedFault(x, y)
        : Math.Abs(x) > 180 ? CoordinateFault.LonOutOfRange
        : Math.Abs(y) > 90 ? CoordinateFault.LatOutOfRange
        : CoordinateFault.None;

    /// <summary>The point in WGS-84; meaningful where <see cref="FindFault"/> finds none.</summary>
    public static Wgs84 ToWgs84(this Datum datum, double x, double y) =>
        datum switch
        {
            Datum.Gcj02 => new Gcj02(x, y).ToWgs84(),
            Datum.Bd09 => new Bd09(x, y).ToWgs84(),
            Datum.Cgcs2000 => new Cgcs2000(x, y).ToWgs84(),
            Datum.Epsg4549 => new GaussKruger120(x, y).ToWgs84(),
            _ => new Wgs84(x, y),
        };

    /// <summary>
    /// The point in this datum. For EPSG:4549 ask <see cref="GaussKruger120.Reaches"/> first.
    /// </summary>
    public static (double X, double Y) FromWgs84(this Datum datum, Wgs84 point)
    {
        switch (datum)
        {
            case Datum.Gcj02:
                var gcj02 = Gcj02.FromWgs84(point);
                return (gcj02.Lon, gcj02.Lat);
            case Datum.Bd09:
                var bd09 = Bd09.FromWgs84(point);
                return (bd09.Lon, bd09.Lat);
            case Datum.Epsg4549:
                var projected = GaussKruger120.FromWgs84(point);
                return (projected.Easting, projected.Northing);
            default:
                return (point.Lon, point.Lat);
        }
    }

    private static CoordinateFault FindProjectedFault(double easting, double northing) =>
        Math.Abs(northing) > LargestNorthingM ? CoordinateFault.NorthingOutOfRange
        : Math.Abs(easting) > LargestEastingM
        || !GaussKruger120.Reaches(new GaussKruger120(easting, northing).ToWgs84())
            ? CoordinateFault.EastingOutOfRange
        : CoordinateFault.None;
}
