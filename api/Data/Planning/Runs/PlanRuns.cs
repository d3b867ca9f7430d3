using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace QhdHomeMap.Data.Planning;

/// <summary>
/// Runs in the database, for those who ask and those who compute: each change with the row locked and by the database's clock, so that
/// any number of instances agree on what is late.
/// </summary>
public static class PlanRuns
{
    /// <summary>Notified with the run's number after every committed change that anybody waits for.</summary>
    public const string Channel = "plan_runs";

    /// <summary>A run that was handed out and not begun is handed out again after this.</summary>
    private static readonly TimeSpan HandedFor = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The run of this question on these inputs: one that waits, runs or is done, whoever asked for it, or else the new one.
    /// </summary>
    public static async Task<(PlanRun Run, bool IsNew)> AskAsync(
        QhdDbContext db,
        PlanRun asked,
        CancellationToken cancellation = default
    )
    {
        while (true)
        {
            if (await SameAsync(db, asked, cancellation) is { } same)
                return (same, false);
            db.PlanRuns.Add(asked);
            try
            {
                await db.SaveChangesAsync(cancellation);
                return (asked, true);
            }
            catch (DbUpdateException e)
                when (e.InnerException
                        is PostgresException
                        {
                            SqlState: PostgresErrorCodes.UniqueViolation,
                            ConstraintName: PlanRunConfiguration.SameQuestionIndex
                        }
                )
            {
                db.Entry(asked).State = EntityState.Detached; // somebody else asked the same at the same moment
            }
        }
    }

    /// <summary>Locks a run, changes it and saves it.</summary>
    /// <param name="db">Holds nothing of the run, and no transaction.</param>
    /// <param name="id">The run.</param>
    /// <param name="change">Given the run and the database's time.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <returns>What the change returned; default without such a run.</returns>
    public static async Task<T?> ChangeAsync<T>(
        QhdDbContext db,
        int id,
        Func<PlanRun, DateTimeOffset, T> change,
        CancellationToken cancellation = default
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var run = await db
            .PlanRuns.FromSql($"select * from plan_runs where id = {id} for update")
            .SingleOrDefaultAsync(cancellation);
        if (run is null)
            return default;
        var result = change(run, await NowAsync(db, cancellation));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return result;
    }

    /// <summary>
    /// The runs that are to be handed to a worker now: those that wait, and those whose worker must be dead. Each to one caller, until
    /// it is late again.
    /// </summary>
    public static async Task<IReadOnlyList<int>> TakeDueAsync(
        NpgsqlDataSource source,
        TimeSpan deadAfter,
        CancellationToken cancellation = default
    )
    {
        await using var command = source.CreateCommand(
            """
            update plan_runs set due_at = clock_timestamp() + $2 where id in (
                select id from plan_runs
                where due_at <= clock_timestamp()
                    and (status = 'queued' or (status = 'running' and heartbeat_at < clock_timestamp() - $1))
                order by id for update skip locked
            )
            returning id
            """
        );
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = deadAfter });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = HandedFor });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var due = new List<int>();
        while (await reader.ReadAsync(cancellation))
            due.Add(reader.GetInt32(0));
        due.Sort();
        return due;
    }

    /// <summary>Deletes ended runs, with their files, that are older than <paramref name="keep"/> or not among the newest.</summary>
    public static Task<int> PruneAsync(
        QhdDbContext db,
        TimeSpan keep,
        int keepNewest,
        CancellationToken cancellation = default
    ) =>
        db.Database.ExecuteSqlAsync(
            $"""
            delete from plan_runs
            where status in ('done', 'failed', 'cancelled')
                and (
                    finished_at < clock_timestamp() - {keep}
                    or id not in (
                        select id from plan_runs where status in ('done', 'failed', 'cancelled')
                        order by id desc limit {keepNewest}
                    )
                )
            """,
            cancellation
        );

    private static Task<PlanRun?> SameAsync(QhdDbContext db, PlanRun asked, CancellationToken cancellation) =>
        db
            .PlanRuns.FromSql(
                $"""
                select * from plan_runs
                where kind = {asked.Kind.Code()} and union_id = {asked.UnionId} and question = {asked.Question}::jsonb
                    and scenario_version is not distinct from {asked.ScenarioVersion}
                    and (
                        (status in ('queued', 'running') and not cancel_requested and asked_hash = {asked.AskedHash})
                        or (status = 'done' and input_hash = {asked.AskedHash})
                    )
                """
            )
            .AsNoTracking()
            .OrderByDescending(r => r.Id)
            .FirstOrDefaultAsync(cancellation);

    private static async Task<DateTimeOffset> NowAsync(QhdDbContext db, CancellationToken cancellation)
    {
        var now = await db
            .Database.SqlQuery<DateTime>($"select clock_timestamp() as \"Value\"")
            .SingleAsync(cancellation);
        return new DateTimeOffset(now, TimeSpan.Zero);
    }
}
