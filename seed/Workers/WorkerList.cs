using Npgsql;
using QhdHomeMap.Formats.Tables;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Workers;

/// <summary>A list of one kind of workers, and how it is kept.</summary>
internal abstract class WorkerList<TDraft, TState>(ITable table, ListColumns columns)
    : ListReading<TDraft>(table, columns)
    where TDraft : class, IDraft
{
    /// <summary>A city has fewer cells and hours, and far fewer workplaces.</summary>
    protected const int MostRows = 1_000_000;

    /// <summary>What the list is of, and what one of them is counted in.</summary>
    public abstract string Kind { get; }

    public abstract string CountWord { get; }

    /// <summary>How people are summed up in the report.</summary>
    public abstract string Sum { get; }

    /// <summary>How texts about hours were read.</summary>
    public virtual IReadOnlyList<HoursReading> HoursRead => [];

    public abstract WorkerStore<TState> StoreIn(NpgsqlConnection connection, string source);

    /// <summary>Refuses drafts that do not go with what stays in the database beside them.</summary>
    public virtual void CheckAgainst(IReadOnlyList<Stored<TState>> stored) { }

    /// <summary>Compares the list with the database, where what a bad row names stays as it is.</summary>
    /// <param name="stored">The rows of the database.</param>
    /// <param name="keepOthers">Whether what the list does not name stays too.</param>
    public abstract Replacement<TState> Compare(IReadOnlyList<Stored<TState>> stored, bool keepOthers);
}

/// <summary>One kind of workers in the database, within the caller's transaction.</summary>
internal abstract class WorkerStore<TState>(NpgsqlConnection connection)
{
    protected NpgsqlConnection Connection => connection;

    protected abstract string Table { get; }

    /// <summary>Readers go on; another import of the kind waits.</summary>
    public Task LockAsync(CancellationToken cancellation) =>
        ExecuteAsync($"set local lock_timeout = '60s'; lock table {Table} in share row exclusive mode", cancellation);

    /// <summary>All but the sample rows.</summary>
    public abstract Task<IReadOnlyList<Stored<TState>>> ReadAsync(CancellationToken cancellation);

    public async Task<int> CountSamplesAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"select count(*)::integer from {Table} where is_sample",
            connection
        );
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <returns>How many there were.</returns>
    public Task<int> RemoveSamplesAsync(CancellationToken cancellation) =>
        ExecuteAsync($"delete from {Table} where is_sample", cancellation);

    /// <summary>Deletes what is gone or changed, and adds what is new or changed; what changed keeps its number.</summary>
    public async Task WriteAsync(Replacement<TState> plan, CancellationToken cancellation)
    {
        int[] outdated = [.. plan.Gone, .. plan.Changed.Select(row => row.Id)];
        await ExecuteAsync($"delete from {Table} where id = any($1)", cancellation, outdated);
        var ids = await NewIdsAsync(plan.New.Count, cancellation);
        await InsertAsync(
            [.. plan.Changed, .. plan.New.Select((state, i) => new Stored<TState>(ids[i], state))],
            cancellation
        );
    }

    protected abstract Task InsertAsync(IReadOnlyList<Stored<TState>> rows, CancellationToken cancellation);

    /// <param name="sql">With $1 and so on.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="values">One for each parameter.</param>
    protected async Task<int> ExecuteAsync(
        string sql,
        CancellationToken cancellation,
        params IReadOnlyList<object> values
    )
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<int[]> NewIdsAsync(int count, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"select coalesce(array_agg(nextval(pg_get_serial_sequence('{Table}', 'id'))::integer), '{{}}') from generate_series(1, $1)",
            connection
        )
        {
            Parameters = { new() { Value = count } },
        };
        return (int[])(await command.ExecuteScalarAsync(cancellation))!;
    }
}
