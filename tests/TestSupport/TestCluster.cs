using Npgsql;

namespace QhdHomeMap.TestSupport;

/// <summary>The throwaway PostGIS cluster that `./qhd test` starts, empties of nothing and removes.</summary>
internal static class TestCluster
{
    private const string Variable = "QHD_TEST_DATABASE";

    /// <summary>Its maintenance database. A missing cluster fails the test that needs it: a skipped one would look green.</summary>
    public static string ConnectionString =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException(
                $"这个测试要用 PostGIS，而环境变量 {Variable} 没有设置：请用 ./qhd test 运行，它会备好一个用完即删的数据库。"
            );

    public static string ConnectionStringOf(string database) =>
        new NpgsqlConnectionStringBuilder(ConnectionString) { Database = database }.ConnectionString;

    /// <summary>Unpooled, so that no idle session keeps a template from being copied.</summary>
    public static async Task<NpgsqlConnection> OpenAsync()
    {
        var unpooled = new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false };
        var connection = new NpgsqlConnection(unpooled.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
