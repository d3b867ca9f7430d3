using System.Globalization;

namespace QhdHomeMap.Formats.Tables.Xlsx;

/// <summary>
/// Reads the rows of a worksheet, one at a time, as its people see them but without believing a formula.
/// </summary>
internal sealed class XlsxScanner(XlsxPart xml, XlsxWorkbook workbook, TableLimits limits)
{
    private int _line;
    private int _column;

    /// <summary>The rows that the sheet holds, blank ones among them.</summary>
    /// <exception cref="TableFileException">Damaged.</exception>
    public IEnumerable<RawRow> Rows()
    {
        while (xml.Next() && !xml.Opens("sheetData")) { }
        if (xml.IsEmpty)
        {
            yield break;
        }
        RawRow? row = null;
        while (xml.Next() && !xml.Closes("sheetData"))
        {
            if (xml.Opens("row"))
            {
                if (row is not null)
                {
                    yield return row;
                }
                row = StartRow();
            }
            else if (xml.Opens("c") && row is not null)
            {
                ReadCell(row);
            }
        }
        if (row is not null)
        {
            yield return row;
        }
    }

    private RawRow StartRow()
    {
        var line = Number(xml["r"]) ?? _line + 1;
        if (line <= _line)
        {
            throw TableErrors.XlsxMalformed($"第 {_line} 行之后又是第 {line} 行");
        }
        (_line, _column) = (line, -1);
        return new(line, limits);
    }

    private void ReadCell(RawRow row)
    {
        var column = xml["r"] is { } reference ? CellAddress.ColumnOf(reference) ?? _column + 1 : _column + 1;
        if (column <= _column)
        {
            throw TableErrors.XlsxMalformed($"第 {_line} 行的单元格次序错乱");
        }
        _column = column;
        var (type, style) = (xml["t"], Number(xml["s"]) ?? 0);
        var (formula, value, inline) = ReadContent();
        if (formula is not null)
        {
            // Of a formula shared by several cells only the first says what it is.
            var text = $"={formula}";
            row.Set(column, text);
            row.Flag(TableTroubles.FormulaCell(CellAddress.Of(_line, column), column, text));
        }
        else if (type == "e")
        {
            row.Set(column, value ?? "");
            row.Flag(TableTroubles.ErrorCell(CellAddress.Of(_line, column), column, value ?? ""));
        }
        else if ((inline ?? value) is { } content)
        {
            row.Set(column, inline ?? TextOf(content, type, style));
        }
    }

    private (string? Formula, string? Value, string? Inline) ReadContent()
    {
        var (formula, value, inline) = ((string?)null, (string?)null, (string?)null);
        if (xml.IsEmpty)
        {
            return default;
        }
        var depth = xml.Depth;
        while (xml.Next() && xml.Depth > depth)
        {
            if (xml.Opens("f"))
            {
                formula = xml.Text();
            }
            else if (xml.Opens("v"))
            {
                value = xml.Text();
            }
            else if (xml.Opens("is"))
            {
                inline = xml.RichText();
            }
        }
        return (formula, value, inline);
    }

    private string TextOf(string value, string? type, int style) =>
        type switch
        {
            "s" => Number(value) is { } index && index < workbook.Strings.Count
                ? workbook.Strings[index]
                : throw TableErrors.XlsxMalformed($"单元格 {CellAddress.Of(_line, _column)} 的文字不在共享字符串表里"),
            "b" => TableText.Boolean(value == "1"),
            null or "n" => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? workbook.Numbers.Text(number, style)
                : value,
            _ => value,
        };

    private static int? Number(string? text) =>
        int.TryParse(
            text,
            NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}
