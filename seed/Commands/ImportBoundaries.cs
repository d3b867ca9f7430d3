using System.CommandLine;
using QhdHomeMap.Seed.Boundaries;
using QhdHomeMap.Seed.Calls;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Commands;

/// <summary>`seed import boundaries`: outlines of areas and townships into the database.</summary>
internal static class ImportBoundaries
{
    public static Command Command()
    {
        var file = ListCall.File("geojson，坐标是 WGS-84");
        var dryRun = new Option<bool>("--dry-run") { Description = "只检查，不写入" };
        var command = new Command("boundaries", "导入县区、乡镇街道的边界：按代码，乡镇街道也可按名称。")
        {
            file,
            dryRun,
        };
        command.Validators.Add(call =>
            ListCall.RefuseFile(call, call.GetValue(file), "boundaries 乡镇界.geojson", FaultOf)
        );
        command.SetAction((call, cancellation) => RunAsync(call.GetValue(file)!, call.GetValue(dryRun), cancellation));
        return command;
    }

    private static (string, string)? FaultOf(string file) =>
        Path.GetExtension(file).ToLowerInvariant() is ".geojson" or ".json"
            ? null
            : ("file_type_unknown", "边界只读 .geojson 文件，请在制图软件里另存为 GeoJSON（WGS-84）");

    private static async Task<int> RunAsync(string file, bool dryRun, CancellationToken cancellation)
    {
        var result = await BoundaryImport.RunAsync(file, dryRun, Connection.String(), cancellation);
        foreach (var line in Lines(result))
        {
            Console.WriteLine(line);
        }
        return result.Problems.Count == 0 ? 0 : 1;
    }

    internal static IEnumerable<string> Lines(BoundaryImportResult result)
    {
        if (result.Passed.Count > 0)
        {
            yield return $"不是本市的县区或乡镇街道，略过：第 {string.Join("、", result.Passed)} 个要素";
        }
        foreach (var problem in result.Problems)
        {
            yield return ListReport.Line(problem, "个要素");
        }
        if (result.Repaired.Count > 0)
        {
            yield return $"边界自相交，已修好：{string.Join("、", result.Repaired)}";
        }
        var (areas, townships) = (
            result.Outlines.Count(outline => outline.IsOfArea),
            result.Outlines.Count(outline => !outline.IsOfArea)
        );
        yield return $"县区 {areas} 个、乡镇街道 {townships} 个，其中与系统里不同的 {result.Changed} 个";
        yield return result.Problems.Count > 0 ? "一个也没有写入。请改正后再导入。"
        : result.IsWritten ? "已全部写入。"
        : "只检查，没有写入。去掉 --dry-run 就会写入。";
    }
}
