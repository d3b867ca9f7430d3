using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data.Planning;

namespace QhdHomeMap.Jobs.Tests;

/// <summary>A planner's run is computed once and never lost, whatever happens to whoever computes it.</summary>
public sealed class PlanRunTests
{
    private const int Begun = 421;
    private const int Done = 422;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Runs_WithTwoInstances_AreEachComputedOnce()
    {
        await using var scene = await PlanScene.BeginAsync();
        await using var one = await RunningJobs.StartAsync(scene.ConnectionString);
        await using var other = await RunningJobs.StartAsync(scene.ConnectionString);

        var runs = new List<int>();
        for (var i = 0; i < 6; i++)
            runs.Add(await scene.AskAsync());
        foreach (var id in runs)
            await scene.BecomesAsync(id, PlanRunStatus.Done);

        Assert.Equal(runs.Count, one.Log.Count(Begun) + other.Log.Count(Begun));
        Assert.Equal(runs.Count, one.Log.Count(Done) + other.Log.Count(Done));
        foreach (var id in runs)
        {
            var run = await scene.RunAsync(id);
            Assert.Equal((1, 1.0, false), (run.Attempts, run.Progress, run.CancelRequested));
            Assert.Matches("^[0-9a-f]{64}$", run.InputHash);
            Assert.True(run.CreatedAt <= run.StartedAt && run.StartedAt <= run.FinishedAt);
            Assert.Equal(PlanScene.FilesOfAReport, await scene.FilesAsync(id));
        }
        await using var db = scene.Open();
        var files = await db.PlanRunFiles.AsNoTracking().ToListAsync(Cancellation);
        Assert.Equal(PlanScene.FilesOfAReport, files.DistinctBy(f => f.Name).Count());
    }

    [Fact]
    public async Task Runs_OfOneQuestionOnOneState_GiveTheSameBytes()
    {
        await using var scene = await PlanScene.BeginAsync();
        await using var jobs = await RunningJobs.StartAsync(scene.ConnectionString);
        var first = await scene.AskAsync(hour: 10);
        await scene.BecomesAsync(first, PlanRunStatus.Done);
        var second = await scene.AskAsync(hour: 10);
        await scene.BecomesAsync(second, PlanRunStatus.Done);
        Assert.NotEqual(first, second);

        await using var db = scene.Open();
        var files = await db.PlanRunFiles.AsNoTracking().ToListAsync(Cancellation);
        Assert.Equal(2 * PlanScene.FilesOfAReport, files.Count);
        Assert.All(files.GroupBy(f => f.Name), same => Assert.Single(same.DistinctBy(f => f.Sha256)));
    }

    [Fact]
    public async Task Report_OfACountysUnion_IsOfItsAreaAlone()
    {
        await using var scene = await PlanScene.BeginAsync();
        await using var jobs = await RunningJobs.StartAsync(scene.ConnectionString);
        var id = await scene.AskAsync();
        await scene.BecomesAsync(id, PlanRunStatus.Done);

        await using var db = scene.Open();
        var file = await db.PlanRunFiles.SingleAsync(f => f.RunId == id && f.Name == "report.json", Cancellation);
        using var report = JsonDocument.Parse(file.Content);
        var areas = report.RootElement.GetProperty("coverage").GetProperty("areas");
        Assert.Equal("130302", Assert.Single(areas.EnumerateArray()).GetProperty("code").GetString());
        Assert.Single(report.RootElement.GetProperty("quotas").GetProperty("unions").EnumerateArray());
    }

    [Fact]
    public async Task Run_WhoseWorkerIsKilledInTheMiddle_IsFinishedByAnother()
    {
        await using var scene = await PlanScene.BeginAsync();
        await using var holdUp = await scene.HoldUpAsync();
        var id = await scene.AskAsync();
        using (var killed = JobsProcess.Start(scene.ConnectionString))
        {
            var claimed = await scene.BecomesAsync(id, PlanRunStatus.Running);
            Assert.Equal(1, claimed.Attempts);
            killed.Kill();
        }
        Assert.Equal(PlanRunStatus.Running, (await scene.RunAsync(id)).Status); // nobody could say anything

        await using var another = await RunningJobs.StartAsync(scene.ConnectionString);
        await Eventually.BecomesTrueAsync(async () => (await scene.RunAsync(id)).Attempts == 2);
        await holdUp.DisposeAsync();

        await scene.BecomesAsync(id, PlanRunStatus.Done);
        Assert.Equal((1, 1), (another.Log.Count(Begun), another.Log.Count(Done)));
        Assert.Equal(PlanScene.FilesOfAReport, await scene.FilesAsync(id));
    }

