using QhdHomeMap.Data.Planning;

namespace QhdHomeMap.Api.Planning;

internal static class PlanningSetup
{
    public static void AddPlanning(this IServiceCollection services)
    {
        services.AddSingleton<LayoutInputsReader>();
        services.AddSingleton<CityStore>();
        services.AddScoped<PlanDesk>();
    }
}
