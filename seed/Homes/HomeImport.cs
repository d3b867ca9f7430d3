using QhdHomeMap.Formats.Tables;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Homes;

/// <summary>What is asked of an import of homes.</summary>
/// <param name="Path">See <see cref="ListImportCall"/>, as the next three.</param>
/// <param name="Datum">Likewise.</param>
/// <param name="DryRun">Likewise.</param>
/// <param name="SkipBad">Likewise.</param>
/// <param name="KeepSimilar">Homes side by side with similar names are two.</param>
internal sealed record HomeImportCall(
    string Path,
    Datum Datum,
    bool DryRun = false,
    bool SkipBad = false,
    bool KeepSimilar = false
) : ListImportCall(Path, Datum, DryRun, SkipBad);

/// <summary>What became of it.</summary>
/// <param name="List">The list as it was read.</param>
/// <param name="Problems">What is wrong with its rows, by line.</param>
internal sealed record HomeImportResult(HomeList List, IReadOnlyList<RowProblem> Problems)
{
    public ImportOutcome Outcome { get; init; }
    public int New { get; init; }
    public int Changed { get; init; }
    public int Unchanged { get; init; }

    /// <summary>How many sample homes were removed, or in a dry run would be.</summary>
    public int SamplesRemoved { get; init; }

    /// <summary>Where the bad rows stand, if some were left out.</summary>
    public string? BadRowsPath { get; init; }

    public int BadRows => Problems.Select(problem => problem.Line).Distinct().Count();

    public bool IsDone => Outcome.IsDone();
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
        await using var connection = await ListImport.OpenAsync(connectionString, cancellation);
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
        var outcome = ListImport.OutcomeOf(call, problems.Count, plan.Homes.Count, list.IsDatumDoubtful);
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
        if (outcome != ImportOutcome.Written)
        {
            return result;
        }
        var badRowsPath = await ListImport.WriteAsync(
            call,
            list,
            problems,
            transaction,
            async () =>
            {
                result = result with { SamplesRemoved = await store.RemoveSamplesAsync(cancellation) };
                await store.WriteAsync(plan.Homes, cancellation);
            }
        );
        return result with { BadRowsPath = badRowsPath };
    }
}
