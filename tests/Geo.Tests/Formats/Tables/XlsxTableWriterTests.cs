using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MiniExcelLibs;
using QhdHomeMap.Formats.Tables;

namespace QhdHomeMap.Geo.Tests.Formats.Tables;

/// <summary>What is written comes back as it was, to us and to other people's programs, and computes nothing.</summary>
public sealed class XlsxTableWriterTests
{
    private static readonly string[] Hostile =
    [
        "=1+1",
        "=HYPERLINK(\"http://example.org\")",
        "+1",
        "-1",
        "@SUM(A1)",
        "<b>&amp;\"'",
        "1-2",
        "00123",
        "a\u0001b\uFFFE",
        "第一行\n第二行",
        "😀",
    ];

    private static readonly DateTimeOffset AsOf = new(2026, 11, 20, 18, 30, 0, TimeSpan.FromHours(8));
    private static readonly XlsxColumn[] Name = [new("名称", 20)];

    [Fact]
    public void Rows_OfAnyText_ComeBackAsTheyWere()
    {
        var file = Write([.. Hostile.Select(text => new[] { text, "119.6005" })]);
        using var table = TableFile.Open(file, TableKind.Xlsx);
        Assert.Equal(["文字", "数"], table.Headers);
        var rows = table.Rows.ToList();
        Assert.All(rows, row => Assert.Empty(row.Troubles));
        Assert.Equal(
            Hostile.Select(text => text.Replace('\u0001', '\uFFFD').Replace('\uFFFE', '\uFFFD')),
            rows.Select(row => row.Cells[0])
        );
        Assert.All(rows, row => Assert.Equal("119.6005", row.Cells[1]));
    }

    [Fact]
    public void Rows_ReadByAnotherProgram_AreTextsAndNumbers()
    {
        var file = Write([
            ["=1+1", "7"],
            ["00123", "七"],
        ]);
        var rows = file.Query(useHeaderRow: true).Cast<IDictionary<string, object>>().ToList();
        Assert.Equal("=1+1", rows[0]["文字"]);
        Assert.Equal(7d, rows[0]["数"]);
        Assert.Equal("00123", rows[1]["文字"]);
        Assert.Equal("七", rows[1]["数"]);
    }

    [Fact]
    public void Row_OfAnotherWidth_IsRefused()
    {
        using var stream = new MemoryStream();
        using var table = new XlsxTableWriter(stream, "表", [new("一", 10)]);
        Assert.Throws<ArgumentException>(() => table.WriteRow(["1", "2"]));
    }

    [Fact]
    public void Sheets_ReadByAnotherProgram_HaveTheirNamesFormatsAndProperties()
    {
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(WriteReport()), isEditable: false);
        Assert.Empty(
            new DocumentFormat.OpenXml.Validation.OpenXmlValidator()
                .Validate(workbook, TestContext.Current.CancellationToken)
                .Select(e => e.Description)
        );
        Assert.Equal(
            ("暖心服务圈", "内部使用"),
            (workbook.PackageProperties.Title, workbook.PackageProperties.Description)
        );
        Assert.Equal(AsOf.UtcDateTime, workbook.PackageProperties.Created!.Value.ToUniversalTime());

        var sheets = workbook.WorkbookPart!.Workbook!.Descendants<Sheet>().ToList();
        Assert.Equal(["覆盖", "缺口", "配额"], sheets.Select(sheet => sheet.Name!.Value));
        var formats = workbook.WorkbookPart.WorkbookStylesPart!.Stylesheet!;
        var cells = ((WorksheetPart)workbook.WorkbookPart.GetPartById(sheets[0].Id!)).Worksheet!.Descendants<Cell>();
        Assert.Equal(
            ["海港区 @", "1200 General", "35.25 0.0", "0.8125 0.0%", "— @"],
            cells
                .Where(cell => !cell.CellReference!.Value!.EndsWith('1'))
                .Select(cell => $"{cell.InnerText} {FormatOf(cell)}")
        );

        string FormatOf(Cell cell)
        {
            var format = (CellFormat)formats.CellFormats!.ElementAt((int)(cell.StyleIndex?.Value ?? 0));
            var own = formats
                .NumberingFormats!.Cast<NumberingFormat>()
                .ToDictionary(n => n.NumberFormatId!.Value, n => n.FormatCode!.Value);
            return (format.NumberFormatId?.Value ?? 0) switch
            {
                0 => "General",
                49 => "@",
                var id => own[id]!,
            };
        }
    }

    [Fact]
    public void Sheet_ThatWasNotComeTo_HasItsHeader()
    {
        using var file = new MemoryStream(WriteReport());
        Assert.Equal(["名称"], file.Query(sheetName: "配额").Cast<IDictionary<string, object>>().Single().Values);
        Assert.Equal("东环路", file.Query(true, "缺口").Cast<IDictionary<string, object>>().Single()["名称"]);
    }

    [Fact]
    public void Workbook_WrittenAgain_HasTheSameBytes() => Assert.Equal(WriteReport(), WriteReport());

    [Theory]
    [InlineData()]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("'a")]
    [InlineData("a", "A")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二")]
    public void Names_ThatSheetsCannotHave_AreRefused(params string[] names)
    {
        using var stream = new MemoryStream();
        Assert.Throws<ArgumentException>(() =>
            new XlsxTableWriter(stream, [.. names.Select(n => new XlsxSheet(n, Name))])
        );
    }

    [Fact]
    public void Sheet_AfterTheLast_IsRefused()
    {
        using var stream = new MemoryStream();
        using var table = new XlsxTableWriter(stream, "表", Name);
        Assert.Throws<InvalidOperationException>(table.NextSheet);
    }

    private static byte[] WriteReport()
    {
        using var stream = new MemoryStream();
        XlsxColumn[] columns =
        [
            new("区县", 12),
            new("人数", 8, XlsxFormat.Number),
            new("平均距离", 8, XlsxFormat.OneDecimal),
            new("覆盖率", 8, XlsxFormat.Percent),
            new("到最近站点", 8, XlsxFormat.OneDecimal),
        ];
        XlsxSheet[] sheets = [new("覆盖", columns), new("缺口", Name), new("配额", Name)];
        using (var table = new XlsxTableWriter(stream, sheets, new("暖心服务圈", AsOf, "内部使用")))
        {
            table.WriteRow(["海港区", "1200", "35.25", "0.8125", "—"]);
            table.NextSheet();
            table.WriteRow(["东环路"]);
        }
        return stream.ToArray();
    }

    private static MemoryStream Write(IReadOnlyList<string[]> rows)
    {
        var stream = new MemoryStream();
        using (var table = new XlsxTableWriter(stream, "表<&>", [new("文字", 20), new("数", 8, XlsxFormat.Number)]))
        {
            foreach (var row in rows)
                table.WriteRow(row);
        }
        stream.Position = 0;
        return stream;
    }
}
