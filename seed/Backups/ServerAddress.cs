using System.Globalization;
using Npgsql;

namespace QhdHomeMap.Seed.Backups;

/// <summary>Where a database is, in the words of Npgsql and, for its own tools, of libpq. A password is never an argument.</summary>
internal sealed class ServerAddress(string connectionString)
{
    private readonly NpgsqlConnectionStringBuilder _settings = new(connectionString)
    {
        Pooling = false,
        CommandTimeout = 0,
    };

    public string Database =>
        _settings.Database
        ?? _settings.Username
        ?? throw new BackupException("database_unnamed", "连接串没有写明数据库：请加上 Database=…");

    public ServerAddress WithDatabase(string name) =>
        new(new NpgsqlConnectionStringBuilder(connectionString) { Database = name }.ConnectionString);

    /// <summary>The very server of several that a connection reached.</summary>
    public ServerAddress At(NpgsqlConnection connection) =>
        new(
            new NpgsqlConnectionStringBuilder(connectionString)
            {
                Host = connection.Host,
                Port = connection.Port,
            }.ConnectionString
        );

    public string ConnectionString => _settings.ConnectionString;

    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(ConnectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public IReadOnlyDictionary<string, string> ToEnvironment()
    {
        var environment = new Dictionary<string, string?>
        {
            ["PGHOST"] = _settings.Host,
            ["PGPORT"] = _settings.Port.ToString(CultureInfo.InvariantCulture),
            ["PGUSER"] = _settings.Username,
            ["PGPASSWORD"] = _settings.Password,
            ["PGDATABASE"] = Database,
            ["PGPASSFILE"] = _settings.Passfile,
            ["PGSSLMODE"] = SslMode(_settings.SslMode),
            ["PGSSLROOTCERT"] = _settings.RootCertificate,
            ["PGSSLCERT"] = _settings.SslCertificate,
            ["PGSSLKEY"] = _settings.SslKey,
        };
        return environment
            .Where(setting => !string.IsNullOrEmpty(setting.Value))
            .ToDictionary(setting => setting.Key, setting => setting.Value!);
    }

    private static string SslMode(SslMode mode) =>
        mode switch
        {
            Npgsql.SslMode.VerifyCA => "verify-ca",
            Npgsql.SslMode.VerifyFull => "verify-full",
            _ => mode.ToString().ToLowerInvariant(),
        };
}
