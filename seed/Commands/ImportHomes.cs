using System.CommandLine;
using QhdHomeMap.Formats.Tables;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Seed.Homes;

namespace QhdHomeMap.Seed.Commands;

/// <summary>`seed import homes`: a list of homes into the database.</summary>
internal static class ImportHomes
{
    public static Command Command()
    {
        // Checked by us and not by the parser, whose complaints are English.
        var file = new Argument<string?>("文件")
        {
            Description = "csv、xlsx 或 geojson",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var datum = new Option<string?>("--datum")
        {
            Description = $"文件里坐标的坐标系：{string.Join("、", Datums.Codes)}",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "只检查，不写入" };
        var skipBad = new Option<bool>("--skip-bad") { Description = "写入没有问题的行，有问题的行另存一个文件" };
        var keepSimilar = new Option<bool>("--keep-similar")
        {
            Description = $"相距不到 {NearDuplicates.WithinM:0} 米、名称相近的，确是两处",
        };
        var command = new Command("homes", "导入共享职工之家与工会驿站的清单")
        {
            file,
            datum,
            dryRun,
            skipBad,
            keepSimilar,
        };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var call = new HomeImportCall(
                    FileOf(parsed.GetValue(file)),
                    DatumOf(parsed.GetValue(datum)),
                    parsed.GetValue(dryRun),
                    parsed.GetValue(skipBad),
                    parsed.GetValue(keepSimilar)
                );
                return RunAsync(call, cancellation);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(HomeImportCall call, CancellationToken cancellation)
    {
        var result = await ProgressDisplay.ShowAsync(progress =>
            HomeImport.RunAsync(call, Connection.String(), progress, cancellation)
        );
        foreach (var line in ImportReport.Lines(call, result))
        {
            Console.WriteLine(line);
        }
        return result.IsDone ? 0 : 1;
    }

    private static string FileOf(string? file)
    {
        if (string.IsNullOrEmpty(file))
        {
            throw new CallException("file_missing", "请写明要导入的文件，例如 import homes 清单.xlsx --datum gcj02");
        }
        if (!File.Exists(file))
        {
            throw new CallException("file_not_found", $"没有这个文件：{file}");
        }
        try
        {
            TableFile.KindOf(file);
        }
        catch (TableFileException e)
        {
            throw new CallException(e.Code, e.Message);
        }
        return file;
    }

    private static Datum DatumOf(string? code) =>
        Datums.TryParse(code, out var datum) ? datum
        : code is null
            ? throw new CallException(
                "datum_missing",
                $"请用 --datum 写明文件里坐标的坐标系（{string.Join("、", Datums.Codes)}）：高德、腾讯、微信取的点是 gcj02，百度取的是 bd09，GPS 和天地图是 wgs84 或 cgcs2000"
            )
        : throw new CallException("datum_unknown", $"没有“{code}”这个坐标系；可以写 {string.Join("、", Datums.Codes)}");
}
