using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.Audit;

/// <summary>Officers read what was done to the homes and accounts of their unions.</summary>
internal static class AuditFeature
{
    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        var staff = routes.MapGroup("/api/staff").WithTags("审计").RequireRight(StaffRight.SeeAudit);
        ListAudit.Map(staff);
        ExportAudit.Map(staff);
    }
}