    [Fact]
    public async Task Run_OfAHostThatIsStopped_GoesBackToTheQueueWithItsAttempt()
    {
        await using var scene = await PlanScene.BeginAsync();
        await using var holdUp = await scene.HoldUpAsync();
        var id = await scene.AskAsync();
        await using (var stopped = await RunningJobs.StartAsync(scene.ConnectionString))
        {
            await scene.BecomesAsync(id, PlanRunStatus.Running);
            await stopped.StopAsync();
        }

        var back = await scene.RunAsync(id);
        Assert.Equal((PlanRunStatus.Queued, 0, (Guid?)null), (back.Status, back.Attempts, back.Claim));

        await holdUp.DisposeAsync();
        await using var another = await RunningJobs.StartAsync(scene.ConnectionString);
        await scene.BecomesAsync(id, PlanRunStatus.Done);
    }

    [Fact]
    public async Task Run_CancelledWhileComputed_StopsAndLeavesNothing()
    {
        await using var scene = await PlanScene.BeginAsync();
        await using var holdUp = await scene.HoldUpAsync();
        await using var jobs = await RunningJobs.StartAsync(scene.ConnectionString);
        var id = await scene.AskAsync();
        await scene.BecomesAsync(id, PlanRunStatus.Running);

        await using var db = scene.Open();
        var refusal = await Data.Planning.PlanRuns.ChangeAsync(db, id, (run, now) => run.Cancel(now), Cancellation);

        Assert.Null(refusal);
        await scene.BecomesAsync(id, PlanRunStatus.Cancelled); // although what it reads is still held up
        Assert.Equal(0, await scene.FilesAsync(id));
        Assert.Equal(0, jobs.Log.Count(Done));
    }

    [Fact]
    public async Task Run_ThatCannotBeComputed_FailsAfterItsAttemptsAndSaysSo()
    {
        await using var scene = await PlanScene.BeginAsync();
        await scene.ExecuteAsync("alter table workplaces rename to elsewhere");
        await using var jobs = await RunningJobs.StartAsync(scene.ConnectionString);
        var id = await scene.AskAsync();

        var run = await scene.BecomesAsync(id, PlanRunStatus.Failed);

        Assert.Equal(
            (PlanTrouble.Unexpected.Code, PlanTrouble.Unexpected.Title, PlanRun.MaxAttempts),
            (run.TroubleCode, run.TroubleTitle, run.Attempts)
        );
        Assert.Equal(PlanRun.MaxAttempts, jobs.Log.Count(Begun));
    }

    [Fact]
    public async Task Run_WithTheDatabaseAwayInTheMiddle_IsDoneWhenItIsBack()
    {
        await using var scene = await PlanScene.BeginAsync();
        await using var jobs = await RunningJobs.StartAsync(scene.ConnectionString);
        var holdUp = await scene.HoldUpAsync();
        var id = await scene.AskAsync();
        await scene.BecomesAsync(id, PlanRunStatus.Running);

        await using (var away = await DatabaseAway.BeginAsync(scene.ConnectionString))
        {
            await holdUp.DisposeAsync();
            await away.EndAsync();
        }

        await scene.BecomesAsync(id, PlanRunStatus.Done);
        Assert.Equal(PlanScene.FilesOfAReport, await scene.FilesAsync(id));
    }

    /// <summary>A backup from before Jobs, restored while it runs.</summary>
    [Fact]
    public async Task Run_AskedInADatabaseWithoutTheQueue_IsDoneAllTheSame()
    {
        await using var scene = await PlanScene.BeginAsync();
        await using var jobs = await RunningJobs.StartAsync(scene.ConnectionString);
        await scene.BecomesAsync(await scene.AskAsync(), PlanRunStatus.Done);

        await scene.ExecuteAsync("drop schema hangfire cascade");

        await scene.BecomesAsync(await scene.AskAsync(), PlanRunStatus.Done);
    }

    [Fact]
    public async Task Host_StartedWithoutTheDatabase_TakesWorkWhenItComes()
    {
        await using var scene = await PlanScene.BeginAsync();
        var id = await scene.AskAsync();
        await using var away = await DatabaseAway.BeginAsync(scene.ConnectionString);
        await using var jobs = await RunningJobs.StartAsync(scene.ConnectionString);
        using var http = new HttpClient { BaseAddress = jobs.Address };
        var (live, ready) = (
            await http.GetAsync(new Uri("/health/live", UriKind.Relative), Cancellation),
            await http.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancellation)
        );

        await away.EndAsync();

        Assert.Equal((200, 503), ((int)live.StatusCode, (int)ready.StatusCode));
        await scene.BecomesAsync(id, PlanRunStatus.Done);
        Assert.Equal(
            200,
            (int)(await http.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancellation)).StatusCode
        );
    }
}
