using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Data.Planning;

public enum PlanRunKind
{
    /// <summary>The report on a layout: coverage, gaps, density, clusters, quotas.</summary>
    LayoutReport,
}

public enum PlanRunStatus
{
    /// <summary>Waits for an instance of Jobs.</summary>
    Queued,

    /// <summary>An instance computes it, and says so by its heartbeat.</summary>
    Running,

    Done,
    Failed,
    Cancelled,
}

/// <summary>The scenario a run computes with, as it was when the run was asked for: whatever becomes of it meanwhile.</summary>
public sealed record RunScenario(int Id, string Name, long Version, IReadOnlyList<ScenarioChange> Changes);

/// <summary>
/// A computation that takes too long to wait for: written by whoever asks, drained by Jobs. Its methods are the only ways from one
/// status to the next; <see cref="PlanRuns"/> calls them with the row locked and the database's clock.
/// </summary>
public sealed class PlanRun
{
    public const int TitleMaxLength = 80;
    public const int StepMaxLength = 60;
    public const int TroubleMaxLength = 300;

    /// <summary>In bytes; a question is a handful of choices.</summary>
    public const int QuestionMaxLength = 2_000;

    /// <summary>How often a run is begun before its failure is final.</summary>
    public const int MaxAttempts = 3;

    public int Id { get; init; }
    public required PlanRunKind Kind { get; init; }
    public string? Title { get; init; }

    /// <summary>What is asked, as JSON of the asker's; the same question is the same JSON but for spaces and order.</summary>
    public required string Question { get; init; }

    /// <summary><see cref="InputVersions.Hash"/> when it was asked.</summary>
    public required string AskedHash { get; init; }

    /// <summary><see cref="InputVersions.Hash"/> of what it was computed from; null until that was read.</summary>
    public string? InputHash { get; private set; }

    /// <summary>Null without a scenario.</summary>
    public RunScenario? Scenario { get; init; }

    public long? ScenarioVersion { get; init; }
    public required int AskedById { get; init; }
    public StaffUser? AskedBy { get; init; }

    /// <summary>Whose planners see it; the same question of another union's is another run.</summary>
    public required int UnionId { get; init; }

    public PlanRunStatus Status { get; private set; } = PlanRunStatus.Queued;

    /// <summary>0 to 1.</summary>
    public double Progress { get; private set; }

    /// <summary>What is being done, in Chinese.</summary>
    public string? Step { get; private set; }

