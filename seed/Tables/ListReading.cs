using QhdHomeMap.Formats.Tables;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Seed.Tables;

/// <summary>A row that reads well.</summary>
internal interface IDraft
{
    /// <summary>The row, to be handed back if something else is wrong with it.</summary>
    TableRow Row { get; }
}

/// <summary>Reads the rows of a list, one at a time.</summary>
internal interface IRowReader<TDraft>
    where TDraft : class, IDraft
{
    /// <summary>The points read so far, in view of the datum.</summary>
    DatumDoubt Doubt { get; }

    /// <summary>To a draft, or to what is wrong with the row, or to neither when it is none of the list.</summary>
    (TDraft? Draft, IReadOnlyList<RowProblem> Problems) Read(TableRow cells);
}

/// <summary>A list, read to its end.</summary>
internal class ListReading<TDraft>(ITable table, ListColumns columns)
    where TDraft : class, IDraft
{
    private const int RowsBetweenReports = 500;

    /// <summary>One point out of place may be a slip; two that the same datum puts right are none.</summary>
    private const int ManyDoubts = 2;

    public ListColumns Columns { get; } = columns;

    /// <summary>What the file's rows are called: 行, or 个要素.</summary>
    public string LineUnit { get; } = table.LineUnit;

    public string SourceDescription { get; } = table.SourceDescription;

    /// <summary>The rows that read well.</summary>
    public List<TDraft> Drafts { get; } = [];

    public List<RowProblem> Problems { get; } = [];

    /// <summary>The rows with problems of their own; more may turn out to have some.</summary>
    public List<TableRow> Refused { get; } = [];

    /// <summary>Lines that have nothing in the columns that matter: totals and signatures.</summary>
    public List<int> IgnoredLines { get; } = [];

    /// <summary>Whether so many rows would be right in another datum that the good ones are doubtful too.</summary>
    public bool IsDatumDoubtful { get; private set; }

    /// <summary>All rows that are of the list.</summary>
    public IEnumerable<TableRow> Rows => Refused.Concat(Drafts.Select(draft => draft.Row));

    /// <summary>Reads the rows.</summary>
    /// <param name="reader">For one row.</param>
    /// <param name="datum">What the coordinates are in.</param>
    /// <param name="most">So many rows at most, and what such a list is called.</param>
    /// <param name="progress">Told now and then.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ImportException">There are no rows, or far too many.</exception>
    /// <exception cref="TableFileException">The file cannot be read.</exception>
    protected void Fill(
        IRowReader<TDraft> reader,
        Datum datum,
        (int Rows, string Name) most,
        IProgress<ImportProgress> progress,
        CancellationToken cancellation
    )
    {
        foreach (var (index, row) in table.Rows.Index())
        {
            cancellation.ThrowIfCancellationRequested();
            if (index == most.Rows)
            {
                throw new ImportException(
                    "too_many_rows",
                    $"超过 {most.Rows} 行，不像是一份{most.Name}。请分成几个文件。"
                );
            }
            if (index % RowsBetweenReports == 0)
            {
                progress.Report(new("读取与检查", table.Progress));
            }
            Add(row, reader);
        }
        DoubtDatum(reader.Doubt, datum);
        if (Drafts.Count == 0 && Problems.Count == 0)
        {
            throw new ImportException("no_rows", "表头下面没有数据。");
        }
    }

    private void DoubtDatum(DatumDoubt doubt, Datum datum)
    {
        if (doubt.Find() is not var (other, lines))
        {
            return;
        }
        IsDatumDoubtful = lines.Count >= ManyDoubts;
        for (var index = 0; index < Problems.Count; index++)
        {
            var problem = Problems[index];
            if (lines.Contains(problem.Line) && RowReasons.IsOfPlace(problem.Reason))
            {
                Problems[index] = problem with { Reason = RowReasons.DatumSuspect(problem.Reason, datum, other) };
            }
        }
    }

    private void Add(TableRow row, IRowReader<TDraft> reader)
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
