using QhdHomeMap.Api.Problems;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Api.Features.Homes;

/// <summary>A place as a rider's telephone names it.</summary>
internal readonly record struct RiderPlace(Wgs84 Point, Datum Datum)
{
    private const string DatumChoices = "gcj02、wgs84、bd09、cgcs2000";

    public static RiderPlace Read(double? lon, double? lat, string? code, FieldErrors errors)
    {
        var datum = ReadDatum(code, errors);
        if (lon is null)
            errors.Add("lon", "缺少经度");
        if (lat is null)
            errors.Add("lat", "缺少纬度");
        if (errors.Any || lon is not { } x || lat is not { } y)
            return default;
        switch (datum.FindFault(x, y))
        {
            case CoordinateFault.None:
                return new RiderPlace(datum.ToWgs84(x, y), datum);
            case CoordinateFault.LatOutOfRange:
                errors.Add(
                    "lat",
                    Math.Abs(x) <= 90 ? "纬度应在 -90 至 90 之间；经度和纬度可能写反了" : "纬度应在 -90 至 90 之间"
                );
                break;
            default:
                errors.Add("lon", "经度应在 -180 至 180 之间");
                break;
        }
        return default;
    }

    /// <summary>The datum of a point, in degrees.</summary>
    public static Datum ReadDatum(string? code, FieldErrors errors)
    {
        if (Datums.TryParse(code, out var datum) && !datum.IsProjected())
            return datum;
        errors.Add("datum", code is null ? $"缺少坐标系：{DatumChoices}" : $"坐标系应为 {DatumChoices} 之一");
        return default;
    }
}
