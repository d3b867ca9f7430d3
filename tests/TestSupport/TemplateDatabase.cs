using Npgsql;
using QhdHomeMap.Data;
using QhdHomeMap.Seed;

namespace QhdHomeMap.TestSupport;

/// <summary>
/// The database that test databases are copied from: tables and reference rows of this build, made once in a cluster by
/// whichever test process comes first.
/// </summary>
internal static class TemplateDatabase
{
    /// <summary>Any number that all test processes agree on.</summary>
    private const long MakingLock = 20230822;

    // Builds are deterministic: another schema or other reference code is another module version.
    private static readonly string Name =
        $"template_{typeof(QhdDbContext).Module.ModuleVersionId:n}_{typeof(Database).Module.ModuleVersionId:n}"[..63];

    private static readonly Lazy<Task<string>> Made = new(MakeAsync);

    public static Task<string> NameAsync() => Made.Value;

    private static async Task<string> MakeAsync()
    {
        await using var connection = await TestCluster.OpenAsync();
        await TestCluster.ExecuteAsync(connection, $"select pg_advisory_lock({MakingLock})");
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection)
        {
            Parameters = { new() { Value = Name } },
        };
        if (await exists.ExecuteScalarAsync() is null)
        {
            await MigrateAsync(connection);
        }
        return Name; // closing the connection gives the lock back
    }

    /// <summary>Under another name until it is whole, since a run may be stopped half-way.</summary>
    private static async Task MigrateAsync(NpgsqlConnection connection)
    {
        const string Unfinished = "template_unfinished";
        await TestCluster.ExecuteAsync(connection, $"drop database if exists {Unfinished} with (force)");
        await TestCluster.ExecuteAsync(connection, $"create database {Unfinished}");
        var target = new NpgsqlConnectionStringBuilder(TestCluster.ConnectionStringOf(Unfinished)) { Pooling = false };
        await Database.MigrateAsync(target.ConnectionString);
        await TestCluster.ExecuteAsync(connection, $"alter database {Unfinished} rename to {Name}");
    }
}
