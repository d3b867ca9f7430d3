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

    private static MemoryStream Write(IReadOnlyList<string[]> rows)
    {
        var stream = new MemoryStream();
        using (var table = new XlsxTableWriter(stream, "表<&>", [new("文字", 20), new("数", 8, IsNumber: true)]))
        {
            foreach (var row in rows)
                table.WriteRow(row);
        }
        stream.Position = 0;
        return stream;
    }
}
