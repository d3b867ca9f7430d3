using QhdHomeMap.Data.Planning;

namespace QhdHomeMap.Data.Tests.Planning;

/// <summary>How a run gets from one status to the next, without a database.</summary>
public sealed class PlanRunTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan DeadAfter = TimeSpan.FromSeconds(20);
    private static readonly Guid Mine = Guid.NewGuid();
    private static readonly Guid Theirs = Guid.NewGuid();
    private static readonly string Hash = new('a', 64);

    [Fact]
    public void Run_ClaimedBeatenAndFinished_IsDone()
    {
        var run = NewRun();

        Assert.True(run.TryClaim(Mine, Now, DeadAfter));
        Assert.True(run.Beat(Mine, 0.4, "计算覆盖", Now.AddSeconds(1)));
        Assert.Equal((0.4, "计算覆盖"), (run.Progress, run.Step));
        Assert.True(run.Beat(Mine, 0.3, null, Now.AddSeconds(2))); // never back
        Assert.Equal((0.4, "计算覆盖"), (run.Progress, run.Step));
        Assert.True(run.TryFinish(Mine, Hash, Now.AddSeconds(3)));

        Assert.Equal((PlanRunStatus.Done, 1.0, Hash), (run.Status, run.Progress, run.Basis));
        Assert.Equal((Now, Now.AddSeconds(3)), (run.StartedAt, run.FinishedAt));
    }

    [Fact]
    public void Run_ClaimedTwice_IsTheFirstsUntilItIsSilent()
    {
        var run = NewRun();
        Assert.True(run.TryClaim(Mine, Now, DeadAfter));

        Assert.False(run.TryClaim(Theirs, Now + DeadAfter, DeadAfter));
        Assert.True(run.TryClaim(Theirs, Now + DeadAfter + TimeSpan.FromTicks(1), DeadAfter));

        Assert.False(run.Beat(Mine, 0.9, null, Now));
        Assert.False(run.TryFinish(Mine, Hash, Now));
        run.GiveUp(Mine, PlanTrouble.Unexpected, Now, TimeSpan.Zero);
        run.GiveBack(Mine, Now);
        run.ConfirmCancelled(Mine, Now);
        Assert.True(run.IsClaimedBy(Theirs));
        Assert.Equal((2, 0.0), (run.Attempts, run.Progress));
    }

    [Fact]
    public void Run_GivenUp_IsTriedAgainThreeTimesInAll()
    {
        var run = NewRun();
        for (var attempt = 1; attempt < PlanRun.MaxAttempts; attempt++)
        {
            Assert.True(run.TryClaim(Mine, Now, DeadAfter));
            run.GiveUp(Mine, PlanTrouble.DatabaseAway, Now, TimeSpan.FromSeconds(10));
            Assert.Equal((PlanRunStatus.Queued, Now.AddSeconds(10)), (run.Status, run.DueAt));
        }
        Assert.True(run.TryClaim(Mine, Now, DeadAfter));
        run.GiveUp(Mine, PlanTrouble.DatabaseAway, Now, TimeSpan.FromSeconds(10));

        Assert.Equal((PlanRunStatus.Failed, "run_database_away"), (run.Status, run.TroubleCode));
        Assert.False(run.TryClaim(Mine, Now, DeadAfter));
    }

    [Fact]
    public void Run_WhoseTroubleIsFinal_FailsAtOnce()
    {
        var run = NewRun();
        run.TryClaim(Mine, Now, DeadAfter);

        run.GiveUp(Mine, new PlanTrouble("x", "不行", IsFinal: true), Now, TimeSpan.Zero);

        Assert.Equal((PlanRunStatus.Failed, "x", "不行"), (run.Status, run.TroubleCode, run.TroubleTitle));
    }

    [Fact]
    public void Run_ThatKilledEachWorker_FailsInsteadOfKillingAnother()
    {
        var run = NewRun();
        for (var attempt = 0; attempt < PlanRun.MaxAttempts; attempt++)
            Assert.True(run.TryClaim(Mine, Now.AddMinutes(attempt), DeadAfter));

        Assert.False(run.TryClaim(Theirs, Now.AddHours(1), DeadAfter));

        Assert.Equal((PlanRunStatus.Failed, PlanTrouble.WorkerLost.Code), (run.Status, run.TroubleCode));
    }

    [Fact]
    public void Run_GivenBack_CountsNoAttempt()
    {
        var run = NewRun();
        run.TryClaim(Mine, Now, DeadAfter);

        run.GiveBack(Mine, Now);

        Assert.Equal((PlanRunStatus.Queued, 0, (Guid?)null), (run.Status, run.Attempts, run.Claim));
    }

    [Fact]
    public void Cancel_OfAQueuedRun_EndsItAtOnce()
    {
        var run = NewRun();

        Assert.Null(run.Cancel(Now));

        Assert.Equal(PlanRunStatus.Cancelled, run.Status);
        Assert.Equal(PlanRunRefusal.Finished, run.Cancel(Now));
        Assert.False(run.TryClaim(Mine, Now, DeadAfter));
    }

    [Fact]
    public void Cancel_OfARunningRun_IsHeardWithTheNextBeatAndOutdoesTheEnd()
    {
        var run = NewRun();
        run.TryClaim(Mine, Now, DeadAfter);

        Assert.Null(run.Cancel(Now));

        Assert.Equal(PlanRunStatus.Running, run.Status);
        Assert.False(run.Beat(Mine, 1, null, Now));
        Assert.False(run.TryFinish(Mine, Hash, Now));
        Assert.Equal((PlanRunStatus.Cancelled, (string?)null), (run.Status, run.InputHash));
    }

    [Fact]
    public void Cancel_OfARunWhoseWorkerIsDead_EndsItWithTheNextClaim()
    {
        var run = NewRun();
        run.TryClaim(Mine, Now, DeadAfter);
        run.Cancel(Now);

        Assert.False(run.TryClaim(Theirs, Now.AddMinutes(1), DeadAfter));

        Assert.Equal(PlanRunStatus.Cancelled, run.Status);
    }

    private static PlanRun NewRun() =>
        new()
        {
            Kind = PlanRunKind.LayoutReport,
            Question = "{}",
            AskedHash = new string('0', 64),
            AskedById = 1,
            UnionId = 1,
            CreatedAt = Now,
            DueAt = Now,
        };
}
