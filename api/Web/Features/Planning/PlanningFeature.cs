using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.Planning;

/// <summary>规划: planners see coverage, gaps and density. Figures and never people; inside use.</summary>
internal static class PlanningFeature
{
    public static void MapPlanning(this IEndpointRouteBuilder routes)
    {
        var planning = routes.MapGroup("/api/planning").WithTags("规划").RequireRight(StaffRight.SeePlans);
        var answers = planning.MapGroup("").Compresses();
        ShowOverview.Map(answers);
        FindCoverage.Map(answers);
        FindGaps.Map(answers);
        FindDensity.Map(answers);
        ShowQuotas.Map(answers);
    }
}
