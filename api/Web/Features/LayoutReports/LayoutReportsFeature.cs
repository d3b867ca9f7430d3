using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.LayoutReports;

/// <summary>站点布局报告: asked for here, computed by Jobs, fetched here.</summary>
internal static class LayoutReportsFeature
{
    public static void AddLayoutReports(this IServiceCollection services) => services.AddScoped<ReportDesk>();

    public static void MapLayoutReports(this IEndpointRouteBuilder routes)
    {
        var reports = routes.MapGroup("/api/planning/reports").WithTags("规划");
        var seen = reports.MapGroup("").RequireRight(StaffRight.SeePlans);
        ListReports.Map(seen);
        ShowReport.Map(seen);
        WatchReport.Map(seen);
        FetchReportFile.Map(seen);
        var asked = reports.MapGroup("").RequireRight(StaffRight.Plan);
        AskReport.Map(asked);
        CancelReport.Map(asked);
    }
}
