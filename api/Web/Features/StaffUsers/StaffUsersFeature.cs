using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.StaffUsers;

/// <summary>Officers keep the accounts of their unions and of those below.</summary>
internal static class StaffUsersFeature
{
    public static void AddStaffUsers(this IServiceCollection services) => services.AddScoped<StaffOffice>();

    public static void MapStaffUsers(this IEndpointRouteBuilder routes)
    {
        var staff = routes.MapGroup("/api/staff").WithTags("账号").RequireRight(StaffRight.ManageStaff);
        var users = staff.MapGroup("/users");
        ListUsers.Map(users);
        ShowUser.Map(users);
        CreateUser.Map(users);
        ChangeUser.Map(users);
        ResetUser.Map(users);
        DisableUser.Map(users);
        EndUserSession.Map(users);
        ListSignIns.Map(staff);
    }
}
