using System.Globalization;
using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MiniExcelLibs;
using QhdHomeMap.Formats.Tables;

namespace QhdHomeMap.Geo.Tests.Formats.Tables;

/// <summary>The same 10,000 homes, written by other people's libraries in each format, are the same table.</summary>
public class OneShapeTests
{
    private const int Count = 10_000;
    private static readonly string[] Names = ["lon", "lat", .. Enumerable.Range(3, 18).Select(column => $"列{column}")];

    [Fact]
    public void TenThousandRows_FromCsv_AreTheHomes() =>
        AssertHomes(ReadTable.From(Csv(), TableKind.Csv), firstLine: 2);

    [Fact]
    public void TenThousandRows_FromMiniExcel_AreTheHomes() =>
        AssertHomes(ReadTable.From(ByMiniExcel(), TableKind.Xlsx), firstLine: 2);

    [Fact]
    public void TenThousandRows_FromOpenXmlWithSharedStrings_AreTheHomes() =>
        AssertHomes(ReadTable.From(ByOpenXml(), TableKind.Xlsx), firstLine: 2);

    [Fact]
    public void TenThousandRows_FromGeoJson_AreTheHomes() =>
        AssertHomes(ReadTable.From(GeoJson(), TableKind.GeoJson), firstLine: 1);

    [Fact]
    public void TenThousandRows_Progress_RisesToOne()
    {
        foreach (
            var (file, kind) in new[]
            {
                (Csv(), TableKind.Csv),
                (ByOpenXml(), TableKind.Xlsx),
                (GeoJson(), TableKind.GeoJson),
            }
        )
        {
            using var stream = new MemoryStream(file);
            using var table = TableFile.Open(stream, kind);
            var progress = table.Rows.Select(_ => table.Progress).ToList();

            Assert.Equal(progress.Order(), progress);
            Assert.InRange(progress[Count / 2], 0.4, 0.6);
            Assert.Equal(1, table.Progress);
        }
    }

    private static double Longitude(int home) => Math.Round(119 + home * 1e-4, 6);

    private static double Latitude(int home) => Math.Round(39.9 - home * 1e-5, 6);

    private static string Text(int home, int column) => $"第{home}处，“{column}”，100%\n<&>";

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static void AssertHomes(ReadTable table, int firstLine)
    {
        Assert.Equal(Names, table.Headers);
        Assert.Empty(table.Troubles);
        Assert.Equal(Count, table.Rows.Count);
        // A csv line is counted for each line break within the row.
        Assert.Equal(firstLine, table.Rows[0].Line);
        foreach (var (home, row) in table.Rows.Index())
        {
            Assert.Equal(Number(Longitude(home)), row.Cells[0]);
            Assert.Equal(Number(Latitude(home)), row.Cells[1]);
            for (var column = 2; column < Names.Length; column++)
            {
                Assert.Equal(Text(home, column), row.Cells[column]);
            }
        }
    }

    private static byte[] Csv()
    {
        using var stream = new MemoryStream();
        using (var writer = new CsvTableWriter(stream, Names))
        {
            for (var home = 0; home < Count; home++)
            {
                writer.WriteRow([Number(Longitude(home)), Number(Latitude(home)), .. Texts(home)]);
            }
        }
        return stream.ToArray();
    }

    private static byte[] GeoJson()
    {
        var features = Enumerable
            .Range(0, Count)
            .Select(home => new
            {
                type = "Feature",
                geometry = new { type = "Point", coordinates = new[] { Longitude(home), Latitude(home) } },
                properties = Names.Skip(2).Zip(Texts(home)).ToDictionary(pair => pair.First, pair => pair.Second),
            });
        return JsonSerializer.SerializeToUtf8Bytes(new { type = "FeatureCollection", features });
    }

    private static byte[] ByMiniExcel()
    {
        using var stream = new MemoryStream();
        var rows = Enumerable
            .Range(0, Count)
            .Select(home =>
                Names
                    .Zip([Longitude(home), Latitude(home), .. Texts(home).Cast<object>()])
                    .ToDictionary(pair => pair.First, pair => pair.Second)
            );
        stream.SaveAs(rows);
        return stream.ToArray();
    }

    private static byte[] ByOpenXml()
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            var strings = new List<string>();
            using (var writer = OpenXmlWriter.Create(sheet))
            {
                writer.WriteStartElement(new Worksheet());
                writer.WriteStartElement(new SheetData());
                writer.WriteElement(new Row(Names.Select(name => Shared(name, strings))));
                for (var home = 0; home < Count; home++)
                {
                    writer.WriteElement(
                        new Row([
                            Numeric(Longitude(home)),
                            Numeric(Latitude(home)),
                            .. Texts(home).Select(text => Shared(text, strings)),
                        ])
                    );
                }
                writer.WriteEndElement();
                writer.WriteEndElement();
            }
            workbook.AddNewPart<SharedStringTablePart>().SharedStringTable = new(
                strings.Select(text => new SharedStringItem(new Text(text)))
            );
            workbook.Workbook = new(
                new Sheets(
                    new Sheet
                    {
                        Id = workbook.GetIdOfPart(sheet),
                        SheetId = 1,
                        Name = "名单",
                    }
                )
            );
        }
        return stream.ToArray();
    }

    private static IEnumerable<string> Texts(int home) =>
        Enumerable.Range(2, Names.Length - 2).Select(column => Text(home, column));

    /// <summary>With the seventeen digits that Excel writes.</summary>
    private static Cell Numeric(double number) =>
        new() { CellValue = new(number.ToString("G17", CultureInfo.InvariantCulture)) };

    private static Cell Shared(string text, List<string> strings)
    {
        strings.Add(text);
        return new() { DataType = CellValues.SharedString, CellValue = new(Number(strings.Count - 1)) };
    }
}
