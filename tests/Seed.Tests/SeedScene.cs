using System.Text;
using Npgsql;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Seed.Tests;

/// <summary>A database with the reference rows only, and a folder for files.</summary>
internal sealed class SeedScene : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("qhd-seed-");

    private SeedScene(TestDatabase database) => _database = database;

    public static async Task<SeedScene> CreateAsync() => new(await TestDatabase.CreateAsync());

    public string ConnectionString => _database.ConnectionString;

    /// <summary>The names of the files in the folder, in order.</summary>
    public string[] Files => [.. _folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal)];

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public string Save(string name, string content) => Save(name, Encoding.UTF8.GetBytes(content));

    public string Save(string name, byte[] content)
    {
        File.WriteAllBytes(PathOf(name), content);
        return PathOf(name);
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async Task<T> AskAsync<T>(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public async ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        await _database.DisposeAsync();
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }
}
