using Npgsql;

namespace QhdHomeMap.TestSupport;

/// <summary>For as long as it lives, nobody gets into one database and everybody who was in it is thrown out.</summary>
public sealed class DatabaseAway : IAsyncDisposable
{
    private readonly NpgsqlConnection _maintenance;
    private readonly string _database;
    private bool _ended;

    private DatabaseAway(NpgsqlConnection maintenance, string database) =>
        (_maintenance, _database) = (maintenance, database);

    public static async Task<DatabaseAway> BeginAsync(string connectionString)
    {
        var own = new NpgsqlConnectionStringBuilder(connectionString);
        var database = own.Database!;
        own.Database = "postgres";
        own.Pooling = false;
        var maintenance = new NpgsqlConnection(own.ConnectionString);
        await maintenance.OpenAsync();
        var away = new DatabaseAway(maintenance, database);
        await away.ExecuteAsync($"alter database {database} with allow_connections false");
        await away.ExecuteAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{database}'");
        return away;
    }

    public async Task EndAsync()
    {
        if (_ended)
            return;
        await ExecuteAsync($"alter database {_database} with allow_connections true");
        _ended = true;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await _maintenance.DisposeAsync();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _maintenance);
        await command.ExecuteNonQueryAsync();
    }
}
