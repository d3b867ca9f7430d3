using QhdHomeMap.Formats.Tables;
using static QhdHomeMap.Geo.Tests.Formats.Tables.XlsxFile;

namespace QhdHomeMap.Geo.Tests.Formats.Tables;

/// <summary>What a stored number looks like to whoever typed it: a number, a date or a time.</summary>
public class XlsxNumberTests
{
    [Theory]
    [InlineData("130302", "130302")]
    [InlineData("1.30302E5", "130302")]
    [InlineData("13800000000", "13800000000")]
    [InlineData("1.1010119900307101E+17", "110101199003071000")]
    [InlineData("39.935400000000001", "39.9354")]
    [InlineData("-0.000001", "-0.000001")]
    [InlineData("0", "0")]
    [InlineData("1E+300", "1E+300")]
    [InlineData("abc", "abc")]
    public void Xlsx_Number_HasNoNoiseAndNoExponent(string stored, string text) =>
        Assert.Equal(text, Formatted(stored, "General"));

    [Theory]
    [InlineData("45413", "yyyy-mm-dd", "2024-05-01")]
    [InlineData("45413", "m/d", "2024-05-01")]
    [InlineData("45413", "yyyy\"年\"m\"月\"", "2024-05-01")]
    [InlineData("45413", "[$-804]yyyy\"年\"m\"月\"d\"日\"", "2024-05-01")]
    [InlineData("45413.375", "yyyy/m/d h:mm", "2024-05-01 9:00")]
    [InlineData("45413", "yyyy/m/d h:mm", "2024-05-01 0:00")]
    [InlineData("45413.375", "yyyy/m/d", "2024-05-01 9:00")]
    [InlineData("0.375", "h:mm", "9:00")]
    [InlineData("0.375", "yyyy/m/d", "9:00")]
    [InlineData("0.72916666666666663", "h:mm;@", "17:30")]
    [InlineData("0.375347222222222", "h\"时\"mm\"分\"ss\"秒\"", "9:00:30")]
    [InlineData("0.5", "上午/下午h\"时\"mm\"分\"", "12:00")]
    [InlineData("1.5", "[h]:mm", "36:00")]
    [InlineData("1", "[h]:mm:ss", "24:00")]
    [InlineData("1.375", "h:mm", "9:00")]
    [InlineData("1", "m/d/yyyy", "1900-01-01")]
    [InlineData("61", "m/d/yyyy", "1900-03-01")]
    [InlineData("-1", "m/d/yyyy", "-1")]
    [InlineData("13800000000", "m/d/yyyy", "13800000000")]
    [InlineData("12.5", "0.00_);[Red]\\(0.00\\)", "12.5")]
    [InlineData("12.5", "#,##0.00\"days\"", "12.5")]
    [InlineData("12.5", "\\d0.0", "12.5")]
    [InlineData("12.5", "[Red]0.0;yyyy", "12.5")]
    [InlineData("0.5", "0.00E+00", "0.5")]
    [InlineData("7", "000000", "000007")]
    [InlineData("7.5", "000000", "7.5")]
    public void Xlsx_NumberWithAFormat_IsADateOnlyIfTheFormatSaysSo(string stored, string format, string text) =>
        Assert.Equal(text, Formatted(stored, format));

    [Theory]
    [InlineData(14, "2024-05-01")]
    [InlineData(20, "0:00")]
    [InlineData(22, "2024-05-01 0:00")]
    [InlineData(31, "2024-05-01")]
    [InlineData(1, "45413")]
    public void Xlsx_BuiltInFormat_NeedsNoCode(int id, string text)
    {
        var file = Of(Row(1, "x") + Cells(2, """s="1"><v>45413</v>"""))
            .WithStyles(
                $"""<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="{id}"/></cellXfs>"""
            );

        Assert.Equal([$"2:{text}"], ReadTable.From(file.ToBytes(), TableKind.Xlsx).Lines);
    }

    [Theory]
    [InlineData("2958465", "9999-12-31")]
    [InlineData("2958465.99999", "9999-12-31 23:59:59")]
    [InlineData("2958465.999999", "2958465.999999")]
    [InlineData("2958466", "2958466")]
    [InlineData("1E+300", "1E+300")]
    public void Xlsx_DateBeyondTheCalendar_IsANumber(string stored, string text) =>
        Assert.Equal(text, Formatted(stored, "yyyy-mm-dd"));

    [Fact]
    public void Xlsx_DatesCountedFrom1904_AreMoved()
    {
        var file = Of(Row(1, "日", "时") + Cells(2, """s="0"><v>43951</v>""", """s="1"><v>0.375</v>"""))
            .WithFormats("yyyy-mm-dd", "h:mm")
            .Replace("xl/workbook.xml", "<workbookPr/>", """<workbookPr date1904="1"/>""");

        Assert.Equal(["2:2024-05-01|9:00"], ReadTable.From(file.ToBytes(), TableKind.Xlsx).Lines);
    }

    private static string Formatted(string stored, string format)
    {
        var file = Of(Row(1, "x") + Cells(2, $"""s="0"><v>{stored}</v>""")).WithFormats(format);
        return ReadTable.From(file.ToBytes(), TableKind.Xlsx).Rows.Single().Cells[0];
    }
}
