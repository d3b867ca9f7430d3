using Microsoft.EntityFrameworkCore;
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
    public async Task ActivityKindMissing_ReferenceLoadedAgain_IsAdded()
    {
        await _db.ActivityKinds.Where(a => a.Code == "coolness").ExecuteDeleteAsync(Cancellation);

        var (_, rows) = await Seed.Database.MigrateAsync(database.ConnectionString, Cancellation);

        Assert.Equal(1, rows);
        Assert.Equal("送清凉", (await _db.ActivityKinds.SingleAsync(a => a.Code == "coolness", Cancellation)).Name);
    }
}
