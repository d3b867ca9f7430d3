using System.CommandLine;
using CsvHelper;
using QhdHomeMap.Cli.Files;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Cli.Commands;

/// <summary>
/// <c>qhd geo convert</c>: a csv of points from one datum into another. The two coordinate columns are replaced where they stand;
/// all other columns are kept as they are.
/// </summary>
internal static class Convert
{
    private const int RowsBetweenReports = 1024;

    private static readonly string KnownDatums = string.Join('、', Datums.Codes);

    public static Command Create(Terminal terminal)
    {
        var from = new Option<string>("--from")
        {
            Required = true,
            HelpName = "坐标系",
            Description = $"输入的坐标系：{KnownDatums}",
        };
        var to = new Option<string>("--to")
        {
            Required = true,
            HelpName = "坐标系",
            Description = "输出的坐标系",
        };
        var input = new Option<string>("--in")
        {
            Required = true,
            HelpName = "文件",
            Description = "csv，表头含 lon,lat（epsg4549 为 easting,northing）；- 表示标准输入",
        };
        var output = new Option<string>("--out")
        {
            Required = true,
            HelpName = "文件",
            Description = "写到哪里，可与输入相同；- 表示标准输出",
        };
        var command = new Command(
            "convert",
            """
            在坐标系之间换算 csv 里的点。
            表头按名称识别，次序不限，其余列原样保留；有一行不对就什么也不写。
            经纬度以度为单位（WGS84、GCJ-02、BD-09、CGCS2000），epsg4549 以米为单位（CGCS2000 三度带，中央经线 120°）。
            """
        )
        {
            from,
            to,
            input,
            output,
        };
        command.SetAction(
            (call, cancelled) =>
                Task.Run(
                    () =>
                    {
                        var (source, target) = (Parse(call.GetValue(from)), Parse(call.GetValue(to)));
                        Run(source, target, call.GetValue(input)!, call.GetValue(output)!, terminal, cancelled);
                        return ExitCodes.Done;
                    },
                    cancelled
                )
        );
        return command;
    }

    private static Datum Parse(string? code) =>
        Datums.TryParse(code, out var datum)
            ? datum
            : throw CliException.CallRefused("unknown_datum", $"不认识坐标系“{code}”，可用：{KnownDatums}");

    private static void Run(
        Datum from,
        Datum to,
        string inputPath,
        string outputPath,
        Terminal terminal,
        CancellationToken cancelled
    )
    {
        using var output = OutputFile.Create(outputPath, terminal);
        using (var input = CsvInput.Open(inputPath, terminal))
        {
            output.Write(() => ConvertAll(input, output.Stream, from, to, terminal, cancelled));
            input.Problems.ThrowIfAny();
        }

        output.Commit();
    }

    private static void ConvertAll(
        CsvInput input,
        Stream output,
        Datum from,
        Datum to,
        Terminal terminal,
        CancellationToken cancelled
    )
    {
        var columns = PointColumns.Find(input, from, to);
        var progress = new Progress(terminal, "换算");
        using var writer = CsvWriter.Create(output, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        writer.WriteRecord(columns.HeadersAfter);
        for (var row = 1L; input.Read(); row++)
        {
            if (row % RowsBetweenReports == 0)
            {
                cancelled.ThrowIfCancellationRequested();
                progress.Report(row, input.Share);
            }

            if (columns.TryConvert(out var x, out var y) && !input.Problems.Any)
            {
                columns.Write(writer, x, y);
            }
        }

        progress.Finish();
    }
}
