using System.CommandLine;
using QhdHomeMap.Seed.Calls;
using QhdHomeMap.Seed.Tables;
using QhdHomeMap.Seed.Workers;

namespace QhdHomeMap.Seed.Commands;

/// <summary>`seed import workers`: workplaces, or riders by cell and hour, into the database.</summary>
internal static class ImportWorkers
{
    public static Command Command()
    {
        var file = ListCall.File("csv、xlsx 或 geojson");
        var datum = ListCall.Datum();
        var dryRun = new Option<bool>("--dry-run") { Description = "只检查，不写入" };
        var skipBad = new Option<bool>("--skip-bad") { Description = "写入没有问题的行，有问题的行另存一个文件" };
        var add = new Option<bool>("--add") { Description = "只增加和更新；不写时，清单里没有的同类数据会删去" };
        var command = new Command("workers", "导入职工在哪里：单位与人数，或骑手按网格和小时的活动。")
        {
            file,
            datum,
            dryRun,
            skipBad,
            add,
        };
        command.Validators.Add(call =>
            ListCall.RefuseFile(call, call.GetValue(file), "workers 单位.xlsx --datum gcj02", ListCall.FaultOfList)
        );
        command.Validators.Add(call => ListCall.RefuseDatum(call, datum));
        command.SetAction(
            (parsed, cancellation) =>
            {
                var call = new WorkerImportCall(
                    parsed.GetValue(file)!,
                    ListCall.DatumOf(parsed.GetValue(datum)),
                    parsed.GetValue(dryRun),
                    parsed.GetValue(skipBad),
                    parsed.GetValue(add)
                );
                return RunAsync(call, cancellation);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(WorkerImportCall call, CancellationToken cancellation)
    {
        var result = await ProgressDisplay.ShowAsync(progress =>
            WorkerImport.RunAsync(call, Connection.String(), progress, cancellation)
        );
        foreach (var line in result.Lines)
        {
            Console.WriteLine(line);
        }
        return result.Outcome.IsDone() ? 0 : 1;
    }
}
