using Npgsql;
using QhdHomeMap.Data.Roads;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Data.Tests.Roads;

/// <summary>What tests of the roads share: a database of their own each, since a database has one current network.</summary>
public abstract class RoadTests : IAsyncLifetime
{
    private TestDatabase? _database;
    private NpgsqlDataSource? _source;

    protected NpgsqlDataSource Source => _source!;

    protected string ConnectionString => _database!.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _source = NpgsqlDataSource.Create(ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await _database!.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task<RoadNetworkVersion> ImportAsync(RoadNetwork network, string source = "town.osm.pbf")
    {
        await using var writing = await BeginAsync();
        return await writing.ReplaceAsync(network, Town.Origin(source), null, Sql.Cancellation);
    }

    protected async Task<RoadNetworkWriting> BeginAsync() =>
        await RoadNetworkWriting.BeginAsync(ConnectionString, Sql.Cancellation)
        ?? throw new InvalidOperationException("Somebody else is writing.");
}
