using Microsoft.Extensions.DependencyInjection;
using QhdHomeMap.Data.Callbacks;
using QhdHomeMap.Data.Consents;

namespace QhdHomeMap.Data.Riders;

public static class RidersSetup
{
    /// <summary>
    /// Riders, their consents and the pushes that tell of them, for Web and Jobs alike. Needs <see cref="QhdDbContext"/>, data
    /// protection with its keys in PostgreSQL under the application's name, logging and a <see cref="TimeProvider"/>.
    /// </summary>
    public static void AddRiderAccounts(this IServiceCollection services)
    {
        services.AddSingleton<RiderIdentities>();
        services.AddScoped<RiderAccounts>();
        services.AddScoped<ConsentLedger>();
        services.AddSingleton<CallbackInbox>();
    }
}
