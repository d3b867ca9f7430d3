using QhdHomeMap.Data.Areas;
using QhdHomeMap.Formats.Tables;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Seed.Tables;

/// <summary>The reasons to refuse a row of whatever list, with their codes and Chinese texts, in one place.</summary>
internal static class RowReasons
{
    private const string PointOutside = "point_outside";
    private const string PointElsewhere = "area_mismatch";

    public static Reason FormulaText() =>
        new(TableErrorCodes.FormulaCell, "以“=”开头的是公式，不是数据。请写成算好的文字或数字。");

    public static Reason TextInvalid() => new("text_invalid", "里面有不可见的控制字符或乱码，请重新输入。");

    public static Reason TextTooLong(int length, int limit) =>
        new("text_too_long", $"有 {length} 个字，最多 {limit} 个。");

    public static Reason Missing() => new("value_missing", "这一列必须填写。");

    public static Reason CoordinateUnreadable(Datum datum) =>
        new(
            "coordinate_unreadable",
            datum.IsProjected() ? "不是以米为单位的坐标，例如 4422000.5。" : "不是十进制的度数，例如 119.6005。"
        );

    public static Reason CoordinateZero() => new("coordinate_zero", "坐标是 0，等于没有填。");

    public static Reason CoordinateOutOfRange(Datum datum) =>
        new("coordinate_out_of_range", $"按 {datum.Code()} 读，地球上没有这个位置。");

    public static Reason Swapped() => new("lon_lat_swapped", "经度和纬度写反了：对调后就在秦皇岛。");

    public static Reason Outside(Area nearest, double distanceM) =>
        new(PointOutside, $"这个点在各县区之外，离最近的{nearest.ShortName}{Distance(distanceM)}。");

    public static Reason AreaMismatch(Area named, Area actual) =>
        new(PointElsewhere, $"写的是{named.ShortName}，而这个点在{actual.ShortName}。请核对县区和坐标。");

    /// <summary>Whether the reason is that a point is not where it should be.</summary>
    public static bool IsOfPlace(Reason reason) => reason.Code is PointOutside or PointElsewhere;

    /// <summary>To be added where another datum would put everything right.</summary>
    public static Reason DatumSuspect(Reason reason, Datum datum, Datum other) =>
        new(
            "datum_suspect",
            $"{reason.Text}如果坐标其实是 {other.Code()}，位置就对了：请核对 --datum（现在是 {datum.Code()}）。"
        );

    public static Reason AreaUnknown(IEnumerable<string> names) => Unknown("area_unknown", "县区", names);

    public static Reason TownshipUnknown() => new("township_unknown", "没有这个乡镇或街道。");

    public static Reason TownshipMismatch(Area area) =>
        new("township_mismatch", $"{area.ShortName}没有这个乡镇或街道。");

    public static Reason ValueUnknown(ListField field, IEnumerable<string> names) =>
        Unknown("value_unknown", field.Title, names);

    public static Reason HoursUnreadable(string code, string message) => new($"hours_{code}", $"{message}。");

    public static Reason Repeated(string what, string unit, int line) =>
        new("row_repeated", $"与第 {line} {unit}的{what}重复。");

    private static Reason Unknown(string code, string what, IEnumerable<string> names) =>
        new(code, $"{what}里没有这一项。可以写：{string.Join("；", names)}。"); // some names have a 、 in them

    private static string Distance(double metres) =>
        metres < 1000 ? $"约 {metres:0} 米" : $"约 {metres / 1000:0.0} 公里";
}
