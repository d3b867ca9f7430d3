using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Data.Planning;

namespace QhdHomeMap.Api.Planning;

internal static class PlanningSetup
{
    public static void AddPlanning(this IServiceCollection services)
    {
        services.AddSingleton<LayoutInputsReader>();
        services.AddSingleton<CityStore>();
        services.AddScoped<PlanDesk>();
        services
            .AddOptions<PlanningOptions>()
            .BindConfiguration("Planning")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddHostedService<CityPreparing>();
    }

    /// <summary>Of every question about a layout.</summary>
    public static RouteHandlerBuilder ProducesPlanProblems(this RouteHandlerBuilder endpoint) =>
        endpoint.ProducesProblems(
            Problem.RequestInvalid,
            Problem.ScenarioNotFound,
            Problem.RoadsNotLoaded,
            Problem.DemandEmpty,
            Problem.DemandElsewhere,
            Problem.ResidentsNotPlaced
        );
}
