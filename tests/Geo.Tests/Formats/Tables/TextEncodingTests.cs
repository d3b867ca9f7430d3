using System.Text;
using QhdHomeMap.Formats.Tables;

namespace QhdHomeMap.Geo.Tests.Formats.Tables;

public class TextEncodingTests
{
    private const string Text = "名称,地址\n阳光驿站,𬭚海港区〇路\n";

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static TheoryData<string, byte[]> Encodings =>
        new()
        {
            { "UTF-8", Encoding.UTF8.GetBytes(Text) },
            { "UTF-8（带 BOM）", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)] },
            { "GB18030", Gb18030.GetBytes(Text) },
            { "UTF-16 LE", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)] },
            { "UTF-16 BE", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Text)] },
        };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Encoding_AnyThatExcelWrites_ReadsTheSame(string name, byte[] file)
    {
        var table = ReadTable.From(file, TableKind.Csv);

        Assert.Equal(["2:阳光驿站|𬭚海港区〇路"], table.Lines);
        Assert.StartsWith(name + "，", table.SourceDescription, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UTF-8")]
    [InlineData("GB18030")]
    public void Encoding_CharactersAcrossEveryChunkBorder_AreWhole(string name)
    {
        // Characters of 1 to 4 bytes, in all phases against the 64 KiB chunks of the detection.
        var encoding = name == "UTF-8" ? Encoding.UTF8 : Gb18030;
        var address = string.Concat(Enumerable.Repeat("a名𬭚b", 1500));
        var rows = Enumerable.Range(0, 40).Select(row => $"{new string('x', row)},{address}\n");

        var table = ReadTable.From(encoding.GetBytes("名称,地址\n" + string.Concat(rows)), TableKind.Csv);

        Assert.Equal(40, table.Rows.Count(row => row.Cells[1] == address));
        Assert.StartsWith(name, table.SourceDescription, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UTF-8")]
    [InlineData("GB18030")]
    public void Encoding_CutInsideTheLastCharacter_IsTruncated(string name)
    {
        var encoding = name == "UTF-8" ? Encoding.UTF8 : Gb18030;
        var file = encoding.GetBytes("名称,地址\n甲,海港\n乙,北戴河");

        var refusal = ReadTable.Refusal(() => ReadTable.From(file[..^1], TableKind.Csv));

        Assert.Equal((TableErrorCodes.Truncated, 3), (refusal.Code, refusal.Line));
    }

    [Fact]
    public void Encoding_Utf8WithADamagedByte_IsNotTakenForGb18030()
    {
        var text = "code,name\n1,北戴河区户外劳动者驿站站\n2,阳光文化驿站\n";
        var file = Encoding.UTF8.GetBytes(text);
        var damaged = file.AsSpan().IndexOf("文化"u8);
        byte[] damagedFile = [.. file[..damaged], 0xC4, 0xE3, .. file[(damaged + 6)..]];
        // The trap: it is valid GB18030, with every name wrong.
        Assert.Contains("1,鍖楁埓", Gb18030.GetString(damagedFile), StringComparison.Ordinal);

        var refusal = ReadTable.Refusal(() => ReadTable.From(damagedFile, TableKind.Csv));

        Assert.Equal((TableErrorCodes.EncodingUnreadable, 3), (refusal.Code, refusal.Line));
    }

    [Fact]
    public void Encoding_Neither_IsUnreadable_AndSaysWhere()
    {
        byte[] file = [.. Encoding.UTF8.GetBytes("名称,地址\n甲,"), 0xFF, 0xFF, (byte)'\n'];

        var refusal = ReadTable.Refusal(() => ReadTable.From(file, TableKind.Csv));

        Assert.Equal((TableErrorCodes.EncodingUnreadable, 2), (refusal.Code, refusal.Line));
        Assert.Contains("UTF-8 或 GB18030", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Encoding_BreaksTheWordOfItsMark_IsUnreadable()
    {
        byte[] file = [.. Encoding.UTF8.Preamble, .. Gb18030.GetBytes(Text)];

        Assert.Equal(
            TableErrorCodes.EncodingUnreadable,
            ReadTable.Refusal(() => ReadTable.From(file, TableKind.Csv)).Code
        );
    }

    [Fact]
    public void Encoding_HalfASurrogatePairInUtf16_IsUnreadable()
    {
        byte[] file = [.. Encoding.Unicode.Preamble, .. "a\0,\0"u8, 0x00, 0xD8, .. "b\0\n\0"u8];

        Assert.Equal(
            TableErrorCodes.EncodingUnreadable,
            ReadTable.Refusal(() => ReadTable.From(file, TableKind.Csv)).Code
        );
    }

    [Fact]
    public void Encoding_NulInTheText_IsBinary()
    {
        var refusal = ReadTable.Refusal(() => ReadTable.Csv("名称,地址\n甲,\0乙\n"));

        Assert.Equal((TableErrorCodes.BinaryContent, 2), (refusal.Code, refusal.Line));
    }

    [Fact]
    public void Encoding_Utf16WithoutMark_IsBinary() =>
        Assert.Equal(
            TableErrorCodes.BinaryContent,
            ReadTable.Refusal(() => ReadTable.From(Encoding.Unicode.GetBytes("name,lon\n"), TableKind.Csv)).Code
        );
}
