using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Hangfire.Storage;

namespace QhdHomeMap.Jobs.Tests;

public sealed class RecurringJobsTests
{
    [Fact]
    public async Task Jobs_RegisteredByTwoInstances_AreListedOnceByTheCitysClock()
    {
        await using var scene = await PlanScene.BeginAsync();
        var options = new PostgreSqlStorageOptions { SchemaName = "hangfire" };
        var storage = new PostgreSqlStorage(new NpgsqlConnectionFactory(scene.ConnectionString, options), options);
        new RecurringJobManager(storage).AddOrUpdate("of-an-older-release", () => Console.WriteLine(), "0 0 * * *");

        RecurringJobs.Register(storage);
        RecurringJobs.Register(storage);

        using var connection = storage.GetConnection();
        var listed = connection.GetRecurringJobs();
        Assert.NotEmpty(listed);
        Assert.Equal(RecurringJobs.All.Select(j => j.Id).Order(), listed.Select(j => j.Id).Order());
        Assert.All(listed, job => Assert.Equal("Asia/Shanghai", job.TimeZoneId));
        var prune = listed.Single(j => j.Id == "prune-plan-runs");
        Assert.Equal("30 3 * * *", prune.Cron);
        // Half past three in Qinhuangdao is 19:30 of the day before in UTC.
        Assert.Equal((19, 30), (prune.NextExecution!.Value.Hour, prune.NextExecution.Value.Minute));
    }
}
