using System.ComponentModel;
using System.Linq.Expressions;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Staff;

/// <summary>An appointment as answers show it.</summary>
internal sealed record PostAnswer(
    [property: Description("角色：city_officer、county_officer、union_officer、home_manager、planner、finance、viewer")]
        string Role,
    [property: Description("角色的中文名")] string Title,
    [property: Description("管辖的工会，含其下级")] int? UnionId,
    [property: Description("该工会的名称")] string? Union,
    [property: Description("站点管理员所管的职工之家")] int? HomeId,
    [property: Description("该职工之家的名称")] string? Home
)
{
    public static readonly Expression<Func<StaffAppointment, PostAnswer>> Of = a => new PostAnswer(
        a.Role.Code(),
        a.Role.Title(),
        a.UnionId,
        a.Union!.Name,
        a.HomeId,
        a.Home!.Name
    );
}
