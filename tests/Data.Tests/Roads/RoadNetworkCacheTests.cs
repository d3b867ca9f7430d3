using QhdHomeMap.Data.Roads;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Data.Tests.Roads;

/// <summary>
/// The format here is one byte: what is told apart is whether a network came from the file or from the database, not what a file
/// looks like.
/// </summary>
public sealed class RoadNetworkCacheTests : RoadTests, IDisposable
{
    private const byte Whole = 1;

    private static readonly RoadNetwork Kept = Town.Grid(2);
    private static readonly RoadNetworkFormat Format = new(
        file => file.ReadByte() == Whole ? Kept : null,
        (_, file) => file.WriteByte(Whole)
    );

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("qhd-roads-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Load_AskedTwice_GivesTheSameObject()
    {
        await ImportAsync(Town.Grid(4));
        using var store = new RoadNetworkStore(Source);

        Assert.Same(await store.LoadAsync(Sql.Cancellation), await store.LoadAsync(Sql.Cancellation));
    }

    [Fact]
    public async Task Load_WithoutRoads_GivesNothing()
    {
        using var store = NewStore();

        Assert.Null(await store.LoadAsync(Sql.Cancellation));
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public async Task Load_ByTheNextProcess_ComesFromTheFile()
    {
        var town = Town.Grid(4);
        var version = await ImportAsync(town);
        using var first = NewStore();
        Town.AssertSame(town, (await first.LoadAsync(Sql.Cancellation))!.Network);

        using var second = NewStore();
        var loaded = await second.LoadAsync(Sql.Cancellation);

        Assert.Same(Kept, loaded!.Network);
        Assert.Equal(version.Key, loaded.Version.Key);
    }

    [Fact]
    public async Task Load_FileDamaged_ComesFromTheDatabaseAndMendsTheFile()
    {
        var town = Town.Grid(4);
        await ImportAsync(town);
        using var first = NewStore();
        await first.LoadAsync(Sql.Cancellation);
        var file = Assert.Single(_folder.GetFiles()).FullName;
        await File.WriteAllBytesAsync(file, [9], Sql.Cancellation);

        using var second = NewStore();
        Town.AssertSame(town, (await second.LoadAsync(Sql.Cancellation))!.Network);

        Assert.Equal(Whole, Assert.Single(await File.ReadAllBytesAsync(file, Sql.Cancellation)));
    }

    [Fact]
    public async Task Load_OfANewVersion_ComesFromTheDatabaseAndLeavesOneFile()
    {
        await ImportAsync(Town.Grid(4));
        using var store = NewStore();
        await store.LoadAsync(Sql.Cancellation);
        await File.WriteAllBytesAsync(Path.Combine(_folder.FullName, "roads-killed.part"), [], Sql.Cancellation);

        var town = Town.Grid(3);
        var version = await ImportAsync(town);
        Town.AssertSame(town, (await store.LoadAsync(Sql.Cancellation))!.Network);

        Assert.Equal($"roads-{version.Key:n}.bin", Assert.Single(_folder.GetFiles()).Name);
    }

    [Fact]
    public async Task Load_CacheUnusable_GivesTheRoadsAndTellsWhy()
    {
        var town = Town.Grid(4);
        await ImportAsync(town);
        var blocked = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(blocked, "no folder", Sql.Cancellation);
        using var store = new RoadNetworkStore(Source, new RoadNetworkCache(blocked, Format));

        var loaded = await store.LoadAsync(Sql.Cancellation);

        Town.AssertSame(town, loaded!.Network);
        Assert.IsAssignableFrom<IOException>(store.CacheFailure);
    }

    [Fact]
    public async Task Load_TablesThatDoNotHoldTogether_IsRefused()
    {
        await ImportAsync(Town.Grid(4));
        await Source.ExecuteAsync("delete from road_edges where id = 3");
        using var store = NewStore();

        await Assert.ThrowsAsync<InvalidDataException>(() => store.LoadAsync(Sql.Cancellation));

        Assert.Empty(_folder.GetFiles());
    }

    private RoadNetworkStore NewStore() => new(Source, new RoadNetworkCache(_folder.FullName, Format));
}
