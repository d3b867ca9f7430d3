using Npgsql;
using QhdHomeMap.Data.Roads;

namespace QhdHomeMap.Data.Tests.Roads;

public sealed class RoadNetworkWritingTests : RoadTests
{
    [Fact]
    public async Task Network_WrittenAndRead_IsTheSameToTheBit()
    {
        var town = Town.Grid(12);

        var version = await ImportAsync(town);
        using var store = new RoadNetworkStore(Source);
        var loaded = await store.LoadAsync(Sql.Cancellation);

        Town.AssertSame(town, loaded!.Network);
        Assert.Equal(version.Key, loaded.Version.Key);
        Assert.Equal(("town.osm.pbf", "test", false), (version.Source, version.Rules, version.IsSample));
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), version.SourceAt);
        // 12 rows of 11 streets each way.
        Assert.Equal((144, 264), (version.NodeCount, version.EdgeCount));
    }

    [Fact]
    public async Task Network_Replaced_LeavesNothingOfTheOld()
    {
        var first = await ImportAsync(Town.Grid(5), "first.osm.pbf");
        var second = await ImportAsync(Town.Grid(4), "second.osm.pbf");

        Assert.NotEqual(first.Key, second.Key);
        Assert.Equal(["second.osm.pbf"], await Source.ColumnAsync<string>("select source from road_networks"));
        Assert.Equal(16, await Source.ScalarAsync<long>("select count(*) from road_nodes"));
        Assert.Equal(24, await Source.ScalarAsync<long>("select count(*) from road_edges"));
    }

    [Fact]
    public async Task Writing_StoppedHalfWay_LeavesTheOldNetworkAndNothingElse()
    {
        var first = await ImportAsync(Town.Grid(5));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Sql.Cancellation);

        await using (var writing = await BeginAsync())
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                writing.ReplaceAsync(Town.Grid(60), Town.Origin(), new StopAt(stop), stop.Token)
            );
        }

        using var store = new RoadNetworkStore(Source);
        Assert.Equal(first.Key, (await store.CurrentVersionAsync(Sql.Cancellation))!.Key);
        Assert.Equal(25, await Source.ScalarAsync<long>("select count(*) from road_nodes"));
        Assert.Equal(40, await Source.ScalarAsync<long>("select count(*) from road_edges"));
    }

    [Fact]
    public async Task Writing_WhileAnotherIsAtWork_IsRefusedUntilThatEnds()
    {
        await using (await BeginAsync())
        {
            Assert.Null(await RoadNetworkWriting.BeginAsync(ConnectionString, Sql.Cancellation));
        }

        await using var next = await BeginAsync();
        Assert.NotNull(next);
    }

    [Fact]
    public async Task Writing_AfterOneThatWasKilledBeforeItCleared_Clears()
    {
        await ImportAsync(Town.Grid(5));
        await Source.ExecuteAsync("update road_networks set status = 'retired'");

        await ImportAsync(Town.Grid(3));

        Assert.Equal(["current"], await Source.ColumnAsync<string>("select status from road_networks"));
        Assert.Equal(12, await Source.ScalarAsync<long>("select count(*) from road_edges"));
    }

    [Fact]
    public async Task Readers_WhileAnotherNetworkIsWritten_HaveTheOldOne()
    {
        var first = await ImportAsync(Town.Grid(5));
        using var store = new RoadNetworkStore(Source);
        RoadNetworkVersion? meanwhile = null;
        await using var writing = await BeginAsync();

        var second = await writing.ReplaceAsync(
            Town.Grid(60),
            Town.Origin(),
            new Then(() => meanwhile ??= store.CurrentVersionAsync(Sql.Cancellation).GetAwaiter().GetResult()),
            Sql.Cancellation
        );

        Assert.Equal(first.Key, meanwhile!.Key);
        Assert.Equal(second.Key, (await store.LoadAsync(Sql.Cancellation))!.Version.Key);
    }

    [Fact]
    public async Task Replacement_IsToldAfterItsCommit()
    {
        await using var listener = new Listener(await Source.OpenConnectionAsync(Sql.Cancellation));
        await listener.ListenAsync(RoadNetworkStore.Channel);

        var version = await ImportAsync(Town.Grid(3));
        await listener.NextAsync();

        using var store = new RoadNetworkStore(Source);
        Assert.Equal(version.Key, (await store.CurrentVersionAsync(Sql.Cancellation))!.Key);
    }

    private sealed class StopAt(CancellationTokenSource stop) : IProgress<double>
    {
        public void Report(double value)
        {
            if (value > 0.5)
                stop.Cancel();
        }
    }

    private sealed class Then(Action act) : IProgress<double>
    {
        public void Report(double value) => act();
    }
}
