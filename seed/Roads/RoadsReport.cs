using System.Text.Encodings.Web;
using System.Text.Json;
using QhdHomeMap.Data.Roads;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Seed.Roads;

/// <summary>What an import of roads tells, in Chinese; and as JSON, for the record.</summary>
internal static class RoadsReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Dictionary<RoadClass, string> ClassNames = new()
    {
        [RoadClass.Unknown] = "未分类",
        [RoadClass.Motorway] = "高速公路",
        [RoadClass.Trunk] = "国道与快速路",
        [RoadClass.Primary] = "主干路",
        [RoadClass.Secondary] = "次干路",
        [RoadClass.Tertiary] = "支路",
        [RoadClass.Unclassified] = "一般道路",
        [RoadClass.Residential] = "居住区道路",
        [RoadClass.LivingStreet] = "生活街道",
        [RoadClass.Service] = "内部道路",
        [RoadClass.Pedestrian] = "步行街",
        [RoadClass.Cycleway] = "自行车道",
        [RoadClass.Footway] = "人行道",
        [RoadClass.Path] = "小路",
        [RoadClass.Steps] = "台阶",
        [RoadClass.Track] = "机耕路",
    };

    private static readonly Dictionary<RoadDrop, string> DropNames = new()
    {
        [RoadDrop.NotARoad] = "不是道路",
        [RoadDrop.UnknownKind] = "不认得的种类",
        [RoadDrop.NotBuilt] = "在建、规划或已废弃",
        [RoadDrop.Area] = "是面的轮廓",
        [RoadDrop.Ferry] = "轮渡",
        [RoadDrop.Closed] = "步行和电动车都不让走",
        [RoadDrop.NotALine] = "不是线",
        [RoadDrop.TooShort] = "已知的点不足两个",
        [RoadDrop.Outside] = "在裁剪范围之外",
    };

    public static string ToJson(RoadReport report) => JsonSerializer.Serialize(report, Json);

    public static IEnumerable<string> Lines(RoadsImportResult result)
    {
        var report = result.Report;
        yield return $"{result.Version.Source}：线 {report.WaysRead} 条，采用 {report.WaysKept} 条";
        foreach (var (reason, ways) in report.WaysDropped)
        {
            yield return $"  未采用：{DropNames[reason]} {ways} 条";
        }
        if (report.MissingPoints > 0)
        {
            yield return $"  文件里缺 {report.MissingPoints} 个点（多半在边缘），道路在那里断开";
        }
        yield return $"路口与端点 {report.Nodes} 个，路段 {report.Edges} 段，共 {Km(report.TotalM)} 公里；最长的一段 {Km(report.LongestEdgeM)} 公里，断头 {report.DeadEnds} 处";
        yield return $"互不相通的 {report.Components} 片，最大的一片占全长 {report.LargestComponentShare * 100:0.0}%";
        foreach (var (roadClass, metres) in report.MetresByClass)
        {
            yield return $"  {ClassNames[roadClass]} {Km(metres)} 公里";
        }
        yield return Replaced(result.Replaced);
    }

    private static string Replaced(RoadNetworkVersion? replaced) =>
        replaced switch
        {
            null => "已写入，从现在起使用。",
            { IsSample: true } => "已写入，从现在起使用；示例路网已删去。",
            _ => $"已写入，从现在起使用；原来的路网（{replaced.Source}）已删去。",
        };

    private static string Km(double metres) => $"{metres / 1000:0.0}";
}
