using Npgsql;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Data.Tests.Homes;

/// <summary>
/// PostgreSQL delivers in the order of commits. A marker sent by a transaction of its own therefore shows what had not been
/// told before it: no waiting for nothing to happen.
/// </summary>
public sealed class HomeNotificationTests(DatabaseFixture database) : FeedTests(database)
{
    private const string Marker = "marker";

    [Theory]
    [InlineData("update homes set name = '新' where id = {0}")]
    [InlineData("insert into home_services (home_id, service_id) values ({0}, 3)")]
    [InlineData("insert into home_alerts (home_id, service_id, since) values ({0}, 3, now())")]
    [InlineData("delete from homes where id = {0}")]
    [InlineData("update services set name = name")]
    [InlineData("truncate homes cascade")]
    public async Task Change_InATransaction_IsToldAfterItsCommitAndNotBefore(string change)
    {
        var id = await AddHomeAsync();
        await using var writer = await Source.OpenConnectionAsync(Sql.Cancellation);
        await using var listener = new Listener(await Source.OpenConnectionAsync(Sql.Cancellation));
        await listener.ListenAsync(HomeFeed.Channel);
        await using var transaction = await writer.BeginTransactionAsync(Sql.Cancellation);
        await writer.ExecuteAsync(string.Format(null, change, id));

        await MarkAsync();
        Assert.Equal(Marker, await listener.NextAsync());
        await transaction.CommitAsync(Sql.Cancellation);

        Assert.Equal("", await listener.NextAsync());
    }

    [Fact]
    public async Task Change_RolledBack_IsNeverTold()
    {
        var id = await AddHomeAsync();
        await using var writer = await Source.OpenConnectionAsync(Sql.Cancellation);
        await using var listener = new Listener(await Source.OpenConnectionAsync(Sql.Cancellation));
        await listener.ListenAsync(HomeFeed.Channel);
        await using (var transaction = await writer.BeginTransactionAsync(Sql.Cancellation))
        {
            await writer.ExecuteAsync($"update homes set name = '新' where id = {id}");
            await transaction.RollbackAsync(Sql.Cancellation);
        }

        await MarkAsync();

        Assert.Equal(Marker, await listener.NextAsync());
    }

    [Fact]
    public async Task ManyRows_ChangedInOneTransaction_AreToldOnce()
    {
        for (var i = 0; i < 20; i++)
            await AddHomeAsync();
        await using var listener = new Listener(await Source.OpenConnectionAsync(Sql.Cancellation));
        await listener.ListenAsync(HomeFeed.Channel);

        await Source.ExecuteAsync("begin; update homes set capacity = 9; update homes set capacity = 8; commit");
        await MarkAsync();

        Assert.Equal(["", Marker], [await listener.NextAsync(), await listener.NextAsync()]);
    }

    private Task MarkAsync() => Source.ExecuteAsync($"notify {HomeFeed.Channel}, '{Marker}'");
}
