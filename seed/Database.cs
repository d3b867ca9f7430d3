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

    /// <returns>How many migrations were applied and how many reference rows added.</returns>
    public static async Task<(int Migrations, int Rows)> MigrateAsync(
        string connectionString,
        CancellationToken cancellation = default
    )
    {
        await using var turn = await TakeTurnAsync(connectionString, cancellation);
        await using var db = QhdDbContext.Open(connectionString);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellation)).Count();
        await db.Database.MigrateAsync(cancellation);
        var rows = await ReferenceLoader.LoadAsync(db, cancellation);
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
