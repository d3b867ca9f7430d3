using System.Text;
using QhdHomeMap.Formats.Tables;

namespace QhdHomeMap.Geo.Tests.Formats.Tables;

public class CsvTableTests
{
    private static readonly Func<IReadOnlyList<string>, bool> HasName = cells => cells.Contains("名称");

    [Fact]
    public void Csv_MessyButSound_ReadsTrimmedTextWithItsLines()
    {
        // Line 2 is blank, the row of line 3 spans lines 3 and 4, line 5 has only delimiters, line 6 is short, line 7
        // has blank extras.
        var table = ReadTable.Csv(
            """"
            　名称 ,地址,电话,

            "阳光 ""驿站""","海港区
            河北大街 1 号", 0335-1 
            ,,
            乙 , 12" 管道旁
            丙,,110,,,

            """".ReplaceLineEndings("\r\n")
        );

        Assert.Equal(["名称", "地址", "电话"], table.Headers);
        Assert.Equal(["3:阳光 \"驿站\"|海港区\n河北大街 1 号|0335-1", "6:乙|12\" 管道旁|", "7:丙||110"], table.Lines);
        Assert.Empty(table.Troubles);
        Assert.Equal(1, table.HeaderLine);
        Assert.Equal(1, table.Progress);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Csv_AnyLineEnd_CountsTheSameLines(string end)
    {
        var table = ReadTable.Csv(string.Join(end, "a,b", "", "\"1", "1\",2", "3,4", ""));

        Assert.Equal(["3:1\n1|2", "5:3|4"], table.Lines);
    }

    [Theory]
    [InlineData(',', "逗号")]
    [InlineData('\t', "制表符")]
    [InlineData(';', "分号")]
    [InlineData('，', "全角逗号")]
    public void Csv_AnyDelimiter_IsDetectedFromTheHeader(char delimiter, string name)
    {
        var text = "名称~地址~\"备注,;，\t\"\n甲~乙\"~\"~丙\"\n".Replace('~', delimiter);

        var table = ReadTable.Csv(text);

        Assert.Equal(["名称", "地址", "备注,;，"], table.Headers);
        Assert.Equal([$"2:甲|乙\"|{delimiter}丙".Replace("\t", "", StringComparison.Ordinal)], table.Lines);
        Assert.Contains(name, table.SourceDescription, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_TitleRowsAboveTheHeader_AreSkipped()
    {
        var table = ReadTable.Csv(
            "秦皇岛市共享职工之家一览表,,\n;;;;填报单位：市总工会，2024 年;;\n\n名称,经度,纬度\n甲,119.6,39.9\n",
            isHeader: HasName
        );

        Assert.Equal(["名称", "经度", "纬度"], table.Headers);
        Assert.Equal(4, table.HeaderLine);
        Assert.Equal(["5:甲|119.6|39.9"], table.Lines);
    }

    [Fact]
    public void Csv_HeaderBeyondTheSearch_IsHeaderMissing_AndShowsWhatWasRead()
    {
        var refusal = ReadTable.Refusal(() =>
            ReadTable.Csv(
                "\n标题甲,乙\n" + string.Concat(Enumerable.Repeat("x,y\n", 9)) + "名称,经度\n",
                isHeader: HasName
            )
        );

        Assert.Equal((TableErrorCodes.HeaderMissing, 2), (refusal.Code, refusal.Line));
        Assert.Contains("标题甲、乙", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n\r\n")]
    [InlineData(" ,,\n　,\n")]
    public void Csv_NothingButBlanks_IsFileEmpty(string text) =>
        Assert.Equal(TableErrorCodes.FileEmpty, ReadTable.Refusal(() => ReadTable.Csv(text)).Code);

    [Fact]
    public void Csv_HeaderWithoutRows_IsAnEmptyTable() => Assert.Empty(ReadTable.Csv("名称,经度").Rows);

    [Fact]
    public void Csv_SameHeaderTwice_NamesBothColumns()
    {
        var refusal = ReadTable.Refusal(() => ReadTable.Csv("Name,lon,, name \n"));

        Assert.Equal((TableErrorCodes.HeaderDuplicate, 1, 4), (refusal.Code, refusal.Line, refusal.Column));
        Assert.Contains("第 1 列和第 4 列", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_HeaderWithTooManyColumns_IsRefused()
    {
        var header = string.Join(',', Enumerable.Range(0, 201));

        Assert.Equal(TableErrorCodes.TooManyColumns, ReadTable.Refusal(() => ReadTable.Csv(header)).Code);
    }

    [Fact]
    public void Csv_QuoteNeverClosed_IsTruncated_AndSaysWhereItOpened()
    {
        var refusal = ReadTable.Refusal(() => ReadTable.Csv("名称,地址\n甲,乙\n\n丙,\"海港区\n丁,戊\n"));

        Assert.Equal((TableErrorCodes.Truncated, 4, 2), (refusal.Code, refusal.Line, refusal.Column));
    }

    [Fact]
    public void Csv_QuoteOfTheHeaderNeverClosed_IsTruncated_WhateverOtherDelimitersMakeOfIt() =>
        Assert.Equal(TableErrorCodes.Truncated, ReadTable.Refusal(() => ReadTable.Csv("名称,\"经度\n甲,1\n")).Code);

    [Fact]
    public void Csv_LastRowShortAndWithoutLineEnd_IsSuspectedTruncated()
    {
        var table = ReadTable.Csv("名称,经度,纬度\n甲,119.6\n乙,119.");

        Assert.Equal(["3  row_truncated"], table.Troubles);
    }

    [Fact]
    public void Csv_LastRowWholeAndWithoutLineEnd_IsTaken() =>
        Assert.Empty(ReadTable.Csv("名称,经度\n甲,119.6").Troubles);

    [Fact]
    public void Csv_RowsThatCannotBeTrusted_AreToldOneByOne()
    {
        var table = ReadTable.Csv("名称,时间\n甲,9:00,17:00\n乙,\"9:00\" 左右\n丙,\"9:00\" \n");

        Assert.Equal(["2  row_too_wide", "3 时间 quote_misplaced"], table.Troubles);
        Assert.Equal("17:00", table.Rows[0].Troubles[0].Value);
        Assert.Equal(1, table.Rows[1].Troubles[0].Column);
        Assert.Equal("9:00", table.Rows[2].Cells[1]);
    }

    [Fact]
    public void Csv_EndlessCell_IsCutAndTold()
    {
        var limits = new TableLimits { MaxCellLength = 5 };

        var table = ReadTable.Csv("a,b\n12345,x\n123456,\"y\"\n", limits);

        Assert.Equal(["2:12345|x", "3:12345|y"], table.Lines);
        Assert.Equal(["3 a cell_too_long"], table.Troubles);
    }

    [Fact]
    public void Csv_CellsFarBeyondTheHeader_AreToldWithoutBeingKept()
    {
        var table = ReadTable.Csv("a,b\n1,2" + new string(',', 100_000) + "x\n");

        Assert.Equal(["2  row_too_wide"], table.Troubles);
        Assert.Equal(["2:1|2"], table.Lines);
    }

    [Fact]
    public void Csv_ReadTwice_GivesTheSameRows()
    {
        using var stream = new MemoryStream("a,b\n1,2\n3,4\n"u8.ToArray());
        using var table = TableFile.Open(stream, TableKind.Csv);

        Assert.Equal(table.Rows.Select(row => row.Line).ToList(), table.Rows.Select(row => row.Line).ToList());
        Assert.Equal(2, table.Rows.Count());
    }

    [Theory]
    [InlineData("PK\u0003\u0004", "xlsx")]
    [InlineData("%PDF-1.7", "PDF")]
    [InlineData("  <html><table>", "网页")]
    public void Csv_OtherContent_IsNotCsv(string head, string said)
    {
        var refusal = ReadTable.Refusal(() => ReadTable.Csv(head + "a,b\n"));

        Assert.Equal(TableErrorCodes.NotCsv, refusal.Code);
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
    }
}
