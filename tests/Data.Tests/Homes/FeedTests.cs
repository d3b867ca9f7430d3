using Npgsql;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Data.Tests.Homes;

/// <summary>What tests of the feed share: a database, and a home that was there long before.</summary>
public abstract class FeedTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncDisposable
{
    protected NpgsqlDataSource Source { get; } = NpgsqlDataSource.Create(database.ConnectionString);

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal FeedCopy NewCopy() => new(new HomeFeed(Source));

    protected Task<int> AddHomeAsync(params (string Column, string Value)[] columns) =>
        Source.ScalarAsync<int>(NewHome.Insert(columns));

    /// <summary>
    /// Dates a home back to the first transaction of all. Transaction numbers are the cluster's: while another test keeps one
    /// open, rows younger than that one may be returned again, and only an older row shows that a reading left it out.
    /// </summary>
    protected Task MakeOldAsync(int id) =>
        Source.ExecuteAsync(
            $"""
            begin;
            alter table homes disable trigger homes_stamp;
            update homes set change_xid = '3' where id = {id};
            alter table homes enable trigger homes_stamp;
            commit
            """
        );
}
