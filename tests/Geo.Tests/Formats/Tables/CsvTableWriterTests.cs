using System.Text;
using CsCheck;
using QhdHomeMap.Formats.Tables;

namespace QhdHomeMap.Geo.Tests.Formats.Tables;

public class CsvTableWriterTests
{
    [Theory]
    [InlineData("=SUM(A1)", "'=SUM(A1)")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("'=1", "''=1")]
    [InlineData("-119.5", "-119.5")]
    [InlineData("+8613800000000", "+8613800000000")]
    [InlineData("-", "-")]
    [InlineData("'quoted'", "'quoted'")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("他说\"好\"\n走了", "\"他说\"\"好\"\"\n走了\"")]
    public void Writer_Cell_IsQuotedAndNeverAFormula(string cell, string written) =>
        Assert.Equal($"x,y\r\n{written},\r\n", Written(["x", "y"], [cell, ""])[1..]);

    [Fact]
    public void Writer_File_BeginsWithTheMarkThatExcelWants() => Assert.Equal('\uFEFF', Written(["名称"])[0]);

    [Fact]
    public void Writer_RowOfOtherWidth_IsABug() => Assert.Throws<ArgumentException>(() => Written(["a", "b"], ["1"]));

    [Fact]
    public void Writer_WhatItWrites_ReadsBackTheSame()
    {
        var cell = Gen.Char["=+-@'\"\n,;，\t 1.a海＝"].Array[0, 8].Select(chars => new string(chars).Trim());
        Gen.Select(cell, cell, cell)
            .Sample(cells =>
            {
                string[] row = [cells.Item1, cells.Item2, cells.Item3];
                var file = Encoding.UTF8.GetBytes(Written(["名称", "地址;甲;乙", "-原因"], row));

                var table = ReadTable.From(file, TableKind.Csv);

                Assert.Equal(["名称", "地址;甲;乙", "-原因"], table.Headers);
                Assert.Equal(row.All(text => text.Length == 0) ? [] : row, table.Rows.SelectMany(read => read.Cells));
                Assert.Empty(table.Troubles);
            });
    }

    private static string Written(IReadOnlyList<string> headers, params IReadOnlyList<string>[] rows)
    {
        using var stream = new MemoryStream();
        using (var writer = new CsvTableWriter(stream, headers))
        {
            Array.ForEach(rows, writer.WriteRow);
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
