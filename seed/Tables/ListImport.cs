using Npgsql;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Seed.Tables;

/// <summary>What is asked of the import of a list.</summary>
/// <param name="Path">The list: csv, xlsx or GeoJSON by its extension.</param>
/// <param name="Datum">What its coordinates are in.</param>
/// <param name="DryRun">Only check.</param>
/// <param name="SkipBad">Write the good rows, and the bad ones to a file.</param>
internal record ListImportCall(string Path, Datum Datum, bool DryRun = false, bool SkipBad = false);

/// <summary>How an import ended.</summary>
internal enum ImportOutcome
{
    /// <summary>What was counted is in the database.</summary>
    Written,

    /// <summary>It would be, were it not a dry run.</summary>
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

/// <summary>What the imports of lists share from the check to the commit.</summary>
internal static class ListImport
{
    public static bool IsDone(this ImportOutcome outcome) => outcome is ImportOutcome.Written or ImportOutcome.Checked;

    /// <param name="call">What was asked.</param>
    /// <param name="problems">How many there are.</param>
    /// <param name="good">How many rows are good.</param>
    /// <param name="isDatumDoubtful">Whether the good ones are doubtful too.</param>
    public static ImportOutcome OutcomeOf(ListImportCall call, int problems, int good, bool isDatumDoubtful) =>
        problems > 0 && !call.SkipBad ? ImportOutcome.BadRows
        : good == 0 ? ImportOutcome.NothingGood
        : isDatumDoubtful ? ImportOutcome.DatumSuspect
        : call.DryRun ? ImportOutcome.Checked
        : ImportOutcome.Written;

    /// <summary>A connection for an import, which waits however long the lock or a big list takes.</summary>
    public static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken cancellation)
    {
        // Who has waited enough presses Ctrl-C.
        var patient = new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = 0 };
        var connection = new NpgsqlConnection(patient.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes the good rows and commits; the bad ones, if there are any, go to a file.</summary>
    /// <returns>Where the bad rows stand.</returns>
    public static async Task<string?> WriteAsync<TDraft>(
        ListImportCall call,
        ListReading<TDraft> list,
        IReadOnlyList<RowProblem> problems,
        NpgsqlTransaction transaction,
        Func<Task> write
    )
        where TDraft : class, IDraft
    {
        // The file comes first: if it cannot be written, neither are the good rows.
        var badRowsPath =
            problems.Count > 0 ? BadRowsFile.Write(call.Path, list.Columns.Headers, list.Rows, problems) : null;
        try
        {
            await write();
        }
        catch when (badRowsPath is not null)
        {
            File.Delete(badRowsPath);
            throw;
        }
        await CommitAsync(transaction, badRowsPath);
        return badRowsPath;
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
}
