using QhdHomeMap.Formats.Tables;
using Codes = QhdHomeMap.Formats.Roads.RoadErrorCodes;

namespace QhdHomeMap.Formats.Roads;

/// <summary>Every refusal of a file of roads, with its Chinese text, in one place.</summary>
internal static class RoadErrors
{
    private const string FetchAgain = "请重新下载或拷贝一份。";

    public static RoadFileException FileEmpty() => new(Codes.FileEmpty, "文件是空的，没有一个字节。");

    public static RoadFileException FileTypeUnknown(string fileName) =>
        new(
            Codes.FileTypeUnknown,
            $"不认得“{TableErrors.Shorten(Path.GetFileName(fileName))}”的扩展名。可以导入 .osm.pbf、.geojson 和 .shp 文件。"
        );

    public static RoadFileException FileTooLarge(long maxBytes) =>
        new(Codes.FileTooLarge, $"文件超过 {maxBytes / (1024 * 1024)} MB，不予导入。请改用 .osm.pbf，或分区裁剪。");

    public static RoadFileException Truncated(long offset) =>
        new(Codes.Truncated, $"文件在第 {offset} 个字节处就断了，没有下载或拷贝完。{FetchAgain}");

    public static RoadFileException NotOsmPbf(FileSignature found) =>
        new(
            Codes.NotOsmPbf,
            found == FileSignature.Markup
                ? "这不是 .osm.pbf 文件，内容是 XML。如果是 .osm 文件，请用 osmium cat 转成 .osm.pbf。"
                : $"这不是 OpenStreetMap 的 .osm.pbf 文件{Content(found)}。"
        );

    public static RoadFileException OsmDamaged(long offset, string detail, Exception? cause = null) =>
        new(Codes.OsmDamaged, $"文件已损坏（第 {offset + 1} 个字节起的数据块：{detail}）。{FetchAgain}", cause);

    public static RoadFileException OsmFeatureUnknown(string feature) =>
        new(
            Codes.OsmFeatureUnknown,
            $"文件要求读取程序支持“{TableErrors.Shorten(feature)}”，这里不支持"
                + (feature == "HistoricalInformation" ? "（这是含历史版本的文件）。" : "。")
                + "请取得普通的 .osm.pbf 文件。"
        );

    public static RoadFileException OsmPackingUnknown(string packing) =>
        new(Codes.OsmPackingUnknown, $"文件用 {packing} 压缩，这里只读 zlib。请用 osmium cat -f pbf 转一次。");

    public static RoadFileException NotShapefile(string detail) =>
        new(Codes.NotShapefile, $"这不是线要素的 shapefile：{detail}。");

    public static RoadFileException ShapefileDamaged(string detail) =>
        new(Codes.ShapefileDamaged, $"shapefile 已损坏：{detail}。{FetchAgain}");

    public static RoadFileException NotALine(int feature) =>
        new(Codes.NotALine, $"第 {feature} 个要素的坐标不是一条线（[[经度, 纬度], …]）。");

    public static RoadFileException PositionOutOfRange(string where, double x, double y, string datum) =>
        new(
            Codes.PositionOutOfRange,
            FormattableString.Invariant($"{where}的坐标（{x}，{y}）不在 {datum} 的范围内。请检查坐标系是否选对。")
        );

    public static RoadFileException ColumnMissing(IEnumerable<string> accepted, IEnumerable<string> found) =>
        new(
            Codes.ColumnMissing,
            $"没有说明道路等级的列（{string.Join('、', accepted)}）。文件里的列是：{TableErrors.Shorten(string.Join('、', found), 200)}。"
        );

    public static RoadFileException NoRoads(int waysRead, bool isClipped) =>
        new(
            Codes.NoRoads,
            $"文件里有 {waysRead} 条线，但没有一条是行人或电动车可以走的道路"
                + (isClipped ? "，或者都在裁剪范围之外。请检查文件和裁剪范围。" : "。请检查文件。")
        );

    public static RoadFileException TooManyRoads() =>
        new(Codes.TooManyRoads, "道路太多，一个路网放不下（超过 20 亿个点）。请先裁剪到一个省以内。");

    public static RoadFileException BadRules(string detail, Exception? cause = null) =>
        new(Codes.BadRules, $"道路标签规则有误：{detail}", cause);

    public static RoadFileException BadProfiles(string detail, Exception? cause = null) =>
        new(Codes.BadProfiles, $"出行方式配置有误：{detail}", cause);

    public static RoadFileException NotNetwork() => new(Codes.NotNetwork, "这不是保存的路网文件。");

    public static RoadFileException NetworkVersion() =>
        new(Codes.NetworkVersion, "路网文件是别的版本或别的机器保存的，请重新生成。");

    public static RoadFileException NetworkDamaged(string detail) =>
        new(Codes.NetworkDamaged, $"路网文件已损坏（{detail}），请重新生成。");

    public static RoadFileException Of(TableFileException refusal) => new(refusal.Code, refusal.Message, refusal);

    private static string Content(FileSignature found) =>
        found is FileSignature.Text ? "" : $"，内容是{found.Describe()}";
}
