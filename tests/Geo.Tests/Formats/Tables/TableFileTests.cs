using System.Text;
using QhdHomeMap.Formats.Tables;

namespace QhdHomeMap.Geo.Tests.Formats.Tables;

public class TableFileTests
{
    [Theory]
    [InlineData("homes.csv", TableKind.Csv)]
    [InlineData("/data/市 名单.CSV", TableKind.Csv)]
    [InlineData("unicode-text.txt", TableKind.Csv)]
    [InlineData("homes.xlsx", TableKind.Xlsx)]
    [InlineData("homes.geojson", TableKind.GeoJson)]
    [InlineData("homes.json", TableKind.GeoJson)]
    public void KindOf_KnownExtension_IsItsReader(string name, TableKind kind) =>
        Assert.Equal(kind, TableFile.KindOf(name));

    [Theory]
    [InlineData("homes.pdf", ".pdf")]
    [InlineData("homes", "“”")]
    [InlineData("homes.xls", "另存为 .xlsx")]
    public void KindOf_OtherExtension_SaysWhatCanBeRead(string name, string said)
    {
        var refusal = Assert.Throws<TableFileException>(() => TableFile.KindOf(name));

        Assert.Equal(TableErrorCodes.FileTypeUnknown, refusal.Code);
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TableKind.Csv)]
    [InlineData(TableKind.Xlsx)]
    [InlineData(TableKind.GeoJson)]
    public void Open_NoBytes_IsFileEmpty(TableKind kind) =>
        Assert.Equal(TableErrorCodes.FileEmpty, ReadTable.Refusal(() => ReadTable.From([], kind)).Code);

    [Theory]
    [InlineData(TableKind.Csv)]
    [InlineData(TableKind.Xlsx)]
    [InlineData(TableKind.GeoJson)]
    public void Open_OneByteOverTheLimit_IsFileTooLarge(TableKind kind)
    {
        var limits = new TableLimits { MaxBytes = 1024 * 1024 };

        var refusal = ReadTable.Refusal(() => ReadTable.From(new byte[limits.MaxBytes + 1], kind, limits));

        Assert.Equal(TableErrorCodes.FileTooLarge, refusal.Code);
        Assert.Contains("1 MB", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_EndlessPipe_StopsAtTheLimit()
    {
        using var pipe = new Pipe(new byte[3_000_000]);

        var refusal = Assert.Throws<TableFileException>(() =>
            TableFile.Open(pipe, TableKind.Csv, new TableLimits { MaxBytes = 1_000_000 })
        );

        Assert.Equal(TableErrorCodes.FileTooLarge, refusal.Code);
        Assert.True(pipe.BytesRead < 1_200_000);
    }

    [Fact]
    public void Open_PipeOfACsv_ReadsIt()
    {
        using var pipe = new Pipe(Encoding.UTF8.GetBytes("名称,经度\n甲,119.6\n"));
        using var table = TableFile.Open(pipe, TableKind.Csv);

        Assert.Equal(["甲", "119.6"], Assert.Single(table.Rows).Cells);
    }

    [Fact]
    public void Open_StreamNotAtItsBeginning_ReadsItWhole_AndLeavesItOpen()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("a,b\n1,2\n"));
        stream.Position = stream.Length;

        using (var table = TableFile.Open(stream, TableKind.Csv))
        {
            Assert.Equal(["1", "2"], Assert.Single(table.Rows).Cells);
        }

        Assert.True(stream.CanRead);
    }

    /// <summary>A stream that cannot seek.</summary>
    private sealed class Pipe(byte[] content) : MemoryStream(content)
    {
        public long BytesRead { get; private set; }

        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer)
        {
            var read = base.Read(buffer);
            BytesRead += read;
            return read;
        }
    }
}
