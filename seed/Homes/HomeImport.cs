using Npgsql;
using QhdHomeMap.Formats.Tables;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Seed.Homes;

/// <summary>What is asked of an import.</summary>
/// <param name="Path">The list: csv, xlsx or GeoJSON by its extension.</param>
/// <param name="Datum">What its coordinates are in.</param>
/// <param name="DryRun">Only check.</param>
/// <param name="SkipBad">Write the good rows, and the bad ones to a file.</param>
/// <param name="KeepSimilar">Homes side by side with similar names are two.</param>
internal sealed record HomeImportCall(
    string Path,
    Datum Datum,
    bool DryRun = false,
    bool SkipBad = false,
    bool KeepSimilar = false
);

/// <summary>How an import ended.</summary>
internal enum HomeImportOutcome
{
    /// <summary>The counted homes are in the database.</summary>
    Written,

    /// <summary>They would be, were it not a dry run.</summary>
    Checked,

    /// <summary>Nothing was written: rows have problems, and leaving them out was not asked for.</summary>
    BadRows,

    /// <summary>Nothing was written: no row is good.</summary>
    NothingGood,

    /// <summary>
    /// Nothing was written: so many rows would be right in another datum that the good ones are doubtful too.
    /// </summary>
    DatumSuspect,
}

/// <summary>What became of it.</summary>
/// <param name="List">The list as it was read.</param>
/// <param name="Problems">What is wrong with its rows, by line.</param>
internal sealed record HomeImportResult(HomeList List, IReadOnlyList<RowProblem> Problems)
{
    public HomeImportOutcome Outcome { get; init; }
    public int New { get; init; }
    public int Changed { get; init; }
    public int Unchanged { get; init; }

    /// <summary>How many sample homes were removed, or in a dry run would be.</summary>
    public int SamplesRemoved { get; init; }

    /// <summary>Where the bad rows stand, if some were left out.</summary>
    public string? BadRowsPath { get; init; }

    public int BadRows => Problems.Select(problem => problem.Line).Distinct().Count();

    public bool IsDone => Outcome is HomeImportOutcome.Written or HomeImportOutcome.Checked;
}

/// <summary>
/// Imports a list of homes: reads and checks all of it, compares it with the database, and writes all or, if so asked,
/// the good rows, in one transaction. Whatever stops it, the database is as before.
/// </summary>
internal static class HomeImport
{
    /// <exception cref="ImportException">The list as a whole cannot be imported.</exception>
    /// <exception cref="TableFileException">The file cannot be read.</exception>
    public static async Task<HomeImportResult> RunAsync(
        HomeImportCall call,
        string connectionString,
        IProgress<ImportProgress> progress,
        CancellationToken cancellation
    )
    {
        // However long the lock or a big list takes; who has waited enough presses Ctrl-C.
        var patient = new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = 0 };
        await using var connection = new NpgsqlConnection(patient.ConnectionString);
        await connection.OpenAsync(cancellation);
        var reference = await HomeReference.LoadAsync(new ReferenceRows(connection), cancellation);
        var list = HomeList.Read(call, reference, progress, cancellation);

        progress.Report(new("比较与写入", null));
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var store = new HomeStore(connection, Path.GetFileName(call.Path));
        if (!call.DryRun)
        {
            await store.LockAsync(cancellation);
        }
        var existing = new ExistingHomes(await store.ReadAsync(cancellation));
        var plan = ImportPlan.Of(list, existing, reference, call.KeepSimilar);
        var problems = list.Problems.Concat(plan.Problems).OrderBy(problem => problem.Line).ToList();
        var outcome = OutcomeOf(call, list, plan, problems);
        var result = new HomeImportResult(list, problems)
        {
            Outcome = outcome,
            New = plan.Homes.Count(home => home.IsNew),
            Changed = plan.Homes.Count(home => home.IsChanged),
            Unchanged = plan.Homes.Count(home => !home.IsNew && !home.IsChanged),
        };
        if (call.DryRun)
        {
            return result with { SamplesRemoved = await store.CountSamplesAsync(cancellation) };
        }
        if (outcome != HomeImportOutcome.Written)
        {
            return result;
        }
        // The file comes first: if it cannot be written, neither are the homes.
        var badRowsPath = problems.Count > 0 ? BadRowsFile.Write(call.Path, list, problems) : null;
        try
        {
            result = result with { SamplesRemoved = await store.RemoveSamplesAsync(cancellation) };
            await store.WriteAsync(plan.Homes, cancellation);
        }
        catch when (badRowsPath is not null)
        {
            File.Delete(badRowsPath);
            throw;
        }
        await CommitAsync(transaction, badRowsPath);
        return result with { BadRowsPath = badRowsPath };
    }

    /// <summary>Not to be cancelled: a commit that was asked for may be done when the answer is not waited for.</summary>
    private static async Task CommitAsync(NpgsqlTransaction transaction, string? badRowsPath)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (NpgsqlException e)
        {
            var kept = badRowsPath is null ? "" : $"有问题的行在 {badRowsPath}。";
            throw new ImportException(
                "commit_unknown",
                $"写到最后一步时与数据库失去联系（{e.Message}），不能确定是否已写入，请再导入一次：不会重复。{kept}"
            );
        }
    }

    private static HomeImportOutcome OutcomeOf(
        HomeImportCall call,
        HomeList list,
        ImportPlan plan,
        List<RowProblem> problems
    ) =>
        problems.Count > 0 && !call.SkipBad ? HomeImportOutcome.BadRows
        : plan.Homes.Count == 0 ? HomeImportOutcome.NothingGood
        : list.IsDatumDoubtful ? HomeImportOutcome.DatumSuspect
        : call.DryRun ? HomeImportOutcome.Checked
        : HomeImportOutcome.Written;
}
