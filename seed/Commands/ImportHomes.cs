using System.CommandLine;
using QhdHomeMap.Seed.Calls;
using QhdHomeMap.Seed.Homes;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Commands;

/// <summary>`seed import homes`: a list of homes into the database.</summary>
internal static class ImportHomes
{
    public static Command Command()
    {
        var file = ListCall.File("csv、xlsx 或 geojson");
        var datum = ListCall.Datum();
        var dryRun = new Option<bool>("--dry-run") { Description = "只检查，不写入" };
        var skipBad = new Option<bool>("--skip-bad") { Description = "写入没有问题的行，有问题的行另存一个文件" };
        var keepSimilar = new Option<bool>("--keep-similar")
        {
            Description = $"相距不到 {NearDuplicates.WithinM:0} 米、名称相近的，确是两处",
        };
        var allHours = new Option<bool>("--hours")
        {
            Description = $"列出全部开放时间是怎样读的；不写时最多列 {ImportReport.HoursTold} 种",
        };
        var command = new Command("homes", "导入共享职工之家与工会驿站的清单：列名中英文都行，先后不限。")
        {
            file,
            datum,
            dryRun,
            skipBad,
            keepSimilar,
            allHours,
        };
        command.Validators.Add(call =>
            ListCall.RefuseFile(call, call.GetValue(file), "homes 清单.xlsx --datum gcj02", ListCall.FaultOfList)
        );
        command.Validators.Add(call => ListCall.RefuseDatum(call, datum));
        command.SetAction(
            (parsed, cancellation) =>
            {
                var call = new HomeImportCall(
                    parsed.GetValue(file)!,
                    ListCall.DatumOf(parsed.GetValue(datum)),
                    parsed.GetValue(dryRun),
                    parsed.GetValue(skipBad),
                    parsed.GetValue(keepSimilar)
                );
                return RunAsync(call, parsed.GetValue(allHours), cancellation);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(HomeImportCall call, bool allHours, CancellationToken cancellation)
    {
        var result = await ProgressDisplay.ShowAsync(progress =>
            HomeImport.RunAsync(call, Connection.String(), progress, cancellation)
        );
        foreach (var line in ImportReport.Lines(call, result, allHours))
        {
            Console.WriteLine(line);
        }
        return result.IsDone ? 0 : 1;
    }
}
