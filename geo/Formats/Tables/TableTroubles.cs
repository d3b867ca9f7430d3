using static QhdHomeMap.Formats.Tables.TableErrors;
using Codes = QhdHomeMap.Formats.Tables.TableErrorCodes;

namespace QhdHomeMap.Formats.Tables;

/// <summary>Every refusal of one row, with its Chinese text, in one place.</summary>
internal static class TableTroubles
{
    public static TableTrouble FormulaCell(string address, int column, string formula) =>
        Of(
            Codes.FormulaCell,
            $"单元格 {address} 是公式，算出的结果不能当作数据。请复制后“选择性粘贴—数值”再导入。",
            column,
            formula
        );

    public static TableTrouble ErrorCell(string address, int column, string error) =>
        Of(Codes.ErrorCell, $"单元格 {address} 是错误值 {Shorten(error)}。", column, error);

    public static TableTrouble CellTooLong(TableLimits limits, int column, string value) =>
        Of(
            Codes.CellTooLong,
            $"第 {column + 1} 列超过 {limits.MaxCellLength} 字。如果不是正文太长，就是前面有一个引号没有配对。",
            column,
            value
        );

    public static TableTrouble QuoteMisplaced(int column, string value) =>
        Of(Codes.QuoteMisplaced, $"第 {column + 1} 列的引号后面还有文字。单元格里的引号要写成两个。", column, value);

    public static TableTrouble RowTooWide(int headers, IEnumerable<string> extra) =>
        Of(
            Codes.RowTooWide,
            $"这一行比表头宽：表头有 {headers} 列，之后还有内容。可能单元格里有没加引号的分隔符。",
            null,
            string.Join("、", extra)
        );

    public static TableTrouble RowTruncated(int headers, int cells) =>
        Of(
            Codes.RowTruncated,
            $"文件最后一行没有写完：表头有 {headers} 列，这里只有 {cells} 列，也没有换行，文件可能被截断。",
            null,
            ""
        );

    public static TableTrouble GeometryMissing() =>
        Of(Codes.GeometryMissing, "要素没有几何（geometry），不知道位置。", null, "");

    public static TableTrouble GeometryNotPoint(string type) =>
        Of(Codes.GeometryNotPoint, $"几何类型是 {Shorten(type)}，这里只要点（Point）。", null, type);

    public static TableTrouble GeometryMalformed(string geometry) =>
        Of(Codes.GeometryMalformed, "点的坐标（coordinates）应当是 [经度, 纬度] 两个数。", null, geometry);

    public static TableTrouble FeatureMalformed(string value) =>
        Of(Codes.FeatureMalformed, "这一项不是要素（Feature），或它的属性（properties）不是对象。", null, value);

    public static TableTrouble PropertyNested(int column, string value) =>
        Of(Codes.PropertyNested, "属性值是对象或多层数组，放不进一个单元格。", column, value);

    public static TableTrouble PropertyDuplicate(int column, string value) =>
        Of(Codes.PropertyDuplicate, "同一个要素里这个属性出现了两次。", column, value);

    private static TableTrouble Of(string code, string reason, int? column, string value) =>
        new(code, reason, column, null, Shorten(value));
}
