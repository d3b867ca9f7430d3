using Npgsql;
using QhdHomeMap.Formats.Tables;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Workers;

/// <summary>What is asked of an import of workers.</summary>
/// <param name="Path">See <see cref="ListImportCall"/>, as the next three.</param>
/// <param name="Datum">Likewise.</param>
/// <param name="DryRun">Likewise.</param>
/// <param name="SkipBad">Likewise.</param>
/// <param name="Add">What the list does not name stays.</param>
internal sealed record WorkerImportCall(
    string Path,
    Datum Datum,
    bool DryRun = false,
    bool SkipBad = false,
    bool Add = false
) : ListImportCall(Path, Datum, DryRun, SkipBad);

/// <summary>What became of it.</summary>
/// <param name="Kind">What the list is of, in Chinese.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Problems">What is wrong with its rows, by line.</param>
/// <param name="Lines">What to tell of it.</param>
internal sealed record WorkerImportResult(
    string Kind,
    ImportOutcome Outcome,
    IReadOnlyList<RowProblem> Problems,
    IReadOnlyList<string> Lines
)
{
    public int New { get; init; }
    public int Changed { get; init; }
    public int Unchanged { get; init; }

    /// <summary>What was there and is not in the list.</summary>
    public int Gone { get; init; }

    /// <summary>What stays as it is because only bad rows name it; not counted where all that is not named stays.</summary>
    public int Kept { get; init; }

    /// <summary>How many sample rows were removed, or in a dry run would be.</summary>
    public int SamplesRemoved { get; init; }
}

/// <summary>
/// Imports a list of workers: workplaces, or riders by cell and hour, told apart by the columns. The list is all of its kind: what
/// it does not name, not even in a bad row, is deleted, unless adding was asked for. All of it, or with leave the good rows, in one transaction.
/// </summary>
internal static class WorkerImport
{
    /// <exception cref="ImportException">The list as a whole cannot be imported.</exception>
    /// <exception cref="TableFileException">The file cannot be read.</exception>
    public static async Task<WorkerImportResult> RunAsync(
        WorkerImportCall call,
        string connectionString,
        IProgress<ImportProgress> progress,
        CancellationToken cancellation
    )
    {
        await using var connection = await ListImport.OpenAsync(connectionString, cancellation);
        var places = await PlaceReference.LoadAsync(new ReferenceRows(connection), cancellation);
        var words = WorkerWords.Read();
        var kind = TableFile.KindOf(call.Path);
        using var file = File.OpenRead(call.Path);
        using var table = TableFile.Open(file, kind, isHeader: cells => IsHeader(cells, words.ForLists()));
        return IsOfRiders(table.Headers, words)
            ? await ImportAsync(
                call,
                connection,
                RiderList.Read(call, table, kind, places, words, progress, cancellation),
                progress,
                cancellation
            )
            : await ImportAsync(
                call,
                connection,
                WorkplaceList.Read(call, table, kind, places, words, progress, cancellation),
                progress,
                cancellation
            );
    }

    private static bool IsHeader(IReadOnlyList<string> cells, ListWords words) =>
        ListColumns.IsHeader(cells, WorkplaceField.Schema, words)
        || ListColumns.IsHeader(cells, RiderField.Schema, words);

    /// <exception cref="ImportException">It is neither, as a list of persons and where they were is.</exception>
    private static bool IsOfRiders(IReadOnlyList<string> headers, WorkerWords words)
    {
        var list = words.ForLists();
        bool Has(ListField field) => headers.Any(header => ListColumns.IsOf(header, field, list));

        var isOfRiders = Has(RiderField.CellM) || Has(RiderField.Hour);
        var isOfWorkplaces = Has(WorkplaceField.Name) && Has(WorkplaceField.HeadCount);
        if (words.FindPersonal(headers) is { } personal && (isOfRiders || !isOfWorkplaces))
        {
            throw new ImportException(
                "positions_personal",
                $"“{personal}”一列指向具体的人。逐人的位置不收：请先聚合成 250 米以上的网格，每格每小时至少 5 人，列为 经度、纬度、网格边长、日类型、小时、人数。"
            );
        }
        if (!isOfRiders && !Has(WorkplaceField.HeadCount))
        {
            throw new ImportException(
                "kind_unknown",
                "看不出是哪一种清单：单位清单要有 名称、经度、纬度、人数；骑手活动要有 经度、纬度、网格边长、小时、人数。"
                    + $"表头是：{string.Join("、", headers.Where(header => header.Length > 0))}"
            );
        }
        return isOfRiders;
    }

    private static async Task<WorkerImportResult> ImportAsync<TDraft, TState>(
        WorkerImportCall call,
        NpgsqlConnection connection,
        WorkerList<TDraft, TState> list,
        IProgress<ImportProgress> progress,
        CancellationToken cancellation
    )
        where TDraft : class, IDraft
    {
        progress.Report(new("比较与写入", null));
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var store = list.StoreIn(connection, Path.GetFileName(call.Path));
        if (!call.DryRun)
        {
            await store.LockAsync(cancellation);
        }
        var stored = await store.ReadAsync(cancellation);
        if (call.Add)
        {
            list.CheckAgainst(stored);
        }
        var problems = list.Problems.OrderBy(problem => problem.Line).ToList();
        var plan = list.Compare(stored, call.Add);
        var result = new WorkerImportResult(
            list.Kind,
            ListImport.OutcomeOf(call, problems.Count, list.Drafts.Count, list.IsDatumDoubtful),
            problems,
            []
        )
        {
            New = plan.New.Count,
            Changed = plan.Changed.Count,
            Unchanged = plan.Unchanged,
            Gone = plan.Gone.Count,
            Kept = call.Add ? 0 : plan.Kept,
            SamplesRemoved = call.DryRun ? await store.CountSamplesAsync(cancellation) : 0,
        };
        if (result.Outcome != ImportOutcome.Written)
        {
            return result with { Lines = [.. WorkerReport.Lines(call, list, result, badRowsPath: null)] };
        }
        var badRowsPath = await ListImport.WriteAsync(
            call,
            list,
            problems,
            transaction,
            async () =>
            {
                result = result with { SamplesRemoved = await store.RemoveSamplesAsync(cancellation) };
                await store.WriteAsync(plan, cancellation);
            }
        );
        return result with { Lines = [.. WorkerReport.Lines(call, list, result, badRowsPath)] };
    }
}
