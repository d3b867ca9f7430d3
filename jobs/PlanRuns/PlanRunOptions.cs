using System.ComponentModel.DataAnnotations;

namespace QhdHomeMap.Jobs.PlanRuns;

/// <summary>Section <c>PlanRuns</c> of the settings.</summary>
internal sealed class PlanRunOptions
{
    /// <summary>How often to look for due runs in case nothing was told.</summary>
    [Range(0.1, 60)]
    public double PollSeconds { get; set; } = 2;

    /// <summary>A worker that was not heard of for so long is dead, and its run is another's.</summary>
    [Range(1, 600)]
    public double DeadAfterSeconds { get; set; } = 20;

    /// <summary>How long after a failure it is tried again.</summary>
    [Range(0, 3600)]
    public double RetrySeconds { get; set; } = 10;

    [Range(1, 3660)]
    public int KeepDays { get; set; } = 90;

    [Range(1, 100_000)]
    public int KeepNewest { get; set; } = 200;

    public TimeSpan Poll => TimeSpan.FromSeconds(PollSeconds);
    public TimeSpan DeadAfter => TimeSpan.FromSeconds(DeadAfterSeconds);
    public TimeSpan Retry => TimeSpan.FromSeconds(RetrySeconds);
}
