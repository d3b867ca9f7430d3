using System.Text;
using CsCheck;
using QhdHomeMap.Formats.Tables;
using static QhdHomeMap.Geo.Tests.Formats.Tables.XlsxFile;

namespace QhdHomeMap.Geo.Tests.Formats.Tables;

/// <summary>
/// Whatever happens to a file's bytes, reading it ends, in a table or in a <see cref="TableFileException"/>.
/// </summary>
public class TableFuzzTests
{
    private static readonly byte[] Csv = Encoding.UTF8.GetBytes(
        "\uFEFF一览表\n名称,地址,电话\n\"甲 \"\"站\"\"\",\"海港区\n河北大街\",0335\n乙,'=1,\r\n丙,,13800000000\n"
    );

    private static readonly byte[] GeoJson = Encoding.UTF8.GetBytes(
        """
        {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4490"}},"features":[
        {"type":"Feature","geometry":{"type":"Point","coordinates":[119.6,39.9]},"properties":{"名称":"甲\u4e59","n":1e3,"x":[1,"a"],"y":{"z":null}}},
        {"type":"Feature","geometry":null,"properties":null}]}
        """
    );

    private static readonly XlsxFile Workbook = Of(
            Row(1, "一览表")
                + Row(2, "名称", "日期", "电话")
                + Cells(3, """t="s"><v>0</v>""", """s="0"><v>45413.5</v>""", """><f>A1+1</f><v>3</v>""")
                + Cells(4, """t="e"><v>#REF!</v>""", """t="b"><v>1</v>""", """><v>1.5E3</v>"""),
            """<mergeCells><mergeCell ref="A3:A4"/></mergeCells>"""
        )
        .WithStrings("<r><t>甲_x000D_</t></r>")
        .WithFormats("[$-804]yyyy\"年\"m;[h]:mm");

    [Theory]
    [InlineData(TableKind.Csv)]
    [InlineData(TableKind.GeoJson)]
    public void MutatedText_IsReadOrRefused(TableKind kind) =>
        Mutation.Changes.Sample(
            changes => AssertReadOrRefused(Mutation.Of(kind == TableKind.Csv ? Csv : GeoJson, changes), kind),
            iter: 20_000
        );

    [Fact]
    public void MutatedZip_IsReadOrRefused()
    {
        var file = Workbook.ToBytes();
        Mutation.Changes.Sample(
            changes => AssertReadOrRefused(Mutation.Of(file, changes), TableKind.Xlsx),
            iter: 5_000
        );
    }

    /// <summary>Changes within the parts, which the zip would mostly hide.</summary>
    [Theory]
    [InlineData("_rels/.rels")]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/_rels/workbook.xml.rels")]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData("xl/styles.xml")]
    [InlineData("xl/worksheets/sheet1.xml")]
    public void MutatedPart_IsReadOrRefused(string part) =>
        Mutation.Changes.Sample(
            changes =>
                AssertReadOrRefused(Workbook.ToBytes(part, content => Mutation.Of(content, changes)), TableKind.Xlsx),
            iter: 2_000
        );

    [Theory]
    [InlineData(TableKind.Csv)]
    [InlineData(TableKind.Xlsx)]
    [InlineData(TableKind.GeoJson)]
    public void AnyBytes_AreReadOrRefused(TableKind kind) =>
        Gen.Byte.Array[1, 300].Sample(file => AssertReadOrRefused(file, kind), iter: 5_000);

    private static void AssertReadOrRefused(byte[] file, TableKind kind)
    {
        var limits = new TableLimits { MaxCellLength = 40, MaxColumns = 12 };
        try
        {
            var table = ReadTable.From(file, kind, limits, kind == TableKind.GeoJson ? null : cells => cells.Count > 1);
            Assert.All(table.Rows, row => Assert.Equal(table.Headers.Count, row.Cells.Count));
        }
        catch (TableFileException refusal)
        {
            Assert.NotEmpty(refusal.Message);
        }
    }
}
