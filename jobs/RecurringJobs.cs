using System.Linq.Expressions;
using Hangfire;
using QhdHomeMap.Jobs.PlanRuns;
using QhdHomeMap.Jobs.Riders;

namespace QhdHomeMap.Jobs;

/// <summary>All that is done by the clock, by the clock of Qinhuangdao. What is no longer listed here is no longer done.</summary>
internal static class RecurringJobs
{
    private static readonly TimeZoneInfo City = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static IReadOnlyList<Entry> All { get; } =
    [
        Of<PrunePlanRuns>("prune-plan-runs", "30 3 * * *", job => job.ExecuteAsync(CancellationToken.None)),
        Of<CleanCallbacks>("clean-callbacks", "7 * * * *", job => job.ExecuteAsync(CancellationToken.None)),
        Of<CleanRiders>("clean-riders", "40 3 * * *", job => job.ExecuteAsync(CancellationToken.None)),
        Of<RotateLookupKey>("rotate-lookup-key", "50 3 2 1 *", job => job.ExecuteAsync(CancellationToken.None)),
    ];

    /// <summary>Every instance does so at its start: the entries are rows of the shared storage.</summary>
    public static void Register(JobStorage storage)
    {
        var manager = new RecurringJobManager(storage);
        using var connection = storage.GetConnection();
        foreach (var gone in Listed(connection).Except(All.Select(e => e.Id)))
            manager.RemoveIfExists(gone);
        foreach (var entry in All)
            entry.Add(manager, new RecurringJobOptions { TimeZone = City });
    }

    private static IEnumerable<string> Listed(Hangfire.Storage.IStorageConnection connection) =>
        [.. Hangfire.Storage.StorageConnectionExtensions.GetRecurringJobs(connection).Select(j => j.Id)];

    private static Entry Of<TJob>(string id, string cron, Expression<Func<TJob, Task>> call) =>
        new(id, cron, (manager, options) => manager.AddOrUpdate(id, call, cron, options));

    /// <param name="Id">As the dashboard lists it.</param>
    /// <param name="Cron">Minute, hour, day, month, weekday; Asia/Shanghai.</param>
    /// <param name="Add">Puts it into the storage.</param>
    internal sealed record Entry(string Id, string Cron, Action<IRecurringJobManager, RecurringJobOptions> Add);
}
