namespace QhdHomeMap.Formats.Tables.Csv;

/// <summary>Delimited text as a table.</summary>
internal sealed class CsvTable : ITable
{
    private static readonly (char Delimiter, string Name)[] Delimiters =
    [
        (',', "逗号"),
        ('\t', "制表符"),
        (';', "分号"),
        ('，', "全角逗号"),
    ];

    private readonly Stream _file;
    private readonly TextEncoding _encoding;
    private readonly char _delimiter;
    private readonly TableLimits _limits;
    private readonly HeaderRow _header;

    private CsvTable(Stream file, TextEncoding encoding, char delimiter, TableLimits limits, HeaderRow header)
    {
        _file = file;
        _encoding = encoding;
        _delimiter = delimiter;
        _limits = limits;
        _header = header;
    }

    public static CsvTable Open(Stream file, TableLimits limits, Func<IReadOnlyList<string>, bool>? isHeader)
    {
        if (FileSignatures.Read(file) is var signature and not FileSignature.Text)
        {
            throw TableErrors.NotCsv(signature);
        }
        var encoding = TextEncoding.Detect(file);
        var (delimiter, search) = ChooseDelimiter(file, encoding, limits, isHeader);
        return new(file, encoding, delimiter, limits, HeaderRow.Accept(search, limits));
    }

    public IReadOnlyList<string> Headers => _header.Names;

    public int HeaderLine => _header.Line;

    public string LineUnit => "行";

    public string SourceDescription =>
        $"{_encoding.Name}，{Delimiters.First(known => known.Delimiter == _delimiter).Name}分隔，表头在第 {_header.Line} 行";

    public double Progress => (double)_file.Position / _file.Length;

    public IEnumerable<TableRow> Rows
    {
        get
        {
            using var text = Text(_file, _encoding);
            var scanner = new CsvScanner(text, _delimiter, _limits);
            for (var index = 0; scanner.Next() is { } row; index++)
            {
                if (index <= _header.Index || row.IsBlank)
                {
                    continue;
                }
                if (!scanner.EndedWithLine && row.Cells.Count < Headers.Count)
                {
                    row.Flag(TableTroubles.RowTruncated(Headers.Count, row.Cells.Count));
                }
                yield return row.Fit(Headers);
            }
        }
    }

    public void Dispose() { }

    /// <summary>
    /// Reads the first rows with each delimiter; right is the one with which a header is found, and of several the one
    /// that gives it most columns. So delimiters inside quotes and in title rows do not count.
    /// </summary>
    private static (char, HeaderRow.Search) ChooseDelimiter(
        Stream file,
        TextEncoding encoding,
        TableLimits limits,
        Func<IReadOnlyList<string>, bool>? isHeader
    )
    {
        var best = (Delimiter: Delimiters[0].Delimiter, Search: new HeaderRow.Search(-1, null, null));
        TableFileException? failure = null;
        foreach (var (delimiter, _) in Delimiters)
        {
            try
            {
                using var text = Text(file, encoding);
                var scanner = new CsvScanner(text, delimiter, limits);
                var search = HeaderRow.Find(AllOf(scanner), isHeader, limits);
                if (search.First is null)
                {
                    // Nothing but this delimiter and blanks; with any other it would only look like text.
                    return (delimiter, search);
                }
                if (Rank(search).CompareTo(Rank(best.Search)) > 0)
                {
                    best = (delimiter, search);
                }
            }
            catch (TableFileException e)
            {
                // A quote opens a cell with one delimiter and not with another; it matters only if no delimiter makes
                // sense.
                failure ??= e;
            }
        }
        return failure is not null && (best.Search.Row is null || best.Search.Row.Cells.Count == 1)
            ? throw failure
            : best;
    }

    private static (int Found, int Width) Rank(HeaderRow.Search search) =>
        search.Row is { } row ? (1, row.Cells.Count) : (0, search.First?.Cells.Count ?? 0);

    private static IEnumerable<RawRow> AllOf(CsvScanner scanner)
    {
        while (scanner.Next() is { } row)
        {
            yield return row;
        }
    }

    private static StreamReader Text(Stream file, TextEncoding encoding)
    {
        file.Position = encoding.MarkLength;
        return new(
            file,
            encoding.Encoding,
            detectEncodingFromByteOrderMarks: false,
            bufferSize: 16 * 1024,
            leaveOpen: true
        );
    }
}
