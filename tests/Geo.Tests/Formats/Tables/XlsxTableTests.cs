using QhdHomeMap.Formats.Tables;
using static QhdHomeMap.Geo.Tests.Formats.Tables.XlsxFile;

namespace QhdHomeMap.Geo.Tests.Formats.Tables;

public class XlsxTableTests
{
    private static readonly Func<IReadOnlyList<string>, bool> HasName = cells => cells.Contains("名称");

    [Fact]
    public void Xlsx_EveryKindOfCell_ReadsAsAPersonSeesIt()
    {
        var file = Of(
                Row(1, "共享", "内联", "富文本", "是否", "日期", "公式串", "数")
                    + Cells(
                        2,
                        """t="s"><v>0</v>""",
                        """t="inlineStr"><is><r><t>海 </t></r><r><t xml:space="preserve"> 港</t></r><rPh sb="0" eb="1"><t>hai</t></rPh></is>""",
                        """t="s"><v>1</v>""",
                        """t="b"><v>1</v>""",
                        """t="d"><v>2024-05-01</v>""",
                        """t="str"><v>没有公式</v>""",
                        """><v>119.60050000000001</v>"""
                    )
            )
            .WithStrings(
                "<t>阳光驿站</t>",
                "<r><t>北戴河</t></r><r><rPr><b/></rPr><t>海二路_x000D_</t></r>\n  <rPh><t>x</t></rPh>"
            );

        var table = ReadTable.From(file.ToBytes(), TableKind.Xlsx);

        Assert.Equal(["2:阳光驿站|海  港|北戴河海二路|TRUE|2024-05-01|没有公式|119.6005"], table.Lines);
        Assert.Empty(table.Troubles);
    }

