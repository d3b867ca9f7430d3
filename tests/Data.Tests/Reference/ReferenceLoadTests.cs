using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data.Terms;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Data.Tests.Reference;

/// <summary>A new start adds what is missing and leaves what the city has changed.</summary>
public sealed class ReferenceLoadTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncDisposable
{
    private readonly QhdDbContext _db = database.Open();

    public ValueTask DisposeAsync() => _db.DisposeAsync();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReferenceRows_LoadedAgain_AreNotAddedAgain()
    {
        var (migrations, rows) = await Seed.Database.MigrateAsync(database.ConnectionString, Cancellation);

        Assert.Equal((0, 0), (migrations, rows));
    }

    [Fact]
    public async Task ServiceRenamedByTheCity_ReferenceLoadedAgain_KeepsItsName()
    {
        await _db
            .Services.Where(s => s.Code == "water")
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.Name, "直饮水"), Cancellation);

        await Seed.Database.MigrateAsync(database.ConnectionString, Cancellation);

        Assert.Equal("直饮水", (await _db.Services.SingleAsync(s => s.Code == "water", Cancellation)).Name);
    }

    [Fact]
    public async Task ServiceOfTheCity_WithTheNumberOfAReleasesOwn_KeepsIt_AndTheOtherTakesAFreeOne()
    {
        await using var own = await TestDatabase.CreateAsync();
        await using var db = QhdDbContext.Open(own.ConnectionString);
        await db.Services.Where(s => s.Code == "wifi" || s.Code == "av").ExecuteDeleteAsync(Cancellation);
        db.Services.Add(
            new()
            {
                Id = 12,
                Code = "umbrella",
                Name = "雨伞",
                Category = ServiceCategory.Facility,
            }
        );
        await db.SaveChangesAsync(Cancellation);

        var (_, rows) = await Seed.Database.MigrateAsync(own.ConnectionString, Cancellation);

        var ids = await db.Services.AsNoTracking().ToDictionaryAsync(s => s.Code, s => (int)s.Id, Cancellation);
        Assert.Equal((2, 12, 22, 13), (rows, ids["umbrella"], ids["wifi"], ids["av"]));
    }

    [Theory]
    [InlineData(100_000, false)]
    [InlineData(100_001, true)]
    public async Task MarksOfDeletedHomes_WhenTheyAreVeryMany_AreDroppedAndEverythingIsReadAnew(int marks, bool dropped)
    {
        await using var own = await TestDatabase.CreateAsync();
        await using var db = QhdDbContext.Open(own.ConnectionString);
        var epoch = db.Database.SqlQuery<Guid>($"select epoch as \"Value\" from home_feed_epoch");
        var left = db.Database.SqlQuery<int>($"select count(*)::integer as \"Value\" from home_deletions");
        await db.Database.ExecuteSqlAsync(
            $"insert into home_deletions (home_id) select generate_series(1, {marks})",
            Cancellation
        );
        var before = await epoch.SingleAsync(Cancellation);

        await Seed.Database.MigrateAsync(own.ConnectionString, Cancellation);

        Assert.Equal(dropped ? 0 : marks, await left.SingleAsync(Cancellation));
        Assert.Equal(dropped, before != await epoch.SingleAsync(Cancellation));
    }

    [Fact]
    public async Task ActivityKindMissing_ReferenceLoadedAgain_IsAdded()
    {
        await _db.ActivityKinds.Where(a => a.Code == "coolness").ExecuteDeleteAsync(Cancellation);

        var (_, rows) = await Seed.Database.MigrateAsync(database.ConnectionString, Cancellation);

        Assert.Equal(1, rows);
        Assert.Equal("送清凉", (await _db.ActivityKinds.SingleAsync(a => a.Code == "coolness", Cancellation)).Name);
    }
}
