using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data;
using QhdHomeMap.Seed.Reference;

namespace QhdHomeMap.Seed;

/// <summary>Brings a database to this release: its tables, and the reference rows that it lacks.</summary>
public static class Database
{
    /// <returns>How many migrations were applied and how many reference rows added.</returns>
    public static async Task<(int Migrations, int Rows)> MigrateAsync(
        string connectionString,
        CancellationToken cancellation = default
    )
    {
        await using var db = QhdDbContext.Open(connectionString);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellation)).Count();
        // EF Core holds a lock in the database meanwhile: two instances may start at once.
        await db.Database.MigrateAsync(cancellation);
        var rows = await ReferenceLoader.LoadAsync(db, cancellation);
        return (pending, rows);
    }
}
