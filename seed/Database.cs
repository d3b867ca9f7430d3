using Microsoft.EntityFrameworkCore;
using Npgsql;
using QhdHomeMap.Data;
using QhdHomeMap.Seed.Reference;

namespace QhdHomeMap.Seed;

/// <summary>Brings a database to this release: its tables, and the reference rows that it lacks.</summary>
public static class Database
{
    /// <summary>Any number that all instances agree on.</summary>
    private const long TurnLock = 130300;

    /// <summary>
    /// A copy of the homes asks for deletions since its last reading; who would need these old marks reads all homes instead,
    /// since the epoch changes with them. A delete, for a truncate would also empty what a reading under way still sees.
    /// </summary>
    private const string DropOldMarksSql = """
        with dropped as (
            delete from home_deletions where (select count(*) from home_deletions) > 100000 returning home_id
        )
        update home_feed_epoch set epoch = gen_random_uuid() where exists (select from dropped)
        """;

    /// <returns>How many migrations were applied and how many reference rows added.</returns>
    public static async Task<(int Migrations, int Rows)> MigrateAsync(
        string connectionString,
        CancellationToken cancellation = default
    )
    {
        await using var turn = await TakeTurnAsync(connectionString, cancellation);
        await using var db = QhdDbContext.Open(connectionString);
        db.Database.SetCommandTimeout(TimeSpan.Zero); // as long as a migration of many homes takes
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellation)).Count();
        await db.Database.MigrateAsync(cancellation);
        var rows = await ReferenceLoader.LoadAsync(db, cancellation);
        await db.Database.ExecuteSqlRawAsync(DropOldMarksSql, cancellation);
        return (pending, rows);
    }

    /// <summary>
    /// Two instances may start at once. EF Core's own lock is given back between one migration and the next, and the reference
    /// rows come after it; this one is held until the connection closes.
    /// </summary>
    private static async Task<NpgsqlConnection> TakeTurnAsync(string connectionString, CancellationToken cancellation)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        var connection = new NpgsqlConnection(unpooled.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand($"select pg_advisory_lock({TurnLock})", connection)
        {
            CommandTimeout = 0, // as long as the other's migration takes
        };
        await command.ExecuteNonQueryAsync(cancellation);
        return connection;
    }
}
