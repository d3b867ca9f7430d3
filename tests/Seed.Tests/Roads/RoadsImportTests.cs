using Npgsql;
using QhdHomeMap.Data.Roads;
using QhdHomeMap.Formats.Roads;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Seed.Roads;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Tests.Roads;

public class RoadsImportTests
{
    /// <summary>Two streets that cross in 海港区, and one in 北京.</summary>
    private const string Streets = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"highway":"residential","name":"甲路"},"geometry":{"type":"LineString","coordinates":[[119.57,39.94],[119.58,39.94],[119.59,39.94]]}},
        {"type":"Feature","properties":{"highway":"primary"},"geometry":{"type":"LineString","coordinates":[[119.58,39.93],[119.58,39.94],[119.58,39.95]]}},
        {"type":"Feature","properties":{"highway":"motorway"},"geometry":{"type":"LineString","coordinates":[[119.56,39.93],[119.56,39.95]]}},
        {"type":"Feature","properties":{"highway":"residential"},"geometry":{"type":"LineString","coordinates":[[116.40,39.90],[116.41,39.90]]}}
        ]}
        """;

    [Fact]
    public async Task Roads_OfAGoodFile_BecomeTheCurrentNetwork()
    {
        await using var scene = await SeedScene.CreateAsync();

        var result = await ImportAsync(scene, Streets);

        Assert.Equal(("streets.geojson", false), (result.Version.Source, result.Version.IsSample));
        await using var source = NpgsqlDataSource.Create(scene.ConnectionString);
        using var store = new RoadNetworkStore(source);
        var roads = await store.LoadAsync(TestContext.Current.CancellationToken);
        // The crossing parts both streets in two; the one in 北京 is a fifth edge.
        Assert.Equal(5, roads!.Network.Edges.Length);
        Assert.Equal(result.Version.Key, roads.Version.Key);
        Assert.Contains("甲路", roads.Network.Names.ToArray());
        Assert.Contains(
            RoadsReport.Lines(result),
            line => line.Contains("步行和电动车都不让走 1 条", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Roads_ClippedToTheAreas_AreTheCitysOnly()
    {
        await using var scene = await SeedScene.CreateAsync();

        var result = await ImportAsync(scene, Streets, RoadsImportCall.ClipToAreas);

        Assert.Equal(4, result.Version.EdgeCount);
    }

    [Fact]
    public async Task Roads_ImportedAgain_ReplaceWhatWasThere_AndTheSampleIsSaidToBeGone()
    {
        await using var scene = await SeedScene.CreateAsync();
        await ImportAsync(scene, Streets);
        await scene.ExecuteAsync("update road_networks set is_sample = true");

        var result = await ImportAsync(scene, Streets);

        Assert.Contains("示例路网已删去", RoadsReport.Lines(result).Last(), StringComparison.Ordinal);
        Assert.Equal(1, await scene.AskAsync<long>("select count(*) from road_networks"));
        Assert.Equal(5, await scene.AskAsync<long>("select count(*) from road_edges"));
    }

    [Fact]
    public async Task Roads_WhileAnotherImportIsAtWork_AreRefusedBeforeTheFileIsRead()
    {
        await using var scene = await SeedScene.CreateAsync();
        await using var other = await RoadNetworkWriting.BeginAsync(
            scene.ConnectionString,
            TestContext.Current.CancellationToken
        );

        var refusal = await Assert.ThrowsAsync<ImportException>(() => ImportAsync(scene, "not even json"));

        Assert.Equal("roads_busy", refusal.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html></html>")]
    [InlineData("""{"type":"FeatureCollection","features":[]}""")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","prop""")]
    public async Task Roads_OfABadFile_LeaveTheNetworkAsItWas(string content)
    {
        await using var scene = await SeedScene.CreateAsync();
        var first = await ImportAsync(scene, Streets);

        await Assert.ThrowsAnyAsync<Exception>(() => ImportAsync(scene, content));

        Assert.Equal(first.Version.Key, await scene.AskAsync<Guid>("select key from road_networks"));
        Assert.Equal(5, await scene.AskAsync<long>("select count(*) from road_edges"));
    }

    [Fact]
    public async Task Roads_Cancelled_LeaveNothing()
    {
        await using var scene = await SeedScene.CreateAsync();
        using var stop = new CancellationTokenSource();
        var call = new RoadsImportCall(scene.Save("streets.geojson", Streets), Datum.Wgs84, null);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            RoadsImport.RunAsync(call, scene.ConnectionString, new StopAt(stop, "写入数据库"), stop.Token)
        );

        Assert.Equal(0, await scene.AskAsync<long>("select count(*) from road_networks"));
        Assert.Equal(0, await scene.AskAsync<long>("select count(*) from road_nodes"));
    }

    [Fact]
    public async Task Clip_ThatIsNoPolygon_IsRefused()
    {
        await using var scene = await SeedScene.CreateAsync();
        var clip = scene.Save("clip.geojson", Streets);

        var refusal = await Assert.ThrowsAsync<ImportException>(() => ImportAsync(scene, Streets, clip));

        Assert.Equal("clip_unusable", refusal.Code);
    }

    [Fact]
    public async Task Network_KeptInTheHousesOwnFile_ComesBackFromIt()
    {
        await using var scene = await SeedScene.CreateAsync();
        await ImportAsync(scene, Streets);
        await using var source = NpgsqlDataSource.Create(scene.ConnectionString);
        var cache = new RoadNetworkCache(
            scene.PathOf("cache"),
            new(RoadNetworkFile.ReadIfWhole, RoadNetworkFile.Write)
        );
        using var first = new RoadNetworkStore(source, cache);
        var read = await first.LoadAsync(TestContext.Current.CancellationToken);
        await scene.ExecuteAsync("delete from road_edges");

        using var second = new RoadNetworkStore(source, cache);
        var kept = await second.LoadAsync(TestContext.Current.CancellationToken);

        Assert.Equal(read!.Network.Edges, kept!.Network.Edges);
        Assert.Equal(read.Network.Nodes, kept.Network.Nodes);
        Assert.Null(second.CacheFailure);
    }

    private static Task<RoadsImportResult> ImportAsync(SeedScene scene, string content, string? clip = null) =>
        RoadsImport.RunAsync(
            new RoadsImportCall(scene.Save("streets.geojson", content), Datum.Wgs84, clip),
            scene.ConnectionString,
            new PlainLines(TextWriter.Null, TimeProvider.System),
            TestContext.Current.CancellationToken
        );

    private sealed class StopAt(CancellationTokenSource stop, string step) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Step == step)
            {
                stop.Cancel();
            }
        }
    }
}
