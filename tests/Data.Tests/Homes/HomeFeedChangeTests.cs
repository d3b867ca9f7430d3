using Microsoft.EntityFrameworkCore;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Data.Tests.Homes;

public sealed class HomeFeedChangeTests(DatabaseFixture database) : FeedTests(database)
{
    private readonly DatabaseFixture _database = database;

    /// <summary>Every kind of change that a rider can see. {0} is the home's id.</summary>
    public static TheoryData<string> Changes =>
        [
            "update homes set name = '新名称' where id = {0}",
            "update homes set location = st_point(119.7, 40, 4326)::geography where id = {0}",
            "insert into home_services (home_id, service_id) values ({0}, 9)",
            "delete from home_services where home_id = {0} and service_id = 7",
            "update home_services set verified_at = now() where home_id = {0} and service_id = 7",
            "update home_services set service_id = 8 where home_id = {0} and service_id = 7",
            "insert into home_alerts (home_id, service_id, since) values ({0}, 0, now())",
            "delete from home_alerts where home_id = {0}",
            "insert into home_managers (home_id, name, full_time) values ({0}, '某人', true)",
        ];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Home_Changed_IsReturnedOnceMoreWithTheNextVersion(string change)
    {
        var id = await AddFurnishedHomeAsync();
        var untouched = await AddFurnishedHomeAsync();
        var copy = NewCopy();
        await copy.ReadAsync();

        await Source.ExecuteAsync(string.Format(null, change, id));
        await copy.ReadAsync();

        Assert.Null(copy.Words);
        Assert.Contains(id, copy.Returned);
        Assert.DoesNotContain(untouched, copy.Returned);
        Assert.Equal(2, copy.Homes[id].Version);
        await AssertIsFreshAsync(copy);
    }

    [Fact]
    public async Task Home_Inserted_IsReturned()
    {
        var old = await AddFurnishedHomeAsync();
        var copy = NewCopy();
        await copy.ReadAsync();

        var id = await AddHomeAsync(("name", "'新站'"));
        await copy.ReadAsync();

        Assert.Equal("新站", copy.Homes[id].Name);
        Assert.DoesNotContain(old, copy.Returned);
        await AssertIsFreshAsync(copy);
    }

    [Fact]
    public async Task Home_Deleted_IsNamedAsDeleted()
    {
        await AddHomeAsync(); // stays: two copies of nothing would be alike whatever was read
        var id = await AddFurnishedHomeAsync();
        var copy = NewCopy();
        await copy.ReadAsync();
        Assert.Contains(id, copy.Homes.Keys);

        await Source.ExecuteAsync($"delete from homes where id = {id}");
        await copy.ReadAsync();

        Assert.DoesNotContain(id, copy.Homes.Keys);
        await AssertIsFreshAsync(copy);
    }

    [Fact]
    public async Task ServiceMovedToAnotherHome_ReadAgain_ChangesBothHomes()
    {
        var from = await AddFurnishedHomeAsync();
        var to = await AddHomeAsync();
        await MakeOldAsync(to);
        var copy = NewCopy();
        await copy.ReadAsync();

        await Source.ExecuteAsync($"update home_services set home_id = {to} where home_id = {from} and service_id = 7");
        await copy.ReadAsync();

        Assert.Equal<short>([0], copy.Homes[from].Services);
        Assert.Equal<short>([7], copy.Homes[to].Services);
    }

    [Fact]
    public async Task HomeWithServices_ChangedInOneTransaction_RaisesItsVersionOnce()
    {
        var id = await AddFurnishedHomeAsync();

        await Source.ExecuteAsync(
            $"""
            begin;
            insert into home_services (home_id, service_id) select {id}, generate_series(10, 15);
            update home_services set verified_at = now() where home_id = {id};
            insert into home_alerts (home_id, service_id, since) values ({id}, 0, now());
            commit
            """
        );

        Assert.Equal(2, await VersionAsync(id));
    }

    [Fact]
    public async Task HomeWithServices_ChangedInThreeTransactions_RaisesItsVersionThrice()
    {
        var id = await AddFurnishedHomeAsync();

        await Source.ExecuteAsync($"update home_services set verified_at = now() where home_id = {id}");
        await Source.ExecuteAsync($"update homes set capacity = 5 where id = {id}");
        await Source.ExecuteAsync($"delete from home_services where home_id = {id}");

        Assert.Equal(4, await VersionAsync(id));
    }

    [Fact]
    public async Task Home_ChangedByTwoEditorsAtOnce_RefusesTheSecond()
    {
        var id = await AddFurnishedHomeAsync();
        await using var first = _database.Open();
        await using var second = _database.Open();
        (await first.Homes.SingleAsync(h => h.Id == id, Sql.Cancellation)).Capacity = 5;
        (await second.Homes.SingleAsync(h => h.Id == id, Sql.Cancellation)).Capacity = 6;

        await first.SaveChangesAsync(Sql.Cancellation);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync(Sql.Cancellation));
    }

    [Fact]
    public async Task Home_LoadedBeforeItsServiceChanged_RefusesTheStaleEdit()
    {
        var id = await AddFurnishedHomeAsync();
        await using var editor = _database.Open();
        var home = await editor.Homes.SingleAsync(h => h.Id == id, Sql.Cancellation);
        await Source.ExecuteAsync($"delete from home_services where home_id = {id} and service_id = 7");

        home.Capacity = 5;

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => editor.SaveChangesAsync(Sql.Cancellation));
    }

    /// <summary>With two services and an alert, version 1, changed long ago.</summary>
    private async Task<int> AddFurnishedHomeAsync()
    {
        var id = await Source.ScalarAsync<int>(NewHome.Insert());
        await Source.ExecuteAsync(
            $"""
            begin;
            alter table home_services disable trigger user;
            alter table home_alerts disable trigger user;
            insert into home_services (home_id, service_id) values ({id}, 0), ({id}, 7);
            insert into home_alerts (home_id, service_id, since) values ({id}, 7, now());
            alter table home_services enable trigger user;
            alter table home_alerts enable trigger user;
            commit
            """
        );
        await MakeOldAsync(id);
        return id;
    }

    private Task<long> VersionAsync(int id) => Source.ScalarAsync<long>($"select version from homes where id = {id}");

    /// <summary>A copy that followed the changes is the same as one that reads everything now.</summary>
    private async Task AssertIsFreshAsync(FeedCopy copy)
    {
        var fresh = NewCopy();
        await fresh.ReadAsync();
        Assert.NotEmpty(fresh.Homes);
        Assert.Equivalent(fresh.Homes, copy.Homes, strict: true);
    }
}