    public string? TroubleCode { get; private set; }
    public string? TroubleTitle { get; private set; }
    public bool CancelRequested { get; private set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? StartedAt { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>When it is to be handed to a worker (again, if nothing was heard of it).</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>The last sign of life of whoever computes it.</summary>
    public DateTimeOffset? HeartbeatAt { get; private set; }

    /// <summary>Whoever computes it: another after a claim was lost.</summary>
    public Guid? Claim { get; private set; }

    public int Attempts { get; private set; }

    public bool IsFinal => Status is PlanRunStatus.Done or PlanRunStatus.Failed or PlanRunStatus.Cancelled;

    /// <summary>The inputs that it stands for.</summary>
    public string Basis => InputHash ?? AskedHash;

    /// <summary>Begins to compute: a queued run, or one whose worker was not heard of for so long that it must be dead.</summary>
    /// <returns>Whether it is now the caller's.</returns>
    public bool TryClaim(Guid claim, DateTimeOffset now, TimeSpan deadAfter)
    {
        if (!(Status is PlanRunStatus.Queued || IsAbandoned(now, deadAfter)))
            return false;
        if (CancelRequested)
        {
            End(PlanRunStatus.Cancelled, now);
            return false;
        }
        if (Attempts >= MaxAttempts)
        {
            // Its workers died of it, each before it could say why.
            Fail(PlanTrouble.WorkerLost, now);
            return false;
        }
        Status = PlanRunStatus.Running;
        (Claim, HeartbeatAt, StartedAt, Progress, Step) = (claim, now, StartedAt ?? now, 0, null);
        DueAt = now; // from here on only its silence makes it late
        Attempts++;
        return true;
    }

    /// <summary>Whether whoever computed it must be dead.</summary>
    public bool IsAbandoned(DateTimeOffset now, TimeSpan deadAfter) =>
        Status is PlanRunStatus.Running && HeartbeatAt < now - deadAfter;

    public bool IsClaimedBy(Guid claim) => Status is PlanRunStatus.Running && Claim == claim;

    /// <summary>A sign of life. The progress never goes back.</summary>
    /// <returns>False when the caller must stop: it was cancelled, or somebody else has it.</returns>
    public bool Beat(Guid claim, double progress, string? step, DateTimeOffset now)
    {
        if (!IsClaimedBy(claim))
            return false;
        HeartbeatAt = now;
        Progress = Math.Max(Progress, Math.Clamp(progress, 0, 1));
        Step = step ?? Step;
        return !CancelRequested;
    }

    /// <summary>Ends well, unless the claim was lost or it was cancelled meanwhile.</summary>
    public bool TryFinish(Guid claim, string inputHash, DateTimeOffset now)
    {
        if (!IsClaimedBy(claim))
            return false;
        if (CancelRequested)
        {
            End(PlanRunStatus.Cancelled, now);
            return false;
        }
        InputHash = inputHash;
        Progress = 1;
        End(PlanRunStatus.Done, now);
        return true;
    }

    /// <summary>Goes back to the queue as if it had never begun: its worker is told to stop.</summary>
    public void GiveBack(Guid claim, DateTimeOffset now)
    {
        if (!IsClaimedBy(claim))
            return;
        Attempts--;
        Requeue(now);
    }

    /// <summary>It could not be computed this time; after the last attempt it is told to whoever asked.</summary>
    public void GiveUp(Guid claim, PlanTrouble trouble, DateTimeOffset now, TimeSpan again)
    {
        if (!IsClaimedBy(claim))
            return;
        if (CancelRequested)
            End(PlanRunStatus.Cancelled, now);
        else if (trouble.IsFinal || Attempts >= MaxAttempts)
            Fail(trouble, now);
        else
            Requeue(now + again);
    }

    /// <summary>Stops it: at once while it waits, else as soon as its worker hears of it.</summary>
    public PlanRunRefusal? Cancel(DateTimeOffset now)
    {
        if (IsFinal)
            return PlanRunRefusal.Finished;
        CancelRequested = true;
        if (Status is PlanRunStatus.Queued)
            End(PlanRunStatus.Cancelled, now);
        return null;
    }

    /// <summary>Its worker has stopped because it was cancelled.</summary>
    public void ConfirmCancelled(Guid claim, DateTimeOffset now)
    {
        if (IsClaimedBy(claim) && CancelRequested)
            End(PlanRunStatus.Cancelled, now);
    }

    private void Fail(PlanTrouble trouble, DateTimeOffset now)
    {
        (TroubleCode, TroubleTitle) = (trouble.Code, trouble.Title);
        End(PlanRunStatus.Failed, now);
    }

    private void Requeue(DateTimeOffset dueAt)
    {
        Status = PlanRunStatus.Queued;
        (Claim, HeartbeatAt, Progress, Step, DueAt) = (null, null, 0, null, dueAt);
    }

    private void End(PlanRunStatus status, DateTimeOffset now)
    {
        Status = status;
        (Claim, HeartbeatAt, Step, FinishedAt) = (null, null, null, now);
    }
}

/// <summary>Why a run failed: a stable code, and what to tell the planner.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Title">In Chinese, with what to do.</param>
/// <param name="IsFinal">Whether trying again would bring the same.</param>
public sealed record PlanTrouble(string Code, string Title, bool IsFinal = false)
{
    public static readonly PlanTrouble Unexpected = new(
        "run_failed",
        "计算没有成功，已自动重试；请稍后再试，仍不成功请把编号告诉系统管理员"
    );
    public static readonly PlanTrouble WorkerLost = new(
        "run_worker_lost",
        "计算进程多次中断，没有算完；请稍后再试，或请系统管理员检查服务器内存"
    );
    public static readonly PlanTrouble RoadsGone = new(
        "run_roads_gone",
        "要按道路计算，而道路已经不在了；请重新导入道路，或改按直线计算",
        IsFinal: true
    );
    public static readonly PlanTrouble DatabaseAway = new(
        "run_database_away",
        "数据库暂时连不上，没有算完；请稍后再试"
    );
}

/// <summary>Why a run does not become what was asked.</summary>
public sealed record PlanRunRefusal(string Code, string Title)
{
    public static readonly PlanRunRefusal Finished = new("run_finished", "这次计算已经结束，不能取消");
}
