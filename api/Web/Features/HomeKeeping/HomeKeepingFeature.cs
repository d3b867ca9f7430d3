using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>Staff keep the homes of their unions: each question and each change within the caller's scope.</summary>
internal static class HomeKeepingFeature
{
    public static void AddHomeKeeping(this IServiceCollection services)
    {
        services.AddSingleton<HomeQueries>();
        services.AddScoped<HomeDesk>();
    }

    public static void MapHomeKeeping(this IEndpointRouteBuilder routes)
    {
        var staff = routes.MapGroup("/api/staff").WithTags("站点管理");
        ShowTerms.Map(staff);
        ReadHours.Map(staff);
        ExportHomeTable.Map(staff);
        var homes = staff.MapGroup("/homes");
        ListStaffHomes.Map(homes);
        ShowStaffHome.Map(homes);
        CreateHome.Map(homes);
        EditHome.Map(homes);
        SuspendHome.Map(homes);
        CloseHome.Map(homes);
        CheckService.Map(homes);
        EditHomeTable.Map(homes);
    }

    /// <summary>Of changes to the version that If-Match names, and what is the endpoint's own.</summary>
    public static RouteHandlerBuilder ProducesChangeProblems(this RouteHandlerBuilder endpoint, params Problem[] own) =>
        endpoint.ProducesProblems([
            Problem.RequestInvalid,
            Problem.StaffHomeNotFound,
            Problem.ChangedMeanwhile,
            Problem.IfMatchRequired,
            .. own,
        ]);
}
