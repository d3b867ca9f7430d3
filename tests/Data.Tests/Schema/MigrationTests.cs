using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Data.Tests.Schema;

public sealed class MigrationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Model_ComparedWithItsMigrations_HasNoPendingChange()
    {
        using var db = QhdDbContext.Open("Host=unused");

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task EmptyDatabase_Migrated_HasEveryMigration()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var db = QhdDbContext.Open(database.ConnectionString);

        await db.Database.MigrateAsync(Cancellation);

        var known = db.Database.GetMigrations().ToList();
        Assert.NotEmpty(known);
        Assert.Equal(known, await db.Database.GetAppliedMigrationsAsync(Cancellation));
    }

    [Fact]
    public async Task MigratedDatabase_TakenBackToNothing_MigratesAgain()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var db = QhdDbContext.Open(database.ConnectionString);
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync(cancellationToken: Cancellation);

        await migrator.MigrateAsync(Migration.InitialDatabase, Cancellation);
        var tables = await db
            .Database.SqlQuery<string>(
                $"select tablename::text from pg_tables where schemaname = 'public' and tablename not in ('spatial_ref_sys', '__EFMigrationsHistory')"
            )
            .ToListAsync(Cancellation);
        await migrator.MigrateAsync(cancellationToken: Cancellation);

        Assert.Empty(tables);
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancellation));
    }

    [Fact]
    public async Task EmptyDatabase_MigratedByTwoInstancesAtOnce_IsCompleteOnce()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();

        var done = await Task.WhenAll(
            Seed.Database.MigrateAsync(database.ConnectionString, Cancellation),
            Seed.Database.MigrateAsync(database.ConnectionString, Cancellation)
        );

        await using var db = QhdDbContext.Open(database.ConnectionString);
        Assert.Equal(9, await db.Areas.CountAsync(Cancellation));
        Assert.Equal(0, done.Min(d => d.Rows));
    }
}
