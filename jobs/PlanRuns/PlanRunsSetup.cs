using Microsoft.Extensions.Options;
using Npgsql;
using QhdHomeMap.Data.Planning;
using QhdHomeMap.Data.Roads;
using QhdHomeMap.Formats.Roads;

namespace QhdHomeMap.Jobs.PlanRuns;

internal static class PlanRunsSetup
{
    /// <summary>Roads are kept where the settings say, for the next start.</summary>
    public static void AddPlanRuns(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PlanRunOptions>().BindConfiguration("PlanRuns").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(s => s.GetRequiredService<IOptions<PlanRunOptions>>().Value);
        var format = new RoadNetworkFormat(RoadNetworkFile.ReadIfWhole, RoadNetworkFile.Write);
        var cache = configuration["Snapshot:Directory"] is { Length: > 0 } directory
            ? new RoadNetworkCache(directory, format)
            : null;
        services.AddSingleton(s => new RoadNetworkStore(s.GetRequiredService<NpgsqlDataSource>(), cache));
        services.AddSingleton<LayoutInputsReader>();
        services.AddSingleton<LayoutReportRun>();
        services.AddTransient<RunPlan>();
        services.AddTransient<PrunePlanRuns>();
        services.AddHostedService<PlanRunDispatcher>();
    }
}
