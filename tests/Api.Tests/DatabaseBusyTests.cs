using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Api.Tests;

/// <summary>A transaction that the database took back for another's sake changed nothing and may be tried again.</summary>
public sealed class DatabaseBusyTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Theory]
    [InlineData("40001")]
    [InlineData("40P01")]
    public async Task Transaction_TakenBackByTheDatabase_Is503AndSaysSo(string state)
    {
        await using var api = await RunningApi.StartAsync(database.ConnectionString, AddLosing);

        using var answer = await api.GetAsync($"/lose/{state}");

        Assert.Equal(503, (int)answer.StatusCode);
        Assert.Equal("database_busy", (await RunningApi.JsonAsync(answer)).GetProperty("code").GetString());
        Assert.Contains($"Npgsql.PostgresException {state}", api.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("A request failed", api.Log.Text, StringComparison.Ordinal);
    }

    private const string Lose = "do $$ begin raise exception 'lost' using errcode = 'STATE'; end $$";

    private static void AddLosing(WebApplication app) =>
        app.MapGet(
                "/lose/{state}",
                (string state, QhdDbContext db) =>
                    db.Database.ExecuteSqlRawAsync(
                        Lose.Replace("STATE", state, StringComparison.Ordinal),
                        TestContext.Current.CancellationToken
                    )
            )
            .AllowAnonymous();
}
