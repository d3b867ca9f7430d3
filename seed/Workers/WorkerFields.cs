using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Workers;

/// <summary>What a list says of a workplace: one column each, by its contract name.</summary>
internal static class WorkplaceField
{
    public static readonly ListField Name = new("name", "名称");
    public static readonly ListField Area = PlaceField.Area;
    public static readonly ListField Lon = PlaceField.Lon;
    public static readonly ListField Lat = PlaceField.Lat;
    public static readonly ListField HeadCount = new("head_count", "人数");
    public static readonly ListField Trade = new("trade", "行业");
    public static readonly ListField Hours = new("hours", "班次");

    public static readonly ListSchema Schema = new(
        [Name, Area, Lon, Lat, HeadCount, Trade, Hours],
        Required: [Name, Lon, Lat, HeadCount],
        Name
    );
}

/// <summary>What a list says of riders in a cell of ground during an hour.</summary>
internal static class RiderField
{
    public static readonly ListField Area = PlaceField.Area;
    public static readonly ListField Lon = PlaceField.Lon;
    public static readonly ListField Lat = PlaceField.Lat;
    public static readonly ListField CellM = new("cell_m", "网格边长");
    public static readonly ListField Day = new("day", "日类型");
    public static readonly ListField Hour = new("hour", "小时");
    public static readonly ListField People = new("people", "人数");

    public static readonly ListSchema Schema = new(
        [Area, Lon, Lat, CellM, Day, Hour, People],
        Required: [Lon, Lat, CellM, Hour, People]
    );
}
