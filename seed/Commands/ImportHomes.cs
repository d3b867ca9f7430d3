using System.CommandLine;
using System.CommandLine.Parsing;
using QhdHomeMap.Formats.Tables;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Seed.Calls;
using QhdHomeMap.Seed.Homes;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Commands;

/// <summary>`seed import homes`: a list of homes into the database.</summary>
internal static class ImportHomes
{
    public static Command Command()
    {
        var file = new Argument<string?>("文件")
        {
            Description = "csv、xlsx 或 geojson",
            Arity = ArgumentArity.ZeroOrOne, // that it is there is checked by us: the parser's complaint is English
        };
        var datum = new Option<string?>("--datum")
        {
            HelpName = "坐标系",
            Description = $"文件里坐标的坐标系，必填：{string.Join("、", Datums.Codes)}",
        };
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
        command.Validators.Add(call => RefuseFile(call, call.GetValue(file)));
        command.Validators.Add(call =>
        {
            if (call.GetResult(datum) is null or { Tokens.Count: 1 }) // else CallCheck tells
            {
                RefuseDatum(call, call.GetValue(datum));
            }
        });
        command.SetAction(
            (parsed, cancellation) =>
            {
                var call = new HomeImportCall(
                    parsed.GetValue(file)!,
                    DatumOf(parsed.GetValue(datum)),
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

    private static void RefuseFile(CommandResult call, string? file)
    {
        if (string.IsNullOrEmpty(file))
        {
            call.Refuse("file_missing", "请写明要导入的文件，例如 ./qhd import homes 清单.xlsx --datum gcj02");
            return;
        }
        if (!File.Exists(file))
        {
            call.Refuse("file_not_found", $"没有这个文件：{file}");
            return;
        }
        try
        {
            TableFile.KindOf(file);
        }
        catch (TableFileException e)
        {
            call.Refuse(e.Code, e.Message);
        }
    }

    private static void RefuseDatum(CommandResult call, string? code)
    {
        var known = string.Join("、", Datums.Codes);
        if (code is null)
        {
            call.Refuse(
                "datum_missing",
                $"请用 --datum 写明文件里坐标的坐标系（{known}）：高德、腾讯、微信取的点是 gcj02，百度取的是 bd09，GPS 和天地图是 wgs84 或 cgcs2000"
            );
        }
        else if (!Datums.TryParse(code, out _))
        {
            call.Refuse("datum_unknown", $"没有“{code}”这个坐标系；可以写 {known}");
        }
    }

    private static Datum DatumOf(string? code) =>
        Datums.TryParse(code, out var datum) ? datum : throw new InvalidOperationException("The call was not checked.");
}
