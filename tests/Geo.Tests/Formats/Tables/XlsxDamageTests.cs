using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using QhdHomeMap.Formats.Tables;
using static QhdHomeMap.Geo.Tests.Formats.Tables.XlsxFile;

namespace QhdHomeMap.Geo.Tests.Formats.Tables;

public class XlsxDamageTests
{
    private static XlsxFile Sound => Of(Row(1, "名称") + Row(2, "甲"));

    public static TheoryData<byte[], string> NotWorkbooks =>
        new()
        {
            { [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "旧版 Excel" },
            { Encoding.UTF8.GetBytes("\uFEFF<html><table><tr><td>名称"), "网页" },
            { Encoding.UTF8.GetBytes("名称,经度\n"), "csv" },
            { "%PDF-1.7"u8.ToArray(), "PDF" },
            { Zip(("readme.txt", "hello")), "没有 Excel 工作簿" },
            {
                Zip(
                    ("_rels/.rels", Rels(Relationship("r", "officeDocument", "word/document.xml"))),
                    ("word/document.xml", "<document/>")
                ),
                "没有 Excel 工作簿"
            },
        };

    [Theory]
    [MemberData(nameof(NotWorkbooks))]
    public void Xlsx_OtherContent_IsNotXlsx_AndSaysWhatItIs(byte[] file, string said)
    {
        var refusal = Refusal(file);

        Assert.Equal(TableErrorCodes.NotXlsx, refusal.Code);
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Xlsx_CutAnywhere_IsTruncated()
    {
        var file = Sound.ToBytes();

        Assert.All(
            Enumerable.Range(4, file.Length - 4),
            length => Assert.Equal(TableErrorCodes.Truncated, Refusal(file[..length]).Code)
        );
    }

    [Theory]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData("xl/styles.xml")]
    public void Xlsx_PartMissing_IsTruncated_AndNamesIt(string part)
    {
        var refusal = Refusal(Sound.Without(part).ToBytes());

        Assert.Equal(TableErrorCodes.Truncated, refusal.Code);
        Assert.Contains(part, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Xlsx_UnpacksToTooMuch_IsRefusedBeforeUnpacking()
    {
        var limits = new TableLimits { MaxUnpackedBytes = 10_000_000 };
        var bomb = Of(new string(' ', 20_000_000)).ToBytes();

        var refusal = ReadTable.Refusal(() => ReadTable.From(bomb, TableKind.Xlsx, limits));

        Assert.True(bomb.Length < 100_000);
        Assert.Equal(TableErrorCodes.UnpackedTooLarge, refusal.Code);
    }

    [Fact]
    public void Xlsx_LiesAboutItsUnpackedSize_UnpacksNoMoreThanItSaid()
    {
        // Were it all unpacked, the workbook would be sound.
        const string Workbook = "xl/workbook.xml";
        var bomb = Sound.Replace(Workbook, "<workbookPr/>", new string(' ', 20_000_000)).ToBytes();
        var declared = new byte[sizeof(int)];
        using (var zip = new ZipArchive(new MemoryStream(bomb)))
        {
            BinaryPrimitives.WriteInt32LittleEndian(declared, (int)zip.GetEntry(Workbook)!.Length);
        }
        for (var at = bomb.AsSpan().IndexOf(declared); at >= 0; at = bomb.AsSpan().IndexOf(declared))
        {
            BinaryPrimitives.WriteInt32LittleEndian(bomb.AsSpan(at), 100);
        }

        var refusal = ReadTable.Refusal(() =>
            ReadTable.From(bomb, TableKind.Xlsx, new TableLimits { MaxUnpackedBytes = 1_000_000 })
        );

        Assert.Equal(TableErrorCodes.XlsxMalformed, refusal.Code);
        Assert.Contains(Workbook, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>""")]
    [InlineData("""<!DOCTYPE x SYSTEM "file:///etc/passwd">""")]
    public void Xlsx_DocumentType_IsMalformed(string documentType)
    {
        var file = Sound.Replace("xl/worksheets/sheet1.xml", "<worksheet", documentType + "<worksheet");

        Assert.Equal(TableErrorCodes.XlsxMalformed, Refusal(file.ToBytes()).Code);
    }

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/workbook.xml")]
    [InlineData("_rels/.rels")]
    public void Xlsx_NestedToNoEnd_IsMalformed(string part)
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 1_000_000));

        Assert.Equal(TableErrorCodes.XlsxMalformed, Refusal(Sound.With(part, deep).ToBytes()).Code);
    }

    [Theory]
    [InlineData("""<row r="2"/><row r="2"/>""")]
    [InlineData("""<row r="3"/><row r="2"/>""")]
    [InlineData("""<row r="2"><c r="B2"/><c r="A2"/></row>""")]
    [InlineData("""<row r="2"><c r="A2" t="s"><v>7</v></c></row>""")]
    [InlineData("""<row r="2"><c r="A2" t="s"><v>-1</v></c></row>""")]
    [InlineData("""<row r="2"><c r="A2">""")]
    public void Xlsx_SheetThatNoProgramWrites_IsMalformed(string rows) =>
        Assert.Equal(TableErrorCodes.XlsxMalformed, Refusal(Of(Row(1, "名称") + rows).ToBytes()).Code);

    [Fact]
    public void Xlsx_OneSheetUnderManyNames_IsReadOnce()
    {
        var file = Of(("甲", "visible", "", ""), ("乙", "visible", Row(1, "名称"), ""))
            .Replace("xl/_rels/workbook.xml.rels", "sheet1.xml", "sheet2.xml");

        var table = ReadTable.From(file.ToBytes(), TableKind.Xlsx);

        Assert.Equal("工作表“甲”，表头在第 1 行", table.SourceDescription);
    }

    private static TableFileException Refusal(byte[] file) =>
        ReadTable.Refusal(() => ReadTable.From(file, TableKind.Xlsx));

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        }
        return stream.ToArray();
    }
}
