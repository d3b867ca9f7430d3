using Npgsql;
using QhdHomeMap.Api.Tests.Homes;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Api.Tests.Snapshots;

/// <summary>A restore renames another database into the place of the one that is followed.</summary>
public class SwappedDatabaseTests(HomesFixture fixture) : IClassFixture<HomesFixture>
{
    private static readonly object Question = new
    {
        lon = HomesFixture.Lon,
        lat = HomesFixture.Lat,
        datum = "wgs84",
    };

    [Fact]
    public async Task Database_SwappedByRename_IsFollowedByARunningInstance()
    {
        await using var restored = await TestDatabase.CreateAsync();
        var old = await fixture.AddAsync(fixture.NewHome("old", 10, 0));
        await Eventually.BecomesTrueAsync(async () =>
            (await fixture.Api.NearestIdsAsync(Question)).SequenceEqual([old])
        );
        var name = new NpgsqlConnectionStringBuilder(fixture.ConnectionString).Database!;

        await SwapAsync(name, restored.Name);
        var asked = await fixture.Api.NearestIdsAsync(Question);
        var added = await fixture.AddAsync(fixture.NewHome("restored", 20, 0));

        Assert.Equal([old], asked);
        await Eventually.BecomesTrueAsync(async () =>
            (await fixture.Api.GetTextAsync($"/api/homes/{added}")).Contains("restored", StringComparison.Ordinal)
        );
        Assert.Equal([added], await fixture.Api.NearestIdsAsync(Question));
    }

    /// <summary>The two change places, so that both are dropped by their owners.</summary>
    private static async Task SwapAsync(string inUse, string restored)
    {
        var server = Environment.GetEnvironmentVariable("QHD_TEST_DATABASE") + ";Pooling=false";
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        foreach (
            var sql in new[]
            {
                $"select pg_terminate_backend(pid) from pg_stat_activity where datname in ('{inUse}', '{restored}')",
                $"alter database {inUse} rename to {inUse}_x",
                $"alter database {restored} rename to {inUse}",
                $"alter database {inUse}_x rename to {restored}",
            }
        )
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
    }
}
