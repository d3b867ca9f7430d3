using QhdHomeMap.Formats.Tables;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Seed.Homes;

/// <summary>A list of homes, read to its end.</summary>
internal sealed class HomeList
{
    /// <summary>More than all stations of the national union, 393,700: such a file is no list of homes.</summary>
    private const int MostRows = 400_000;

    private const int RowsBetweenReports = 500;

    /// <summary>One point out of place may be a slip; two that the same datum puts right are none.</summary>
    private const int ManyDoubts = 2;

    private HomeList(ITable table, HomeColumns columns)
    {
        Columns = columns;
        LineUnit = table.LineUnit;
        SourceDescription = table.SourceDescription;
    }

    public HomeColumns Columns { get; }

    /// <summary>What the file's rows are called: 行, or 个要素.</summary>
    public string LineUnit { get; }

    public string SourceDescription { get; }

    /// <summary>The rows that read well.</summary>
    public List<HomeDraft> Drafts { get; } = [];

    public List<RowProblem> Problems { get; } = [];

    /// <summary>The rows with problems of their own; more may turn out to have some.</summary>
    public List<TableRow> Refused { get; } = [];

    /// <summary>Lines that have nothing in the columns that matter: totals and signatures.</summary>
    public List<int> IgnoredLines { get; } = [];

    /// <summary>How each text about opening hours was understood, in the order of the list.</summary>
    public IReadOnlyList<HoursReading> Hours { get; private set; } = [];

    /// <summary>Rows in whose column for telephones words were left out.</summary>
    public int RowsWithNamesBesidePhones { get; private set; }

    /// <summary>Whether so many rows would be right in another datum that the good ones are doubtful too.</summary>
    public bool IsDatumDoubtful { get; private set; }

    /// <exception cref="ImportException">A column is missing, or there are no rows, or far too many.</exception>
    /// <exception cref="TableFileException">The file cannot be read.</exception>
    public static HomeList Read(
        HomeImportCall call,
        HomeReference reference,
        IProgress<ImportProgress> progress,
        CancellationToken cancellation
    )
    {
        var kind = TableFile.KindOf(call.Path);
        using var file = File.OpenRead(call.Path);
        using var table = TableFile.Open(file, kind, isHeader: cells => HomeColumns.IsHeader(cells, reference.Words));
        var columns = HomeColumns.Of(table, kind, reference.Words, call.Datum);
        var list = new HomeList(table, columns);
        var reader = new HomeReader(reference, columns, call.Datum, table.LineUnit);
        foreach (var (index, row) in table.Rows.Index())
        {
            cancellation.ThrowIfCancellationRequested();
            if (index == MostRows)
            {
                throw new ImportException("too_many_rows", $"超过 {MostRows} 行，不像是一份阵地清单。请分成几个文件。");
            }
            if (index % RowsBetweenReports == 0)
            {
                progress.Report(new("读取与检查", table.Progress));
            }
            list.Add(row, reader);
        }
        list.Doubt(reader, call.Datum);
        list.Hours = reader.Hours;
        list.RowsWithNamesBesidePhones = reader.RowsWithNamesBesidePhones;
        if (list.Drafts.Count == 0 && list.Problems.Count == 0)
        {
            throw new ImportException("no_rows", "表头下面没有数据。");
        }
        return list;
    }

    private void Doubt(HomeReader reader, Datum datum)
    {
        if (reader.FindDatumDoubt() is not var (other, lines))
        {
            return;
        }
        IsDatumDoubtful = lines.Count >= ManyDoubts;
        for (var index = 0; index < Problems.Count; index++)
        {
            var problem = Problems[index];
            if (lines.Contains(problem.Line) && Reasons.IsOfPlace(problem.Reason))
            {
                Problems[index] = problem with { Reason = Reasons.DatumSuspect(problem.Reason, datum, other) };
            }
        }
    }

    private void Add(TableRow row, HomeReader reader)
    {
        var (draft, problems) = reader.Read(row);
        if (draft is not null)
        {
            Drafts.Add(draft);
        }
        else if (problems.Count > 0)
        {
            Problems.AddRange(problems);
            Refused.Add(row);
        }
        else
        {
            IgnoredLines.Add(row.Line);
        }
    }
}
