namespace QhdHomeMap.Formats.Tables;

/// <summary>What the first bytes say that a file is, whatever its name.</summary>
internal enum FileSignature
{
    Text,
    Zip,
    CompoundFile,
    Markup,
    Pdf,
}

internal static class FileSignatures
{
    private const int Enough = 256;

    /// <summary>Looks at the beginning of the stream.</summary>
    public static FileSignature Read(Stream stream)
    {
        stream.Position = 0;
        var buffer = new byte[Enough];
        var head = buffer.AsSpan(0, stream.ReadAtLeast(buffer, Enough, throwOnEndOfStream: false));
        return head switch
        {
            [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..] => FileSignature.Zip,
            [0xD0, 0xCF, 0x11, 0xE0, ..] => FileSignature.CompoundFile,
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => FileSignature.Pdf,
            _ => StartsWithAngle(head) ? FileSignature.Markup : FileSignature.Text,
        };
    }

    /// <summary>The finding in Chinese.</summary>
    public static string Describe(this FileSignature signature) =>
        signature switch
        {
            FileSignature.Zip => "压缩包（可能是 xlsx 工作簿）",
            FileSignature.CompoundFile => "旧版 Excel（.xls）或加了密码的工作簿",
            FileSignature.Markup => "网页或 XML",
            FileSignature.Pdf => "PDF",
            _ => "文本（可能是 csv）",
        };

    /// <summary>What to do about it, in Chinese.</summary>
    public static string Advise(this FileSignature signature) =>
        signature switch
        {
            FileSignature.Zip => "如果是工作簿，请把扩展名改回 .xlsx。",
            FileSignature.CompoundFile or FileSignature.Markup =>
                "请用 Excel 或 WPS 打开，去掉密码，另存为 .xlsx 再导入。",
            FileSignature.Pdf => "请取得原来的表格文件再导入。",
            _ => "如果是 csv，请把扩展名改成 .csv。",
        };

    private static bool StartsWithAngle(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> utf8Mark = [0xEF, 0xBB, 0xBF];
        var text = head.StartsWith(utf8Mark) ? head[utf8Mark.Length..] : head;
        return text.TrimStart(" \t\r\n"u8) is [(byte)'<', ..];
    }
}
