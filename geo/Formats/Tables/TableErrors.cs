using Codes = QhdHomeMap.Formats.Tables.TableErrorCodes;

namespace QhdHomeMap.Formats.Tables;

/// <summary>
/// Every refusal of a whole file, with its Chinese text, in one place; those of a row are in
/// <see cref="TableTroubles"/>.
/// </summary>
internal static class TableErrors
{
    public static TableFileException FileEmpty() => new(Codes.FileEmpty, "文件是空的，没有一个字节。");

    public static TableFileException OnlyBlankRows() => new(Codes.FileEmpty, "文件里只有空行，没有表头，也没有数据。");

    public static TableFileException FileTooLarge(TableLimits limits) =>
        new(
            Codes.FileTooLarge,
            $"文件超过 {Megabytes(limits.MaxBytes)}，不予导入。请分成几个文件，或删去图片等无关内容。"
        );

    public static TableFileException FileTypeUnknown(string extension) =>
        new(
            Codes.FileTypeUnknown,
            extension.ToLowerInvariant() is ".xls" or ".xlsm" or ".xlsb" or ".et" or ".ods"
                ? $"不能直接读 {extension} 文件，请在 Excel 或 WPS 里另存为 .xlsx 再导入。"
                : $"不认得扩展名“{extension}”。可以导入 .csv、.xlsx 和 .geojson 文件。"
        );

    public static TableFileException NotCsv(FileSignature found) =>
        new(Codes.NotCsv, $"这不是 csv 文件，内容是{found.Describe()}。{found.Advise()}");

    public static TableFileException NotXlsx(FileSignature found) =>
        new(Codes.NotXlsx, $"这不是 xlsx 工作簿，内容是{found.Describe()}。{found.Advise()}");

    public static TableFileException NotAWorkbook() =>
        new(
            Codes.NotXlsx,
            "这是一个压缩包，但里面没有 Excel 工作簿（也可能是 Word 文件改了扩展名）。请另存为 .xlsx 再导入。"
        );

    public static TableFileException NoVisibleSheet() =>
        new(Codes.FileEmpty, "工作簿里没有含数据的可见工作表。隐藏的工作表不读。");

    public static TableFileException XlsxMalformed(string detail, Exception? cause = null) =>
        new(Codes.XlsxMalformed, $"工作簿已损坏：{detail}。请用 Excel 或 WPS 打开并另存一份再导入。", cause: cause);

    public static TableFileException ZipTruncated(Exception cause) =>
        new(Codes.Truncated, "xlsx 文件不完整（压缩包没有结尾），可能没有下载或拷贝完。请重新取一份。", cause: cause);

    public static TableFileException PartMissing(string part) =>
        new(Codes.Truncated, $"xlsx 文件不完整，缺少部件“{part}”。请用 Excel 或 WPS 打开并另存一份再导入。");

    public static TableFileException UnpackedTooLarge(TableLimits limits) =>
        new(
            Codes.UnpackedTooLarge,
            $"xlsx 文件解压后超过 {Megabytes(limits.MaxUnpackedBytes)}，不予导入。请删去无关的工作表和图片。"
        );

    public static TableFileException BinaryContent(int line) =>
        new(
            Codes.BinaryContent,
            $"第 {line} 行有空字符：文件可能是二进制文件，或是没有 BOM 的 UTF-16。请另存为“CSV UTF-8”再导入。",
            line
        );

    public static TableFileException EncodingUnreadable(string tried, int line, long offset) =>
        new(
            Codes.EncodingUnreadable,
            $"第 {line} 行（文件的第 {offset + 1} 个字节）不是有效的 {tried}，无法确定文字编码。请另存为“CSV UTF-8”再导入。",
            line
        );

    public static TableFileException CutInsideCharacter(string encoding, int line) =>
        new(Codes.Truncated, $"文件在第 {line} 行的一个字中间断开（{encoding}），没有拷贝完整。请重新取一份。", line);

    public static TableFileException QuoteNotClosed(int line, int column) =>
        new(
            Codes.Truncated,
            $"第 {line} 行第 {column} 列的引号一直到文件结尾都没有闭合：文件被截断，或这里多了一个引号。",
            line,
            column
        );

    public static TableFileException HeaderMissing(TableLimits limits, int line, IEnumerable<string> cells) =>
        new(
            Codes.HeaderMissing,
            $"前 {limits.HeaderSearchRows} 行里没有认得的表头。第 {line} 行是：{Shorten(string.Join("、", cells), 100)}",
            line
        );

    public static TableFileException HeaderDuplicate(int line, string header, int first, int second) =>
        new(
            Codes.HeaderDuplicate,
            $"表头（第 {line} 行）里“{header}”出现了两次：第 {first} 列和第 {second} 列。请改名或删去一列。",
            line,
            second
        );

    public static TableFileException TooManyColumns(TableLimits limits, int line) =>
        new(Codes.TooManyColumns, $"表头（第 {line} 行）超过 {limits.MaxColumns} 列。", line);

    /// <summary>A header decides what every row means, so what would spoil one row there spoils the file.</summary>
    public static TableFileException InHeader(int line, TableTrouble trouble) =>
        new(trouble.Code, $"表头（第 {line} 行）有问题：{trouble.Reason}", line, trouble.Column + 1);

    public static TableFileException NotGeoJson(string detail, Exception? cause = null) =>
        new(Codes.NotGeoJson, $"这不是 GeoJSON 要素集合（FeatureCollection）：{detail}", cause: cause);

    public static TableFileException JsonTruncated(long offset) =>
        new(Codes.Truncated, $"GeoJSON 文件在第 {offset} 个字节处就结束了，括号没有闭合：文件被截断。请重新取一份。");

    public static TableFileException JsonTooDeep(TableLimits limits, long offset) =>
        new(Codes.JsonTooDeep, $"GeoJSON 嵌套超过 {limits.MaxJsonDepth} 层（第 {offset + 1} 个字节处），不予导入。");

    public static TableFileException TooManyProperties(TableLimits limits, int feature) =>
        new(
            Codes.TooManyColumns,
            $"各要素的属性名合起来超过 {limits.MaxColumns} 个（到第 {feature} 个要素）。",
            feature
        );

    /// <summary>A text cut to a length that fits a line on the screen.</summary>
    public static string Shorten(string text, int length = 50) => text.Length <= length ? text : text[..length] + "…";

    private static string Megabytes(long bytes) => $"{bytes / (1024.0 * 1024.0):0.##} MB";
}
