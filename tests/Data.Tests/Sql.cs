using Npgsql;

namespace QhdHomeMap.Data.Tests;

internal static class Sql
{
    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task ExecuteAsync(this NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    public static async Task<T> ScalarAsync<T>(this NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    public static async Task<List<T>> ColumnAsync<T>(this NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var values = new List<T>();
        while (await reader.ReadAsync(Cancellation))
            values.Add(reader.GetFieldValue<T>(0));
        return values;
    }

    public static async Task ExecuteAsync(this NpgsqlDataSource source, string sql)
    {
        await using var connection = await source.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync(sql);
    }

    public static async Task<T> ScalarAsync<T>(this NpgsqlDataSource source, string sql)
    {
        await using var connection = await source.OpenConnectionAsync(Cancellation);
        return await connection.ScalarAsync<T>(sql);
    }

    public static async Task<List<T>> ColumnAsync<T>(this NpgsqlDataSource source, string sql)
    {
        await using var connection = await source.OpenConnectionAsync(Cancellation);
        return await connection.ColumnAsync<T>(sql);
    }
}
