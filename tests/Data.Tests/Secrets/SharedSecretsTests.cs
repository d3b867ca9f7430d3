using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QhdHomeMap.Data.Secrets;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Data.Tests.Secrets;

public sealed class SharedSecretsTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IDisposable
{
    // Two instances have two service containers and one ring of keys, the one in the database.
    private readonly ServiceProvider _one = Instance(database.ConnectionString);
    private readonly ServiceProvider _other = Instance(database.ConnectionString);

    [Fact]
    public async Task Update_ByTwoInstancesAtOnce_LetsTheSecondSeeWhatTheFirstStored()
    {
        var firstIsIn = new TaskCompletionSource();
        var firstMayGo = new TaskCompletionSource();
        string? seen = null;
        var first = Secrets(_one)
            .UpdateAsync(
                "token",
                async (_, _) =>
                {
                    firstIsIn.SetResult();
                    await firstMayGo.Task;
                    return "from the first";
                },
                Sql.Cancellation
            );
        await firstIsIn.Task;
        var second = Secrets(_other)
            .UpdateAsync("token", (text, _) => Task.FromResult<string?>(seen = text), Sql.Cancellation);
        await BlockedAsync();
        Assert.Null(seen);

        firstMayGo.SetResult();
        await Task.WhenAll(first, second);

        Assert.Equal("from the first", seen);
    }

    [Fact]
    public async Task Update_WithASecret_LeavesNothingReadableInTheTable()
    {
        await Secrets(_one).UpdateAsync("hidden", (_, _) => Task.FromResult<string?>("open sesame"), Sql.Cancellation);

        await using var db = database.Open();
        var row = await db.SharedSecrets.SingleAsync(s => s.Name == "hidden", Sql.Cancellation);
        Assert.NotNull(row.Protected);
        Assert.DoesNotContain("sesame", row.Protected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_ThatThrows_StoresNothingAndGivesTheRowBack()
    {
        var secrets = Secrets(_one);
        await secrets.UpdateAsync("kept", (_, _) => Task.FromResult<string?>("old"), Sql.Cancellation);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            secrets.UpdateAsync("kept", (_, _) => throw new InvalidOperationException(), Sql.Cancellation)
        );

        Assert.Equal("old", await ReadAsync(Secrets(_other), "kept"));
    }

    [Fact]
    public async Task Update_OfASecretWhoseKeyIsGone_SeesNone()
    {
        await using var db = database.Open();
        db.SharedSecrets.Add(
            new SharedSecret
            {
                Name = "lost",
                Protected = "CfDJ8-of-another-ring",
                UpdatedAt = DateTimeOffset.UnixEpoch,
            }
        );
        await db.SaveChangesAsync(Sql.Cancellation);

        Assert.Null(await ReadAsync(Secrets(_one), "lost"));
    }

    public void Dispose()
    {
        _one.Dispose();
        _other.Dispose();
    }

    private static async Task<string?> ReadAsync(SharedSecrets secrets, string name)
    {
        string? read = null;
        await secrets.UpdateAsync(
            name,
            (text, _) =>
            {
                read = text;
                return Task.FromResult<string?>(null);
            },
            Sql.Cancellation
        );
        return read;
    }

    /// <summary>Until somebody waits for a lock in this database.</summary>
    private async Task BlockedAsync()
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(database.ConnectionString);
        while (
            await source.ScalarAsync<long>(
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
            ) == 0
        )
            Sql.Cancellation.ThrowIfCancellationRequested();
    }

    private static SharedSecrets Secrets(ServiceProvider instance) => instance.GetRequiredService<SharedSecrets>();

    private static ServiceProvider Instance(string connection)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddDbContext<QhdDbContext>(o => QhdDbContext.Configure(o, connection));
        services.AddDataProtection().SetApplicationName("QhdHomeMap").PersistKeysToDbContext<QhdDbContext>();
        services.AddSingleton<SharedSecrets>();
        return services.BuildServiceProvider();
    }
}
