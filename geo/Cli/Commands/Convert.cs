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

    private const string Explanation = """
        在坐标系之间换算 csv 里的点。
        表头按名称识别，中英文都行，次序不限，其余列原样保留；有一行不对就什么也不写。
        读 UTF-8 或 GB18030，写 UTF-8；写出的表头是 id,lon,lat（epsg4549 是 id,easting,northing）。
        经纬度以度为单位（WGS84、GCJ-02、BD-09、CGCS2000），epsg4549 以米为单位（CGCS2000 三度带，中央经线 120°）。
        """;

    private static readonly string KnownDatums = string.Join('、', Datums.Codes);

    private static readonly Option<string> From = CallOptions.Required(
        "--from",
        "坐标系",
        $"输入的坐标系：{KnownDatums}"
    );

    private static readonly Option<string> To = CallOptions.Required("--to", "坐标系", "输出的坐标系");

    private static readonly Option<string> In = CallOptions.Required(
        "--in",
        "文件",
        "csv，表头含 lon,lat 或 经度,纬度（epsg4549 为 easting,northing 或 东坐标,北坐标）；- 表示标准输入"
    );

    private static readonly Option<string> Out = CallOptions.Required(
        "--out",
        "文件",
        "写到哪里，可与输入相同；- 表示标准输出"
    );

    public static Command Create(Terminal terminal)
    {
        var command = new Command("convert", Explanation) { From, To, In, Out };
        command.SetAction((call, cancelled) => Task.Run(() => Run(call, terminal, cancelled), cancelled));
        return command;
    }

    private static int Run(ParseResult call, Terminal terminal, CancellationToken cancelled)
    {
        var (from, to) = (DatumOf(call, From), DatumOf(call, To));
        var path = call.GetRequiredValue(Out);
        var count = 0L;
        using var output = OutputFile.Create(path, terminal);
        using (var input = CsvInput.Open(call.GetRequiredValue(In), terminal))
        {
            using var progress = new Progress(terminal, "换算");
            var points = PointColumns.Find(input, from, to);
            output.Write(() => count = ConvertAll(input, points, output.Stream, progress, cancelled));
            input.Problems.ThrowIfAny();
        }

        // The input is closed by now: it may be the file that is replaced.
        output.Commit();
        terminal.SayWritten($"已把 {count} 个点从 {from.Code()} 换算到 {to.Code()}，写到", path);
        return ExitCodes.Done;
    }

    private static long ConvertAll(
        CsvInput input,
        PointColumns points,
        Stream output,
        Progress progress,
        CancellationToken cancelled
    )
    {
        using var writer = CsvWriter.Create(output, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        writer.WriteRecord(points.HeadersAfter);
        var row = 1L;
        for (; input.Read(); row++)
        {
            if (row % RowsBetweenReports == 0)
            {
                cancelled.ThrowIfCancellationRequested();
                progress.Report(row, input.Share);
            }

            // Past the first bad row the rest is only checked.
            if (points.TryConvert(out var x, out var y) && !input.Problems.Any)
            {
                points.Write(writer, x, y);
            }
        }

        return row - 1;
    }

    private static Datum DatumOf(ParseResult call, Option<string> option)
    {
        var code = call.GetRequiredValue(option);
        return Datums.TryParse(code, out var datum)
            ? datum
            : throw CliException.CallRefused("unknown_datum", $"不认识坐标系“{code}”，可用：{KnownDatums}");
    }
}
