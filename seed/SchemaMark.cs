using System.Security.Cryptography;
using System.Text;
using Npgsql;
using QhdHomeMap.Data;

namespace QhdHomeMap.Seed;

/// <summary>
/// A remark in the database on which build last brought it up to date. To look for what is missing takes most of two seconds,
/// which an import should not cost each time; to read the remark takes none. It goes with the data into a backup and back.
/// </summary>
internal static class SchemaMark
{
    private const string ReadSql = """
        select obj_description(to_regclass('public."__EFMigrationsHistory"'), 'pg_class')
        """;

    /// <summary>Whether this very build has been here before.</summary>
    public static async Task<bool> IsOursAsync(string connectionString, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(ReadSql, connection);
        return await command.ExecuteScalarAsync(cancellation) as string == Ours();
    }

    public static async Task WriteAsync(string connectionString, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(
            $"""comment on table public."__EFMigrationsHistory" is '{Ours()}'""",
            connection
        );
        try
        {
            await command.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            // A role that owns no table: without the mark it looks each time.
        }
    }

    /// <summary>Changes with the migrations, with the code that adds reference rows, and with these rows.</summary>
    private static string Ours()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var module in (Type[])[typeof(SchemaMark), typeof(QhdDbContext)])
        {
            hash.AppendData(module.Module.ModuleVersionId.ToByteArray());
        }
        foreach (
            var file in Directory
                .GetFiles(DataFiles.Path(""), "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
        )
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(File.ReadAllBytes(file));
        }
        return $"QhdHomeMap.Seed {Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }
}
