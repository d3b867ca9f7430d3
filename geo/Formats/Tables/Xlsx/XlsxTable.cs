namespace QhdHomeMap.Formats.Tables.Xlsx;

/// <summary>The first visible worksheet with data, or the first with a known header, as a table.</summary>
internal sealed class XlsxTable : ITable
{
    private readonly XlsxWorkbook _workbook;
    private readonly TableLimits _limits;
    private readonly WorkbookSheet _sheet;
    private readonly HeaderRow _header;
    private readonly XlsxSurvey _survey;
    private readonly Dictionary<(int Line, int Column), int> _merges;
    private int _rowsRead;

    private XlsxTable(XlsxWorkbook workbook, TableLimits limits, WorkbookSheet sheet, HeaderRow header)
    {
        _workbook = workbook;
        _limits = limits;
        _sheet = sheet;
        _header = header;
        using var xml = workbook.Read(sheet);
        _survey = XlsxSurvey.Of(xml);
        // A merged title or header says nothing of the rows below it.
        _merges = _survey
            .DownwardMerges.Where(merge => merge.Key.Line > header.Line && merge.Key.Column < header.Names.Count)
            .ToDictionary();
    }

    public static XlsxTable Open(Stream file, TableLimits limits, Func<IReadOnlyList<string>, bool>? isHeader)
    {
        var workbook = XlsxWorkbook.Open(file, limits);
        try
        {
            var (sheet, search) = ChooseSheet(workbook, limits, isHeader);
            return new(workbook, limits, sheet, HeaderRow.Accept(search, limits));
        }
        catch
        {
            workbook.Dispose();
            throw;
        }
    }

    public IReadOnlyList<string> Headers => _header.Names;

    public int HeaderLine => _header.Line;

    public string LineUnit => "行";

    public string SourceDescription
    {
        get
        {
            var others = _workbook
                .Sheets.Where(sheet => sheet != _sheet)
                .Select(sheet => sheet.IsHidden ? $"{sheet.Name}（隐藏）" : sheet.Name)
                .ToArray();
            string[] facts =
            [
                $"工作表“{_sheet.Name}”，表头在第 {_header.Line} 行",
                others.Length > 0 ? $"没有读的工作表：{string.Join("、", others)}" : "",
                _survey.HiddenRowCount > 0 ? $"有 {_survey.HiddenRowCount} 个隐藏的行，照样读入" : "",
                _merges.Count > 0 ? $"有 {_merges.Count} 处上下合并的单元格，所占各行取同一个值" : "",
            ];
            return string.Join("；", facts.Where(fact => fact.Length > 0));
        }
    }

    public double Progress => (double)_rowsRead / Math.Max(1, _survey.RowCount);

    public IEnumerable<TableRow> Rows
    {
        get
        {
            using var xml = _workbook.Read(_sheet);
            var merges = new XlsxMerges(_merges);
            _rowsRead = 0;
            foreach (var row in new XlsxScanner(xml, _workbook, _limits).Rows())
            {
                if (_rowsRead++ <= _header.Index || row.IsBlank)
                {
                    continue;
                }
                merges.Fill(row);
                yield return row.Fit(Headers);
            }
        }
    }

    public void Dispose() => _workbook.Dispose();

    private static (WorkbookSheet, HeaderRow.Search) ChooseSheet(
        XlsxWorkbook workbook,
        TableLimits limits,
        Func<IReadOnlyList<string>, bool>? isHeader
    )
    {
        (WorkbookSheet, HeaderRow.Search)? withoutHeader = null;
        foreach (var sheet in workbook.Sheets.Where(sheet => !sheet.IsHidden))
        {
            using var xml = workbook.Read(sheet);
            var search = HeaderRow.Find(new XlsxScanner(xml, workbook, limits).Rows(), isHeader, limits);
            if (search.Row is not null)
            {
                return (sheet, search);
            }
            if (search.First is not null)
            {
                withoutHeader ??= (sheet, search);
            }
        }
        return withoutHeader ?? throw TableErrors.NoVisibleSheet();
    }
}
