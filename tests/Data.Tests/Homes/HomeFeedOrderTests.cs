using Npgsql;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Data.Tests.Homes;

/// <summary>
/// Transactions commit in another order than they began. A reading between the two sees the later one's work only, and the
/// earlier one's must not be taken for known.
/// </summary>
public sealed class HomeFeedOrderTests(DatabaseFixture database) : FeedTests(database)
{
    [Theory]
    [InlineData("update homes set name = '早' where id = {0}", "早")]
    [InlineData("insert into home_services (home_id, service_id) values ({0}, 3)", "原")]
    [InlineData("delete from homes where id = {0}", null)]
    public async Task EarlierTransaction_CommittedAfterALaterOneWasRead_IsNotMissed(string early, string? nameAfter)
    {
        var (home, other) = (await AddHomeAsync(("name", "'原'")), await AddHomeAsync(("name", "'原'")));
        await MakeOldAsync(home);
        var copy = NewCopy();
        await copy.ReadAsync();
        await using var slow = await Source.OpenConnectionAsync(Sql.Cancellation);
        await using var earlier = await slow.BeginTransactionAsync(Sql.Cancellation);
        await slow.ExecuteAsync(string.Format(null, early, home));

        await Source.ExecuteAsync($"update homes set name = '晚' where id = {other}");
        await copy.ReadAsync();
        Assert.Equal(("原", 1), (copy.Homes[home].Name, copy.Homes[home].Version));
        Assert.Equal("晚", copy.Homes[other].Name);

        await earlier.CommitAsync(Sql.Cancellation);
        await copy.ReadAsync();

        Assert.Null(copy.Words);
        if (nameAfter is null)
            Assert.DoesNotContain(home, copy.Homes.Keys);
        else
            Assert.Equal((nameAfter, 2), (copy.Homes[home].Name, copy.Homes[home].Version));
    }

    [Fact]
    public async Task EarlierInsert_CommittedAfterALaterOneWasRead_IsNotMissed()
    {
        await using var slow = await Source.OpenConnectionAsync(Sql.Cancellation);
        await using var earlier = await slow.BeginTransactionAsync(Sql.Cancellation);
        var first = await slow.ScalarAsync<int>(NewHome.Insert());
        var second = await AddHomeAsync();
        var copy = NewCopy();
        await copy.ReadAsync();
        Assert.DoesNotContain(first, copy.Homes.Keys);
        Assert.Contains(second, copy.Homes.Keys);

        await earlier.CommitAsync(Sql.Cancellation);
        await copy.ReadAsync();

        Assert.Contains(first, copy.Homes.Keys);
    }

    [Fact]
    public async Task EarlierTransaction_RolledBackAfterALaterOneWasRead_ChangesNothing()
    {
        var home = await AddHomeAsync(("name", "'原'"));
        await using var slow = await Source.OpenConnectionAsync(Sql.Cancellation);
        await using var earlier = await slow.BeginTransactionAsync(Sql.Cancellation);
        await slow.ExecuteAsync($"delete from homes where id = {home}");
        await AddHomeAsync();
        var copy = NewCopy();
        await copy.ReadAsync();

        await earlier.RollbackAsync(Sql.Cancellation);
        await copy.ReadAsync();

        Assert.Equal("原", copy.Homes[home].Name);
    }

    [Fact]
    public async Task ManyWriters_ReadWhileTheyWrite_LeaveTheCopyEqualToTheDatabase()
    {
        var ids = new List<int>();
        for (var i = 0; i < 8; i++)
            ids.Add(await AddHomeAsync());
        var copy = NewCopy();

        var writing = Task.WhenAll(Enumerable.Range(0, 4).Select(WriteAsync));
        while (!writing.IsCompleted)
            await copy.ReadAsync();
        await writing;
        await copy.ReadAsync();

        var truth = await Source.ColumnAsync<string>(
            "select id || ':' || version || ':' || name from homes order by id"
        );
        Assert.Equal(truth, copy.Homes.OrderBy(h => h.Key).Select(h => $"{h.Key}:{h.Value.Version}:{h.Value.Name}"));

        // Two homes in each transaction, always in ascending order, so that writers wait for one another but never in a circle.
        async Task WriteAsync(int writer)
        {
            for (var round = 0; round < 40; round++)
            {
                var (a, b) = (ids[(writer + round) % 4], ids[4 + ((writer * round) % 4)]);
                await Source.ExecuteAsync(
                    $"""
                    begin;
                    update homes set name = 'w{writer}r{round}' where id = {a};
                    update home_services set verified_at = now() where home_id = {b};
                    update homes set name = 'w{writer}r{round}' where id = {b};
                    commit
                    """
                );
            }
        }
    }
}
