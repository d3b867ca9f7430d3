using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.Scenarios;

/// <summary>方案: what if these homes were added, moved, changed or removed. Seen and changed by the planners of its union.</summary>
internal static class ScenariosFeature
{
    public static void AddScenarios(this IServiceCollection services) => services.AddScoped<ScenarioDesk>();

    public static void MapScenarios(this IEndpointRouteBuilder routes)
    {
        var scenarios = routes.MapGroup("/api/planning/scenarios").WithTags("规划");
        var seen = scenarios.MapGroup("").RequireRight(StaffRight.SeePlans);
        ListScenarios.Map(seen);
        ShowScenario.Map(seen);
        var changed = scenarios.MapGroup("").RequireRight(StaffRight.Plan);
        CreateScenario.Map(changed);
        EditScenario.Map(changed);
        DeleteScenario.Map(changed);
    }
}
