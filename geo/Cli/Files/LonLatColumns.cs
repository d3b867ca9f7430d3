using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Cli.Files;

/// <summary>Longitude and latitude of a csv in WGS-84.</summary>
internal sealed class LonLatColumns(CsvInput input)
{
    private readonly int _lon = input.Column(Header.Lon);
    private readonly int _lat = input.Column(Header.Lat);

    /// <summary>The current row's point; false, and a problem, when it has none.</summary>
    public bool TryRead(out Wgs84 point)
    {
        var (isLon, isLat) = (input.TryNumber(_lon, out var lon), input.TryNumber(_lat, out var lat));
        point = new(lon, lat);
        if (!isLon || !isLat)
        {
            return false;
        }

        switch (Datum.Wgs84.FindFault(lon, lat))
        {
            case CoordinateFault.None:
                return true;
            case CoordinateFault.LonOutOfRange:
                input.AddProblem(_lon, "经度应在 -180 到 180 之间", "out_of_range");
                return false;
            default:
                input.AddProblem(_lat, "纬度应在 -90 到 90 之间", "out_of_range");
                return false;
        }
    }
}
