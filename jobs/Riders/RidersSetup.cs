using QhdHomeMap.Data.Riders;
using QhdHomeMap.Data.Secrets;

namespace QhdHomeMap.Jobs.Riders;

internal static class RidersSetup
{
    /// <summary>Processes what WeChat pushed, and keeps riders' accounts as they were promised to be kept.</summary>
    public static void AddRiderUpkeep(this IServiceCollection services)
    {
        services.AddOptions<UpkeepOptions>().BindConfiguration("Riders").ValidateDataAnnotations().ValidateOnStart();
        services.AddSharedProtection();
        services.AddRiderAccounts();
        services.AddHostedService<DrainCallbacks>();
        services.AddTransient<CleanCallbacks>();
        services.AddTransient<CleanRiders>();
        services.AddTransient<RotateLookupKey>();
    }
}