    [Fact]
    public void Xlsx_FormulaAndErrorCells_AreToldByAddress_AndNeverTrusted()
    {
        var file = Of(
            Row(1, "名称", "经度", "纬度", "电话")
                + Cells(
                    2,
                    """t="str"><f>A3&amp;"站"</f><v>甲</v>""",
                    """><f t="shared" si="0"/><v>119.6</v>""",
                    """t="e"><v>#N/A</v>""",
                    """t="e"><f>1/0</f><v>#DIV/0!</v>"""
                )
        );

        var row = Assert.Single(ReadTable.From(file.ToBytes(), TableKind.Xlsx).Rows);

        Assert.Equal(["=A3&\"站\"", "=", "#N/A", "=1/0"], row.Cells);
        Assert.Equal(
            ["formula_cell 名称 0", "formula_cell 经度 1", "error_cell 纬度 2", "formula_cell 电话 3"],
            row.Troubles.Select(trouble => $"{trouble.Code} {trouble.Header} {trouble.Column}")
        );
        Assert.Contains("A2", row.Troubles[0].Reason, StringComparison.Ordinal);
        Assert.Equal("=A3&\"站\"", row.Troubles[0].Value);
        Assert.Contains("C2", row.Troubles[2].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Xlsx_FormulaInTheHeader_RefusesTheFile()
    {
        var file = Of(Cells(1, """t="str"><f>B9</f><v>名称</v>"""));

        var refusal = ReadTable.Refusal(() => ReadTable.From(file.ToBytes(), TableKind.Xlsx));

        Assert.Equal((TableErrorCodes.FormulaCell, 1, 1), (refusal.Code, refusal.Line, refusal.Column));
    }

    [Fact]
    public void Xlsx_FirstVisibleSheetWithData_IsRead_AndTheOthersAreNamed()
    {
        var file = Of(
            ("存档", "hidden", Row(1, "a") + Row(2, "旧"), ""),
            ("空白", "visible", """<row r="1"/><row r="2"><c r="A2"/></row>""", ""),
            ("名单", "visible", Row(3, "a") + Row(5, "新"), ""),
            ("说明", "visible", Row(1, "b"), "")
        );

        var table = ReadTable.From(file.ToBytes(), TableKind.Xlsx);

        Assert.Equal(["5:新"], table.Lines);
        Assert.Equal("工作表“名单”，表头在第 3 行；没有读的工作表：存档（隐藏）、空白、说明", table.SourceDescription);
        Assert.Equal(1, table.Progress);
    }

    [Fact]
    public void Xlsx_CoverSheetBeforeTheList_IsPassedOver()
    {
        var file = Of(
            ("封面", "visible", Row(1, "说明"), ""),
            ("名单", "visible", Row(1, "一览表") + Row(2, "名称") + Row(3, "甲"), "")
        );

        Assert.Equal(["3:甲"], ReadTable.From(file.ToBytes(), TableKind.Xlsx, isHeader: HasName).Lines);
    }

    [Fact]
    public void Xlsx_NoSheetHasTheHeader_ShowsTheFirstSheetsFirstRow()
    {
        var file = Of(("封面", "visible", Row(4, "说明", "其他"), ""), ("名单", "visible", Row(1, "姓名"), ""));

        var refusal = ReadTable.Refusal(() => ReadTable.From(file.ToBytes(), TableKind.Xlsx, isHeader: HasName));

        Assert.Equal((TableErrorCodes.HeaderMissing, 4), (refusal.Code, refusal.Line));
        Assert.Contains("说明、其他", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Xlsx_AllSheetsHiddenOrBlank_IsFileEmpty()
    {
        var file = Of(("a", "veryHidden", Row(1, "名称"), ""), ("b", "visible", "", ""));

        Assert.Equal(
            TableErrorCodes.FileEmpty,
            ReadTable.Refusal(() => ReadTable.From(file.ToBytes(), TableKind.Xlsx)).Code
        );
    }

    [Fact]
    public void Xlsx_HiddenRows_AreReadAndTold()
    {
        var hidden = Row(2, "甲").Replace("<row ", """<row hidden="1" """, StringComparison.Ordinal);

        var table = ReadTable.From(Of(Row(1, "名称") + hidden + Row(3, "乙")).ToBytes(), TableKind.Xlsx);

        Assert.Equal(["2:甲", "3:乙"], table.Lines);
        Assert.Contains("有 1 个隐藏的行", table.SourceDescription, StringComparison.Ordinal);
    }

    [Fact]
    public void Xlsx_MergedDownwards_EveryRowUnderItHasTheValue()
    {
        // The title and a header cell are merged too; row 5 is blank but for the merge; B3:C3 is merged sideways.
        var file = Of(
            Row(1, "一览表")
                + Row(2, "区县", "名称", "备注")
                + Row(3, "海港区", "甲")
                + Row(4, null, "乙")
                + Row(6, null, "丙")
                + Row(7, null, "丁"),
            """<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="C1:C2"/><mergeCell ref="A3:A6"/><mergeCell ref="B3:C3"/></mergeCells>"""
        );

        var table = ReadTable.From(file.ToBytes(), TableKind.Xlsx, isHeader: HasName);

        Assert.Equal(["3:海港区|甲|", "4:海港区|乙|", "6:海港区|丙|", "7:|丁|"], table.Lines);
        Assert.Contains("有 1 处上下合并", table.SourceDescription, StringComparison.Ordinal);
    }

    [Fact]
    public void Xlsx_MergedFormula_IsATroubleOfEveryRow()
    {
        var file = Of(
            Row(1, "名称", "时间")
                + Cells(2, """t="str"><v>甲</v>""", """t="str"><f>Z1</f><v>9:00</v>""")
                + Row(3, "乙"),
            """<mergeCells><mergeCell ref="B2:B3"/></mergeCells>"""
        );

        Assert.Equal(
            ["2 时间 formula_cell", "3 时间 formula_cell"],
            ReadTable.From(file.ToBytes(), TableKind.Xlsx).Troubles
        );
    }

    [Fact]
    public void Xlsx_WithoutAddresses_CountsRowsAndCells()
    {
        var file = Of(
            """<row><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>b</t></is></c></row><row/><row><c/><c><v>2</v></c></row>"""
        );

        Assert.Equal(["3:|2"], ReadTable.From(file.ToBytes(), TableKind.Xlsx).Lines);
    }

    [Fact]
    public void Xlsx_NoteBesideTheTable_IsTooWide_HoweverFarAway()
    {
        var file = Of(
            Row(1, "a", "b")
                + """<row r="2"><c r="A2"><v>1</v></c><c r="D2"><v>2</v></c><c r="XFD2"><v>3</v></c></row>"""
        );

        var table = ReadTable.From(file.ToBytes(), TableKind.Xlsx);

        Assert.Equal(["2  row_too_wide"], table.Troubles);
        Assert.Equal("2、3", table.Rows[0].Troubles[0].Value);
    }

    [Fact]
    public void Xlsx_HeaderFarAway_IsTooManyColumns()
    {
        var file = Of("""<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>3</v></c></row>""");

        Assert.Equal(
            TableErrorCodes.TooManyColumns,
            ReadTable.Refusal(() => ReadTable.From(file.ToBytes(), TableKind.Xlsx)).Code
        );
    }

    [Fact]
    public void Xlsx_StrictForm_ReadsAlike()
    {
        var file = Of(Row(1, "名称") + Row(2, "甲"));
        foreach (
            var part in new[]
            {
                "_rels/.rels",
                "xl/workbook.xml",
                "xl/_rels/workbook.xml.rels",
                "xl/worksheets/sheet1.xml",
            }
        )
        {
            file.Replace(
                part,
                "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                "http://purl.oclc.org/ooxml/spreadsheetml/main"
            );
            file.Replace(
                part,
                "http://schemas.openxmlformats.org/officeDocument/2006",
                "http://purl.oclc.org/ooxml/officeDocument"
            );
        }

        Assert.Equal(["2:甲"], ReadTable.From(file.ToBytes(), TableKind.Xlsx).Lines);
    }

    [Fact]
    public void Xlsx_BrokenLinksAndMissingDrawings_DoNoHarm()
    {
        var file = Of(Row(1, "名称") + Row(2, "甲"), """<drawing r:id="d1" xmlns:r="x"/>""")
            .With(
                "xl/worksheets/_rels/sheet1.xml.rels",
                Rels(
                    Relationship("d1", "drawing", "../drawings/none.xml"),
                    Relationship("h1", "hyperlink", "mailto:a b@@c")
                )
            );

        Assert.Equal(["2:甲"], ReadTable.From(file.ToBytes(), TableKind.Xlsx).Lines);
    }
}
