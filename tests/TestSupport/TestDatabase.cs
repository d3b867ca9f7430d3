using Npgsql;

namespace QhdHomeMap.TestSupport;

/// <summary>A database of its own on the throwaway cluster, dropped on disposal whoever is still connected.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private TestDatabase(string name)
    {
        Name = name;
        ConnectionString = TestCluster.ConnectionStringOf(name);
    }

    public string Name { get; }

    public string ConnectionString { get; }

    /// <summary>With the tables and reference rows of this build, and no home.</summary>
    public static async Task<TestDatabase> CreateAsync() => await CreateFromAsync(await TemplateDatabase.NameAsync());

    /// <summary>With PostGIS and nothing else: for tests of the migrations themselves.</summary>
    public static Task<TestDatabase> CreateEmptyAsync() => CreateFromAsync("template1");

    public async ValueTask DisposeAsync()
    {
        await using (var own = new NpgsqlConnection(ConnectionString))
        {
            NpgsqlConnection.ClearPool(own);
        }
        await using var connection = await TestCluster.OpenAsync();
        await TestCluster.ExecuteAsync(connection, $"drop database if exists {Name} with (force)");
    }

    private static async Task<TestDatabase> CreateFromAsync(string template)
    {
        var database = new TestDatabase($"test_{Guid.NewGuid():n}");
        await using var connection = await TestCluster.OpenAsync();
        await TestCluster.ExecuteAsync(connection, $"create database {database.Name} template {template}");
        return database;
    }
}
